package org.residua.cli;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The column of a CSV text that holds the samples.
 *
 * @param index its position, from 0
 * @param columns how many there are
 * @param header whether the first line names them
 */
record CsvColumn(int index, int columns, boolean header) {

  private static final String DEFAULT = "value";

  /**
   * The column that is wanted, by number or by name, else {@code value}, else the last.
   *
   * <p>The first line is a header when the column is found by its name, or when the cell of the column in it
   * is no number.
   */
  static CsvColumn choose(String text, List<String> first, Optional<String> wanted) {
    List<String> names = first.stream().map(String::strip).toList();
    if (wanted.isEmpty()) {
      return names.contains(DEFAULT) ? named(names, DEFAULT) : at(names, names.size() - 1);
    }
    String name = wanted.get();
    OptionalInt number = Decimal.whole(name);
    if (number.isPresent() && number.getAsInt() >= 1 && number.getAsInt() <= names.size()) {
      return at(names, number.getAsInt() - 1);
    }
    if (names.contains(name)) {
      return named(names, name);
    }
    throw new IllegalArgumentException(number.isPresent()
        ? "column = " + name + " must be in 1.." + names.size() + ", the columns of " + text
            + "; or give a column's name"
        : "column " + Shown.quoted(name) + " is not among " + Shown.quoted(String.join(",", names))
            + ", the first line of " + text + "; give " + (name.contains(",")
                ? "one column: several are not available in this version"
                : "one of them, or a number in 1.." + names.size()));
  }

  private static CsvColumn named(List<String> names, String name) {
    return new CsvColumn(names.indexOf(name), names.size(), true);
  }

  private static CsvColumn at(List<String> names, int index) {
    String cell = names.get(index);
    return new CsvColumn(index, names.size(), !missing(cell) && Decimal.parse(cell).isEmpty());
  }

  /** The number in this column of a line, NaN for a missing one. */
  double number(String text, CsvRecord line) {
    String cell = line.getField(index).strip();
    OptionalDouble value = missing(cell) ? OptionalDouble.of(Double.NaN) : Decimal.parse(cell);
    if (value.isEmpty() || Double.isInfinite(value.getAsDouble())) {
      throw new IllegalArgumentException(text + ", line " + line.getStartingLineNumber() + ", cell "
          + (index + 1) + ": " + Shown.quoted(cell) + (value.isEmpty()
              ? " is no number; give a decimal number, or leave the cell empty for a missing sample"
              : " is not finite, samples must be below 1.8e308; leave the cell empty if it is missing"));
    }
    return value.getAsDouble();
  }

  private static boolean missing(String cell) {
    return cell.isEmpty() || cell.equalsIgnoreCase("nan");
  }
}
