package org.residua.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * What stands in a column of the first lines.
 *
 * @param values its numbers, in their order
 * @param missing how many cells are missing
 * @param dates how many are dates
 * @param texts how many are anything else
 * @param fractions how many numbers are written with a decimal sign or an exponent
 * @param padded whether a fraction ends with a 0, which only a fixed number of digits makes
 */
@SuppressWarnings("ArrayRecordComponent")
record CsvColumn(double[] values, int missing, int dates, int texts, int fractions, boolean padded) {

  /** Fewer rows than this tell nothing about how few distinct values there are. */
  private static final int FEW_ROWS = 8;
  private static final int MOST_STATES = 5;
  private static final Pattern PADDED = Pattern.compile(".*[.,][0-9]+0");
  private static final int REPEATS = 4;

  static CsvColumn of(List<CsvLine> lines, int index, CsvDialect dialect) {
    DoubleStream.Builder values = DoubleStream.builder();
    int missing = 0;
    int dates = 0;
    int texts = 0;
    int fractions = 0;
    boolean padded = false;
    for (CsvLine line : lines) {
      String text = line.cells().get(index);
      CsvCell cell = CsvCell.of(text, dialect);
      switch (cell.kind()) {
        case MISSING -> missing++;
        case DATE -> dates++;
        case TEXT -> texts++;
        case NUMBER -> {
          values.add(cell.value());
          fractions += fraction(text) ? 1 : 0;
          padded |= PADDED.matcher(text).matches();
        }
      }
    }
    return new CsvColumn(values.build().toArray(), missing, dates, texts, fractions, padded);
  }

  /** Whether a number is written with a decimal sign or an exponent. */
  static boolean fraction(String number) {
    return number.chars().anyMatch(c -> c == '.' || c == ',' || c == 'e' || c == 'E');
  }

  /** Whether there are numbers, and nothing else but missing ones. */
  boolean clean() {
    return values.length > 0 && dates + texts == 0;
  }

  /** Whether numbers are at least half of what is there. */
  boolean numeric() {
    return values.length > 0 && values.length >= dates + texts;
  }

  /** Whether it holds dates. */
  boolean dated() {
    return dates > 0 && dates >= texts + values.length;
  }

  /** Whether it has a number in every line, each greater than the one before. */
  boolean increasing() {
    boolean increasing = clean() && missing == 0 && values.length >= 2;
    for (int i = 1; increasing && i < values.length; i++) {
      increasing = values[i - 1] < values[i];
    }
    return increasing;
  }

  /** Whether it looks like a flag: few distinct values, most of them whole. */
  boolean flag() {
    long distinct = DoubleStream.of(values).distinct().limit(MOST_STATES + 1L).count();
    boolean few = distinct <= 2 || (fractions == 0 && distinct <= MOST_STATES);
    return few && values.length >= FEW_ROWS && values.length >= REPEATS * distinct;
  }

  /** Whether a number is far beyond all of its numbers, by more than five times their range. */
  boolean far(double x) {
    double least = DoubleStream.of(values).min().orElse(x);
    double most = DoubleStream.of(values).max().orElse(x);
    double reach = 5 * (most - least);
    return x < least - reach || x > most + reach;
  }

  /** The columns of lines that all have as many cells as the first. */
  static List<CsvColumn> all(List<CsvLine> lines, int width, CsvDialect dialect) {
    List<CsvLine> even = lines.stream().filter(line -> line.cells().size() == width).toList();
    List<CsvColumn> columns = new ArrayList<>(width);
    for (int c = 0; c < width; c++) {
      columns.add(of(even, c, dialect));
    }
    return List.copyOf(columns);
  }
}
