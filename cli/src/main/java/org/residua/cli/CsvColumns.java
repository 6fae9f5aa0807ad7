package org.residua.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The columns of a CSV text that hold the samples, one for each channel.
 *
 * @param dialect how the text is written
 * @param header the first line where it names the columns, else empty
 * @param width how many columns the text has
 * @param indices the positions of those columns, from 0
 * @param time the position of the time axis beside them
 */
record CsvColumns(CsvDialect dialect, List<String> header, int width, List<Integer> indices, Optional<Integer> time) {

  private static final String DEFAULT = "value";

  /** Copies the lists. */
  CsvColumns {
    header = List.copyOf(header);
    indices = List.copyOf(indices);
  }

  /**
   * The columns that are wanted, by numbers or names; else {@code value}; else the last with numbers that is neither a
   * time axis nor a flag.
   */
  static CsvColumns choose(String text, CsvReading reading, Optional<String> wanted) {
    List<String> names = reading.first().cells();
    boolean header = header(text, reading, wanted);
    List<CsvColumn> columns = header ? reading.below()
        : CsvColumn.all(reading.lines(), reading.width(), reading.dialect());
    List<Integer> indices = wanted.isPresent() ? asked(text, names, wanted.get())
        : List.of(usual(text, header ? names : List.of(), columns));
    List<String> naming = header ? names : List.of();
    return new CsvColumns(reading.dialect(), naming, names.size(), indices, new TimeAxis(naming, columns).besides(indices));
  }

  /** Whether the first line names the columns. */
  boolean named() {
    return !header.isEmpty();
  }

  /** What the columns are called, and the time axis. */
  ColumnNames names() {
    return new ColumnNames(indices.stream().map(this::name).toList(), time.map(this::name));
  }

  /** The columns that hold neither samples nor time. */
  List<Integer> others() {
    return where(width, c -> !indices.contains(c) && !time.equals(Optional.of(c)));
  }

  /** Whether a reading has the columns that are asked for. */
  static boolean has(CsvReading reading, String wanted) {
    List<String> names = reading.first().cells();
    return parts(names, wanted).stream()
        .allMatch(part -> number(part, names.size()).isPresent() || names.contains(part));
  }

  private static boolean header(String text, CsvReading reading, Optional<String> wanted) {
    List<String> names = reading.first().cells();
    if (wanted.isPresent() && parts(names, wanted.get()).stream()
        .anyMatch(part -> number(part, names.size()).isEmpty() && names.contains(part))) {
      return true;
    }
    CsvHeader header = reading.header();
    if (header == CsvHeader.OPEN) {
      throw new IllegalArgumentException(text + ", line " + reading.first().number() + ": "
          + Shown.quoted(String.join(",", names)) + " may be the names of columns or samples; begin a name with a letter"
          + " or give it (--column NAME), or write the samples like those below it (1 as 1.0)");
    }
    return header == CsvHeader.NAMES;
  }

  private static List<String> parts(List<String> names, String wanted) {
    // A quoted name may itself contain a comma.
    return names.contains(wanted) ? List.of(wanted) : List.of(wanted.split(",", -1));
  }

  private static List<Integer> asked(String text, List<String> names, String wanted) {
    List<Integer> indices = new ArrayList<>();
    for (String part : parts(names, wanted)) {
      OptionalInt number = number(part, names.size());
      int index = number.isPresent() ? number.getAsInt() - 1 : named(text, names, part);
      if (indices.contains(index)) {
        throw new IllegalArgumentException("column = " + Shown.oneLine(wanted) + ": "
            + Shown.quoted(part) + " is column " + (index + 1) + ", which may be given once only;"
            + " leave it out");
      }
      indices.add(index);
    }
    return indices;
  }

  /** The number of a column, empty when it is none of the text. */
  private static OptionalInt number(String part, int columns) {
    OptionalInt number = Decimal.whole(part);
    return number.isPresent() && number.getAsInt() >= 1 && number.getAsInt() <= columns
        ? number : OptionalInt.empty();
  }

