package org.residua.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dialects, headers, columns and missing samples that are told from the cells; what cannot be told is refused. */
class CsvDialectTest {

  private static final int ROWS = 20;
  /** A step with noise: neither constant nor symmetric, its last digits 0 to 9. */
  private static final double[] U = IntStream.range(0, ROWS)
      .mapToDouble(i -> ((i < 9 ? 140 : 520) + (37 * i) % 23 + (i == 4 ? 3 : 0)) / 100.0).toArray();

  private static String point(int i) {
    return String.format(Locale.ROOT, "%.2f", U[i]);
  }

  private static String comma(int i) {
    return point(i).replace('.', ',');
  }

  private static String rows(IntFunction<String> row) {
    return IntStream.range(0, ROWS).mapToObj(i -> row.apply(i) + "\n").collect(Collectors.joining());
  }

  private static Samples read(byte[] text, String... options) {
    Map<Option, String> given = new EnumMap<>(Option.class);
    for (int i = 0; i < options.length; i += 2) {
      given.put(Option.valueOf(options[i]), options[i + 1]);
    }
    return new CsvInput("text", CsvAsked.of(new Given(Command.DENOISE, given, List.of())))
        .read(new ByteArrayInputStream(text));
  }

  private static Samples read(String text, String... options) {
    return read(text.getBytes(UTF_8), options);
  }

  private static void assertRead(String text, String... options) {
    Samples samples = read(text, options);
    assertThat(samples.signal().channel(0)).as(text).containsExactly(U);
    assertThat(samples.gap().count()).isZero();
  }

