package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Signal;

/** Tables of known numbers, written in every dialect: read as what they are or refused, never as anything else. */
class CsvRoundTripTest {

  private static final int TRIES = 10 * Integer.getInteger("residua.tries", 100);
  private static final long SEED = 20261126;
  private static final String[] MISSING = {"", "NA", "NaN", "nan", "null", "None", "-", "#N/A", "1.#QNAN", "\"\""};
  private static final String[] ENDS = {"\n", "\r\n", "\r\r\n", "\r"};
  private static final List<CsvDialect.Separator> SEPARATORS = List.of(CsvDialect.Separator.values());

  /** One table: its samples, where they stand, its text, and the columns of cells that it is made of. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Table(String text, double[] samples, int column, List<List<String>> columns, CsvDialect dialect) {

    int width() {
      return columns.size();
    }
  }

  private static final class Writer {
    private final Random random;
    private final CsvDialect.Separator kind;
    private final char separator;
    private final boolean comma;
    private final boolean named;
    private final int rows;
    private final String missing;
    private final double gaps;

    Writer(long seed) {
      random = new Random(seed);
      kind = SEPARATORS.get(random.nextInt(SEPARATORS.size()));
      separator = switch (kind) {
        case COMMA -> ',';
        case SEMICOLON -> ';';
        case TAB -> '\t';
        case BLANK -> ' ';
      };
      comma = separator != ',' && random.nextBoolean();
      named = random.nextBoolean();
      rows = 12 + random.nextInt(40);
      String word = MISSING[random.nextInt(MISSING.length)];
      missing = separator == ' ' && word.isEmpty() ? "NaN" : word;
      gaps = random.nextBoolean() ? 0 : 0.2;
    }

    private String sign(String number) {
      return comma ? number.replace('.', ',') : number;
    }

    /** The samples: two digits, whole, shortest decimals or powers of ten. */
    private List<String> samples(double[] u) {
      int form = random.nextInt(4);
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        double x = 20 * random.nextGaussian() + (i > rows / 2 ? 50 : 0);
        String cell = switch (form) {
          case 0 -> String.format(Locale.ROOT, "%.2f", x);
          case 1 -> Long.toString(Math.round(x));
          case 2 -> Double.toString(x);
          default -> String.format(Locale.ROOT, "%.4e", x);
        };
        boolean gap = random.nextDouble() < gaps;
        u[i] = gap ? Double.NaN : Double.parseDouble(cell);
        cells.add(gap ? missing : sign(cell));
      }
      return cells;
    }

    private List<String> beside() {
      int kind = random.nextInt(5);
      int start = random.nextInt(3);
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        cells.add(switch (kind) {
          case 0 -> Integer.toString(start + i);
          case 1 -> String.format(Locale.ROOT, "2024-%02d-%02d", 1 + i / 28, 1 + i % 28);
          case 2 -> Integer.toString(random.nextInt(2));
          case 3 -> sign(Double.toString(start + 0.25 * i));
          default -> "s" + (char) ('a' + random.nextInt(5));
        });
      }
      return cells;
    }

    /** Names; some of them are numbers, where fractions are below them. */
    private String names(int width, int column, boolean fractions) {
      int style = fractions && width > 1 ? random.nextInt(4) : random.nextInt(2);
      List<String> names = new ArrayList<>();
      for (int c = 0; c < width; c++) {
        names.add(switch (style) {
          case 0 -> "ab".charAt(c % 2) + "x" + c;
          case 1 -> c == column ? "value" : "\"col " + c + "\"";
          case 2 -> Integer.toString(2001 + c);
          default -> Integer.toString(c);
        });
      }
      return join(names);
    }

    private String join(List<String> cells) {
      String between = separator == ' ' ? " ".repeat(1 + random.nextInt(3)) : Character.toString(separator);
      return String.join(between, cells);
    }

    Table table() {
      double[] u = new double[rows];
      int width = 1 + random.nextInt(3);
      int column = random.nextInt(width);
      List<List<String>> columns = new ArrayList<>();
      for (int c = 0; c < width; c++) {
        columns.add(c == column ? samples(u) : beside());
      }
      boolean fractions = columns.get(column).stream()
          .anyMatch(cell -> cell.indexOf(comma ? ',' : '.') >= 0 && !cell.contains("#"));
      StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
      text.append(random.nextInt(8) == 0 ? "# made by hand, \"1;2\n" : "");
      text.append(named ? names(width, column, fractions) + "\n" : "");
      for (int i = 0; i < rows; i++) {
        int row = i;
        text.append(join(columns.stream().map(cells -> cells.get(row)).toList())).append('\n');
      }
      return new Table(text.toString().replace("\n", ENDS[random.nextInt(ENDS.length)]), u, column, columns,
          new CsvDialect(kind, comma ? CsvDialect.Sign.COMMA : CsvDialect.Sign.POINT, OptionalDouble.empty()));
    }
  }

  /** The samples, or nothing where the table is refused. */
  private static Optional<Samples> read(Table table, CsvAsked asked) {
    try {
      return Optional.of(new CsvInput("text", asked).read(new ByteArrayInputStream(table.text().getBytes(UTF_8))));
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).contains(";").doesNotContain("\n");
      return Optional.empty();
    }
  }

  /** A missing sample at the end of a single column is an empty line there, and no sample. */
  private static void assertSame(Samples samples, Table table, long seed) {
    int length = table.samples().length;
    while (table.width() == 1 && samples.signal().shape().length() < length && Double.isNaN(table.samples()[length - 1])) {
      length--;
    }
    assertThat(samples.signal()).as("seed %d:%n%s", seed, table.text())
        .isEqualTo(Signal.of(Arrays.copyOf(table.samples(), length)));
  }

  private static String written(Samples samples) {
    StringWriter text = new StringWriter();
    try {
      CsvOutput.write(samples.signal(), samples.kept(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Written and read again: the same samples, and beside them the cells of the table with decimal points. */
  private static boolean assertWrittenBack(Samples samples, Table table, boolean all, long seed) {
    String out = written(samples);
    Samples again = new CsvInput("written", new CsvAsked(Optional.empty(), Optional.empty(), Optional.empty(),
        OptionalDouble.empty(), all))
        .read(new ByteArrayInputStream(out.getBytes(UTF_8)));
    assertThat(again.signal()).as("seed %d:%n%s", seed, out).isEqualTo(samples.signal());
    assertThat(written(again)).as("seed %d", seed).isEqualTo(out);
    CellStore.Texts cells = samples.kept().cells().texts();
    int width = (samples.kept().time().isPresent() ? 1 : 0) + samples.kept().others().size();
    List<List<String>> kept = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      kept.add(new ArrayList<>());
    }
    for (int i = 0; i < width * table.samples().length; i++) {
      kept.get(i % width).add(cells.next());
    }
    assertThat(table.columns().stream().map(column -> column.stream().map(table.dialect()::pointed).toList()).toList())
        .as("seed %d:%n%s", seed, table.text()).containsAll(kept);
    assertThat(width).isEqualTo(all ? table.width() - 1 : samples.columns().time().isPresent() ? 1 : 0);
    return samples.kept().time().isPresent();
  }

  @Test
  void whatIsKeptIsWrittenBackAndReadAgain() {
    int axes = 0;
    for (int k = 0; k < TRIES; k++) {
      long seed = SEED + TRIES + k;
      boolean all = k % 2 == 0;
      Table table = new Writer(seed).table();
      Optional<Samples> samples = read(table, new CsvAsked(Optional.of(Integer.toString(table.column() + 1)),
          Optional.of(table.dialect().separator()), Optional.of(table.dialect().decimal()), OptionalDouble.empty(), all));
      axes += samples.isPresent() && assertWrittenBack(samples.get(), table, all, seed) ? 1 : 0;
    }
    assertThat(axes).as("time axes that are written back").isGreaterThan(TRIES / 3);
  }

  @Test
  void readAsWrittenOrRefused() {
    int read = 0;
    for (int k = 0; k < TRIES; k++) {
      long seed = SEED + k;
      Table table = new Writer(seed).table();
      Optional<Samples> samples = read(table, CsvAsked.nothing());
      samples.ifPresent(u -> assertSame(u, table, seed));
      read += samples.isPresent() ? 1 : 0;
    }
    assertThat(read).as("tables that are read").isGreaterThan(TRIES * 2 / 3);
  }

  @Test
  void theOptionsMakeAlmostAllReadable() {
    int read = 0;
    for (int k = 0; k < TRIES; k++) {
      long seed = SEED - k;
      Table table = new Writer(seed).table();
      CsvAsked asked = new CsvAsked(Optional.of(Integer.toString(table.column() + 1)),
          Optional.of(table.dialect().separator()), Optional.of(table.dialect().decimal()), OptionalDouble.empty(), false);
      Optional<Samples> samples = read(table, asked);
      samples.ifPresent(u -> assertSame(u, table, seed));
      read += samples.isPresent() ? 1 : 0;
    }
    assertThat(read).as("tables that are read").isGreaterThan(TRIES * 9 / 10);
  }
}