  private static int named(String text, List<String> names, String name) {
    List<Integer> found = where(names.size(), c -> names.get(c).equals(name));
    if (!found.isEmpty()) {
      return only(text, name, found);
    }
    throw new IllegalArgumentException(Decimal.whole(name).isPresent()
        ? "column = " + name + " must be in 1.." + names.size() + ", the columns of " + text
            + "; or give a column's name"
        : "column " + Shown.quoted(name) + " is not among " + Shown.quoted(String.join(",", names))
            + ", the first line of " + text + "; give some of them, or numbers in 1.." + names.size());
  }

  private static int only(String text, String name, List<Integer> found) {
    if (found.size() > 1) {
      throw new IllegalArgumentException("column " + Shown.quoted(name) + " stands for columns "
          + String.join(" and ", found.stream().map(c -> Integer.toString(c + 1)).toList()) + " of " + text
          + "; give a number (--column " + (found.get(0) + 1) + ")");
    }
    return found.get(0);
  }

  /** The column that is read when none is asked for; {@code names} is empty where there is no header. */
  private static int usual(String text, List<String> names, List<CsvColumn> columns) {
    List<Integer> exact = where(names.size(), c -> names.get(c).equals(DEFAULT));
    List<Integer> value = exact.isEmpty() ? where(names.size(), c -> names.get(c).equalsIgnoreCase(DEFAULT)) : exact;
    if (!value.isEmpty()) {
      return only(text, names.get(value.get(0)), value);
    }
    TimeAxis time = new TimeAxis(names, columns);
    int axis = time.first();
    IntPredicate numeric = c -> columns.get(c).numeric() && !columns.get(c).dated();
    IntPredicate noAxis = numeric.and(c -> !time.named(c) && !columns.get(c).increasing());
    IntPredicate noFlag = c -> !columns.get(c).flag();
    return last(columns, noAxis.and(noFlag))
        .or(() -> last(columns, numeric.and(noFlag).and(c -> c != axis && !time.named(c))))
        .or(() -> last(columns, numeric.and(c -> c != axis && !time.named(c))))
        .or(() -> last(columns, numeric)).orElse(columns.size() - 1);
  }

  private static Optional<Integer> last(List<CsvColumn> columns, IntPredicate which) {
    List<Integer> found = where(columns.size(), which);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
  }

  private static List<Integer> where(int size, IntPredicate which) {
    return IntStream.range(0, size).filter(which).boxed().toList();
  }

  /** The name of a column, or its number where it has none of its own: as a word where the number is the name of another. */
  String name(int index) {
    String name = named() ? header.get(index) : "";
    boolean own = !name.isEmpty() && header.stream().filter(name::equals).count() == 1;
    String number = Integer.toString(index + 1);
    return own ? name : header.contains(number) ? "column " + number : number;
  }

  /** The number of a channel in a line, NaN for a missing one. */
  double number(String text, CsvLine line, int channel) {
    int index = indices.get(channel);
    String shown = line.cells().get(index);
    CsvCell cell = CsvCell.of(shown, dialect);
    return switch (cell.kind()) {
      case MISSING -> Double.NaN;
      case NUMBER -> finite(cell.value(), text, line, index);
      case DATE, TEXT -> throw refusal(text, line, index, " is no number; " + remedy(shown));
    };
  }

  private static double finite(double value, String text, CsvLine line, int index) {
    if (Double.isInfinite(value)) {
      throw refusal(text, line, index,
          " is not finite, samples must be below 1.8e308; leave the cell empty if it is missing");
    }
    return value;
  }

  private String remedy(String cell) {
    CsvDialect.Sign other = dialect.decimal() == CsvDialect.Sign.POINT ? CsvDialect.Sign.COMMA : CsvDialect.Sign.POINT;
    return CsvCell.number(cell, other).isPresent()
        ? "write all numbers with one decimal sign, or give " + Option.DECIMAL.flag() + " " + other.text()
        : "give a decimal number, or leave the cell empty for a missing sample";
  }

  private static IllegalArgumentException refusal(String text, CsvLine line, int index, String what) {
    return new IllegalArgumentException(text + ", line " + line.number() + ", cell " + (index + 1) + ": "
        + Shown.quoted(line.cells().get(index)) + what);
  }
}