  private static void assertRefused(String text, String... parts) {
    assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain("\n"));
  }

  private static void assertColumns(String text, String column, String time) {
    Samples samples = read(text);
    assertThat(samples.columns().all()).as(text).isEqualTo(column);
    assertThat(samples.columns().time().orElse("none")).as(text).isEqualTo(time);
  }

  @Test
  void separators() {
    for (String separator : new String[] {",", ";", "\t", " ", "   ", ", ", " ; ", " \t"}) {
      assertRead(rows(i -> i + separator + point(i)));
      assertRead("t" + separator + "flow\n" + rows(i -> i + separator + point(i)));
    }
    assertRead(rows(i -> String.format(Locale.ROOT, "%6d %8s  ", i, point(i))));
  }

  @Test
  void decimalCommas() {
    for (String separator : new String[] {";", "\t", "  "}) {
      assertRead("t" + separator + "flow\n" + rows(i -> i + separator + comma(i)));
      assertRead(rows(i -> "0,5" + separator + comma(i)));
      assertRead(rows(i -> String.format(Locale.ROOT, "%02d.03.2021", i + 1) + separator + comma(i)));
    }
    assertRead("flow\n" + rows(CsvDialectTest::comma));
    assertRead(rows(i -> "\"" + comma(i) + "\""));
    assertRead(rows(i -> i + ",\"" + comma(i) + "\""));
  }

  @Test
  void aSingleCommaInEachLineIsRefusedWithBothReadings() {
    assertRefused(rows(CsvDialectTest::comma), "two ways", "'1' and '40'", "'1,40'", "--separator comma", "--decimal comma");
    assertRefused(rows(i -> i + ";" + comma(i)), "'0;1' and '40'", "'0' and '1,40'", "--separator comma",
        "--separator semicolon");
    assertRefused(rows(i -> i + "\t" + comma(i)), "two ways", "--separator tab");
    assertRefused(rows(i -> i == 7 ? "3" : comma(i)), "two ways", "--separator comma", "--decimal comma");
    assertRefused(rows(i -> (i + 1) + ",234.5"), "two ways", "three digits", "--separator comma");
    assertRefused(",0\n" + rows(i -> i + "," + i % 7), "two ways");
    assertRefused(rows(i -> i + "," + i % 5 + String.format(Locale.ROOT, ",%02d", 7 * i % 100)), "two ways", "decimal comma");
    assertRefused("t,x\n" + rows(i -> i + "," + comma(i)), "line 2 has 3 cells", "separator comma", "--decimal");
  }

  @Test
  void theOptionsDecide() {
    assertRead(rows(CsvDialectTest::comma), "DECIMAL", "comma");
    assertRead(rows(CsvDialectTest::comma), "SEPARATOR", "semicolon");
    assertRead(rows(i -> i + ";" + comma(i)), "SEPARATOR", "semicolon");
    assertRead(rows(i -> i + "\t" + comma(i)), "SEPARATOR", "tab", "DECIMAL", "comma");
    assertRead(rows(i -> i + "  " + comma(i)), "SEPARATOR", "blank");
    assertThat(read(rows(CsvDialectTest::comma), "SEPARATOR", "comma").signal().get(0, 0)).isEqualTo(40);
    assertThat(read(rows(CsvDialectTest::comma), "COLUMN", "2").signal().get(0, 0)).isEqualTo(40);
    assertRead(rows(i -> point(i) + "," + i % 3), "COLUMN", "1");
  }

  @Test
  void encodingsAndLineEnds() {
    String text = "t,größe\n" + rows(i -> i + "," + point(i));
    assertThat(read(text.getBytes(UTF_16)).signal().channel(0)).containsExactly(U);
    assertThat(read(("\uFEFF" + text).getBytes(UTF_16LE)).columns().all()).isEqualTo("größe");
    assertThat(read(("\uFEFF" + text).getBytes(UTF_8)).signal().channel(0)).containsExactly(U);
    assertThatThrownBy(() -> read(text.getBytes(ISO_8859_1))).hasMessageContaining("UTF-8");
    for (String end : new String[] {"\r\n", "\r", "\r\r\n", "\r\r\r\n"}) {
      assertRead(text.replace("\n", end));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zero\u200Cwidth", "soft\u00ADhyphen", "\uD83D\uDE00", "caf\u00E9", "\u6C34\u4F4D"})
  void anyLetterMayNameAColumn(String name) {
    assertRead(name + "\n" + rows(CsvDialectTest::point));
    assertRead("t," + name + "\n" + rows(i -> i + "," + point(i)));
  }

  @Test
  void commentsAreSkippedAndLinesKeepTheirNumbers() {
    assertRead("# made \"today, by hand\n#\nt,flow\n# 1,2,3\n" + rows(i -> i + "," + point(i)) + "# end");
    assertRead("# t;flow\n" + rows(i -> i + "," + point(i)));
    assertRefused("# a\n# b\nflow\n1.5\nx5\n", "line 5, cell 1", "'x5'");
    assertRefused("# a\n#b\n", "nothing but comments");
    assertThat(read("1.5\n#N/A\n2.5\n").gap().count()).isEqualTo(1);
    assertRefused("1.5\n#DIV/0!\n2.5\n", "line 2", "'#DIV/0!' is no number");
    assertThat(read("#x\n".repeat(3000) + "1.5\n2.25\n").signal().channel(0)).containsExactly(1.5, 2.25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "NA", "NaN", "nan", "-nan", "null", "NULL", "None", "-", "#N/A", "1.#QNAN", "-1.#IND"})
  void missing(String cell) {
    double[] u = read("value\n1.5\n" + cell + "\n2.5\n").signal().channel(0);
    assertThat(u).containsExactly(1.5, Double.NaN, 2.5);
    assertThat(read("t,value\n0," + cell + "\n1,7\n").signal().channel(0)).containsExactly(Double.NaN, 7);
    assertThat(read(cell + "\n1.27\n1.24\n0.9\n").signal().channel(0)).containsExactly(Double.NaN, 1.27, 1.24, 0.9);
    if (!cell.isEmpty()) {
      assertThat(read("value\n1.5\n2.5\n" + cell + "\n").signal().channel(0)).containsExactly(1.5, 2.5, Double.NaN);
    }
  }

  @Test
  void aNumberMayStandForAMissingSample() {
    String text = "depth,gr\n" + rows(i -> 1000 + 0.5 * i + "," + (i % 8 == 3 ? "-999.25" : point(i)));
    Samples as = read(text, "NULL", "-999.25");
    assertThat(as.gap().count()).isEqualTo(3);
    assertThat(as.warnings()).isEmpty();
    assertThat(read(text).warnings()).singleElement().asString().contains("'gr'", "-999.25", "--null -999.25");
    assertThat(read("flow\n" + rows(CsvDialectTest::point)).warnings()).isEmpty();
  }

  @Test
  void everySecondLineEmptyIsToldOf() {
    Samples samples = read("flow\n" + rows(CsvDialectTest::point).replace("\n", "\n\n"));
    assertThat(samples.signal().shape().length()).isEqualTo(2 * ROWS - 1);
    assertThat(samples.warnings()).singleElement().asString().contains("every second line is empty", "19 of 39");
    assertThat(read("1.5\n\n2.5\n\n3.5\n1.5\n").warnings()).isEmpty();
  }

  @Test
  void namesThatAreNumbers() {
    assertRead("month,2023,2024\n" + rows(i -> i + 1 + "," + point(ROWS - 1 - i) + "," + point(i)));
    assertRead("station,2023,2024\n" + rows(i -> "s" + (char) ('a' + i) + "," + point(ROWS - 1 - i) + "," + point(i)));
    assertRead(",0\n" + rows(i -> i + "," + point(i)));
    assertRead(",0,1\n" + rows(i -> i + "," + i + "," + point(i)));
    assertRead("0,1\n" + rows(i -> i + "," + point(i)));
    assertRead("412,490,560\n" + rows(i -> point(3) + "," + point(ROWS - 1 - i) + "," + point(i)));
    assertRead("350.5,351.0,351.5\n" + rows(i -> point(3) + "," + point(ROWS - 1 - i) + "," + point(i)));
    assertRead("2021-01,2021-02\n" + rows(i -> point(ROWS - 1 - i) + "," + point(i)));
    assertRefused("2023\n" + rows(i -> Integer.toString(7 + i % 4)), "line 1", "names of columns or samples");
    assertRefused("0\n" + rows(CsvDialectTest::point), "line 1", "names of columns or samples", "--column NAME");
    assertRead("0\n" + rows(CsvDialectTest::point), "COLUMN", "0");
    assertRead("\"1\",\"2\"\n" + rows(i -> i % 3 + "," + point(i)));
  }

  @Test
  void firstSamplesThatLookLikeNames() {
    assertThat(read("1\n0.99\n0.97\n0.98\n").signal().channel(0)).containsExactly(1, 0.99, 0.97, 0.98);
    assertThat(read("0,0.5\n0.1,0.7\n0.2,0.6\n").signal().channel(0)).containsExactly(0.5, 0.7, 0.6);
    assertThat(read("1,2,3\n4,5,6\n7,8,9\n10,11,12\n13,14,15\n").signal().channel(0)).containsExactly(3, 6, 9, 12, 15);
    assertThat(read("0;512\n1;30\n2;31\n3;29\n").signal().channel(0)).containsExactly(512, 30, 31, 29);
    assertThat(read("A,1.5\nB,2.5\nC,0.5\n").signal().channel(0)).containsExactly(1.5, 2.5, 0.5);
    assertThat(read("5\n1\n2\n3\n4\n").signal().channel(0)).containsExactly(5, 1, 2, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.05D+00", "N/A", "?", "*", "l.05", "1.2.3", "12 mm", "$1.05", "--", "#REF!", "\u22121.5"})
  void aBrokenFirstSampleIsNoName(String cell) {
    assertRefused(cell + "\n" + rows(CsvDialectTest::point), "line 1, cell 1", "is no number");
    assertRefused("0," + cell + "\n" + rows(i -> i + 1 + "," + point(i)), "line 1, cell 2", "is no number");
  }

  @Test
  void theColumnThatIsReadAndTheTimeAxis() {
    assertColumns("t,value,x\n1,2,3\n4,1,6\n", "value", "t");
    assertColumns("Value,t\n" + rows(i -> point(i) + "," + i), "Value", "t");
    assertColumns("t,level,quality\n" + rows(i -> i + "," + point(i) + ",0"), "level", "t");
    assertColumns("t,level,quality\n" + rows(i -> i + "," + point(i) + "," + i % 2), "level", "t");
    assertColumns("price,timestamp\n" + rows(i -> point(i) + "," + (1600000000L + 60L * i)), "price", "timestamp");
    assertColumns(rows(i -> point(i) + "," + (1600000000L + 60L * i)), "1", "2");
    assertColumns("Date,Open\n" + rows(i -> String.format(Locale.ROOT, "2021-03-%02d,%s", i + 1, point(i))), "Open", "Date");
    assertColumns("t,state\n" + rows(i -> i + "," + i % 2), "state", "t");
    assertColumns("t,temp,note\n" + rows(i -> i + "," + point(i) + ",ok"), "temp", "t");
    assertColumns("t,a,b\n" + rows(i -> i + "," + 2 * i + "," + 3 * i), "b", "t");
    assertColumns(rows(CsvDialectTest::point), "1", "none");
    assertColumns("time (s);Druck\n" + rows(i -> -i + ";" + comma(i)), "Druck", "time (s)");
  }

  @Test
  void emptyLastColumns() {
    assertRead(rows(i -> point(i) + ","));
    assertRead("t,temp,\n" + rows(i -> i + "," + point(i) + ","));
    assertColumns("t,\n" + rows(i -> i + "," + point(i)), "2", "t");
    assertRefused("t,temp\n" + rows(i -> i + "," + point(i) + ","), "3 cells", "remove the separator at its end");
  }

  @Test
  void twoColumnsOfOneName() {
    String text = "t,x,x\n" + rows(i -> i + "," + point(i) + ",7");
    assertThatThrownBy(() -> read(text, "COLUMN", "x"))
        .hasMessageContainingAll("column 'x' stands for columns 2 and 3", "--column 2");
    assertRead(text, "COLUMN", "2");
    assertRefused("value,value\n" + rows(i -> i + "," + point(i)), "columns 1 and 2", "--column 1");
    assertColumns("VALUE,value\n" + rows(i -> i + "," + point(i)), "value", "VALUE");
  }

  @Test
  void wideTablesAndLongLines() {
    String wide = IntStream.range(0, 20_000).mapToObj(_ -> "0.5").collect(Collectors.joining(",")) + "\n";
    assertThat(read(wide.repeat(3), "COLUMN", "20000").signal().channel(0)).containsExactly(0.5, 0.5, 0.5);
    String quote = "value\n1.5\n2.5\n\"" + "x".repeat(17 << 20) + "\n";
    assertThatThrownBy(() -> read(quote)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("text", "quotation mark", "mend");
    assertRefused("1.5,".repeat(1 << 19), "line 1 has more than", "one sample a line");
    assertRefused("value\n1.5\n\"2.5\n3.5\n", "quotation mark is never closed", "mend");
  }

  @Test
  void nothingAtAll() {
    Ran ran = Ran.piped("", "denoise", "-");
    assertThat(ran.code()).isEqualTo(Main.FAULT);
    assertThat(ran.err()).contains("standard input is empty", "give a CSV");
    assertRefused("\n\n", "is empty");
  }

  @Test
  void oneDecimalSignOnly() {
    assertRefused("t;flow\n0;1.5\n1;2.5\n2;3,5\n", "line 4, cell 2", "'3,5' is no number", "--decimal comma");
  }

  @Test
  void whatTheFirstLinesSayHoldsForAll() {
    StringBuilder text = new StringBuilder("t;x\n");
    for (int i = 0; i < 5000; i++) {
      text.append(i).append(';').append(i % 10).append(",25\n");
    }
    double[] u = read(text.toString()).signal().channel(0);
    assertThat(u).hasSize(5000);
    assertThat(u[4999]).isEqualTo(9.25);
    assertRefused(text + "5000;4.5\n", "line 5002, cell 2", "'4.5' is no number", "--decimal point");
  }
}
