package org.residua.cli;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The columns of a CSV text that hold the samples, one for each channel.
 *
 * @param indices their positions, from 0
 * @param width how many columns the text has
 * @param header whether the first line names them
 */
record CsvColumns(List<Integer> indices, int width, boolean header) {

  private static final String DEFAULT = "value";

  /** Copies the positions. */
  CsvColumns {
    indices = List.copyOf(indices);
  }

  /**
   * The columns that are wanted, by numbers or names, else {@code value}, else the last.
   *
   * <p>The first line is a header when a column is found by its name, or when the cell of a column in it is no
   * number.
   */
  static CsvColumns choose(String text, List<String> first, Optional<String> wanted) {
    List<String> names = first.stream().map(String::strip).toList();
    if (wanted.isEmpty()) {
      int value = names.indexOf(DEFAULT);
      return at(names, List.of(value < 0 ? names.size() - 1 : value));
    }
    String all = wanted.get();
    // A quoted name may itself contain a comma.
    List<String> parts = names.contains(all) ? List.of(all) : List.of(all.split(",", -1));
    List<Integer> indices = new ArrayList<>();
    boolean named = false;
    for (String part : parts) {
      OptionalInt number = number(part, names.size());
      int index = number.isPresent() ? number.getAsInt() - 1 : named(text, names, part);
      if (indices.contains(index)) {
        throw new IllegalArgumentException("column = " + Shown.oneLine(all) + ": "
            + Shown.quoted(part) + " is column " + (index + 1) + ", which may be given once only;"
            + " leave it out");
      }
      named |= number.isEmpty();
      indices.add(index);
    }
    CsvColumns found = at(names, indices);
    return new CsvColumns(found.indices, found.width, named || found.header);
  }

  /** The number of a column, empty when it is none of the text. */
  private static OptionalInt number(String part, int columns) {
    OptionalInt number = Decimal.whole(part);
    return number.isPresent() && number.getAsInt() >= 1 && number.getAsInt() <= columns
        ? number : OptionalInt.empty();
  }

  private static int named(String text, List<String> names, String name) {
    if (names.contains(name)) {
      return names.indexOf(name);
    }
    throw new IllegalArgumentException(Decimal.whole(name).isPresent()
        ? "column = " + name + " must be in 1.." + names.size() + ", the columns of " + text
            + "; or give a column's name"
        : "column " + Shown.quoted(name) + " is not among " + Shown.quoted(String.join(",", names))
            + ", the first line of " + text + "; give some of them, or numbers in 1.." + names.size());
  }

  private static CsvColumns at(List<String> names, List<Integer> indices) {
    boolean header = indices.stream().map(names::get)
        .anyMatch(cell -> !missing(cell) && Decimal.parse(cell).isEmpty());
    return new CsvColumns(indices, names.size(), header);
  }

  /** The number of a channel in a line, NaN for a missing one. */
  double number(String text, CsvRecord line, int channel) {
    int index = indices.get(channel);
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
