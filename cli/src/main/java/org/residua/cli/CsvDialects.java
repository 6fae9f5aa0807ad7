package org.residua.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Decides the dialect of a CSV text: its first lines are read in every dialect that the caller leaves open, and the one
 * is taken that explains all cells. What two dialects explain with different samples is refused.
 */
final class CsvDialects {

  /** Numbers with signs between groups of three digits, which a separator would tear apart. */
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?[1-9][0-9]{0,2}((,[0-9]{3})+([.][0-9]+)?|([.][0-9]{3})+,[0-9]+)");

  private final String name;
  private final CsvAsked asked;

  private CsvDialects(String name, CsvAsked asked) {
    this.name = name;
    this.asked = asked;
  }

  /** The columns of the text, in its dialect; empty when it has no line but comments. */
  static Optional<CsvColumns> choose(String name, String head, CsvAsked asked) {
    List<CsvReading> readings = CsvDialect.among(asked).stream()
        .flatMap(dialect -> CsvReading.of(head, dialect).stream()).toList();
    if (readings.isEmpty() && !head.replaceAll("#(?=\n|$)", "").isBlank()) {
      throw new IllegalArgumentException(name + " cannot be split into cells: a quotation mark is never closed, or"
          + " something other than a separator follows a closed one; mend it, or give --separator");
    }
    return readings.isEmpty() ? Optional.empty() : Optional.of(new CsvDialects(name, asked).among(readings));
  }

  private CsvColumns among(List<CsvReading> readings) {
    List<CsvReading> fitting = readings.stream().filter(CsvReading::fits).filter(this::hasWhatIsAsked)
        .sorted(Comparator.comparingLong(CsvReading::unexplained)).toList();
    if (fitting.isEmpty()) {
      // Nothing fits: the reading with most numbers makes the most useful message.
      return columns(readings.stream().max(Comparator.comparingInt(CsvReading::numbers)
          .thenComparingInt(reading -> -readings.indexOf(reading))).orElseThrow());
    }
    CsvReading chosen = fitting.get(0);
    CsvColumns columns = columns(chosen);
    requireOnlyReading(chosen, columns, fitting);
    return columns;
  }

  private CsvColumns columns(CsvReading reading) {
    return CsvColumns.choose(name, reading, asked.column());
  }

  private boolean hasWhatIsAsked(CsvReading reading) {
    return asked.column().isEmpty() || CsvColumns.has(reading, asked.column().get());
  }

  private void requireOnlyReading(CsvReading chosen, CsvColumns columns, List<CsvReading> fitting) {
    fitting.stream().filter(other -> rivals(chosen, other) && !same(chosen, other)).findFirst()
        .ifPresent(rival -> refuse(chosen, rival));
    if (!columns.named() && asked.separator().isEmpty() && asked.decimal().isEmpty()) {
      requireWholeNumbers(chosen, columns);
    }
  }

  /** Refuses commas that may be within numbers where neither a header nor the caller says more. */
  private void requireWholeNumbers(CsvReading chosen, CsvColumns columns) {
    List<String> lines = chosen.lines().stream().map(line -> String.join(",", line.cells())).toList();
    if (!chosen.dialect().separatesByComma()) {
      if (chosen.width() == 1 && chosen.dialect().decimal() == CsvDialect.Sign.COMMA) {
        lines.stream().filter(line -> line.contains(",")).findFirst()
            .ifPresent(line -> refuse(line, "is one number with a decimal comma", "--decimal comma"));
      }
    } else if (lines.stream().allMatch(line -> GROUPED.matcher(line).matches())) {
      refuse(lines.get(0), "is one number in groups of three digits", "write it without groups");
    } else if (columns.indices().stream().anyMatch(c -> torn(chosen, c))) {
      refuse(lines.get(0), "ends with a number with a decimal comma", "write decimal points");
    }
  }

  /** Whole numbers of as many digits each, one of them with a 0 in front: what stands behind a decimal sign. */
  private static boolean torn(CsvReading reading, int c) {
    List<String> cells = reading.lines().stream().map(line -> line.cells().get(c)).toList();
    int digits = cells.get(0).length();
    return c > 0 && digits > 1 && cells.stream().allMatch(cell -> cell.length() == digits && cell.matches("[0-9]+"))
        && cells.stream().anyMatch(cell -> cell.startsWith("0"))
        && reading.lines().stream().allMatch(line -> line.cells().get(c - 1).matches("[+-]?[0-9]+"));
  }

  /**
   * Whether another reading contradicts the chosen one: a decimal comma where the commas were taken to separate, or the other way
   * round. A header and dates that only the chosen one understands decide; a single comma in each line does not.
   */
  private static boolean rivals(CsvReading chosen, CsvReading other) {
    if (chosen.dialect().separatesByComma()) {
      return !other.dialect().separatesByComma() && other.dialect().decimal() == CsvDialect.Sign.COMMA
          && other.unexplained() == 0 && other.header() != CsvHeader.NAMES;
    }
    return chosen.dialect().decimal() == CsvDialect.Sign.COMMA && !chosen.dated()
        && other.dialect().separatesByComma() && other.dialect().decimal() == CsvDialect.Sign.POINT
        && other.width() == 2;
  }

  private static boolean same(CsvReading one, CsvReading other) {
    return one.width() == other.width() && IntStream.range(0, one.width())
        .allMatch(c -> Arrays.equals(one.below().get(c).values(), other.below().get(c).values()));
  }

  private void refuse(CsvReading chosen, CsvReading rival) {
    throw new IllegalArgumentException(name + " can be read in two ways: line " + chosen.first().number() + " is "
        + shown(chosen) + ", or " + shown(rival) + "; give " + remedy(chosen) + " or " + remedy(rival));
  }

  private static String shown(CsvReading reading) {
    String cells = String.join(" and ", reading.first().cells().stream().limit(3).map(Shown::quoted).toList());
    return cells + (reading.width() > 1 ? " (" + reading.dialect() + ")"
        : " (decimal " + reading.dialect().decimal().text() + ", one column)");
  }

  private static String remedy(CsvReading reading) {
    return reading.width() > 1 ? Option.SEPARATOR.flag() + " " + reading.dialect().separator().text()
        : Option.DECIMAL.flag() + " " + reading.dialect().decimal().text();
  }

  private void refuse(String line, String other, String remedy) {
    throw new IllegalArgumentException(name + " can be read in two ways: " + Shown.quoted(line)
        + " has commas that separate, or " + other + "; give --separator comma, or " + remedy);
  }
}
