package org.residua.api.operator;

/**
 * Rows of a sparse matrix that repeat: for {@code from <= i} and {@code i + period < to}, row {@code i + period} is row
 * {@code i} moved by {@code stride} columns. An operator of constant coefficients repeats with 1 and 1 away from its ends,
 * restriction to every second sample with 1 and 2, interpolation with 2 and 1, rows of one of two colours with 2 and 2.
 *
 * @param from the first of the rows
 * @param to one beyond the last; {@code from} where no rows repeat
 * @param period at least 1
 * @param stride at least 1
 */
public record Repetition(int from, int to, int period, int stride) {

  static Repetition none(int rows) {
    return new Repetition(rows, rows, 1, 1);
  }

  /** The stored row that row {@code i} is read from: of those that repeat only the first {@code period} are stored. */
  int stored(int i) {
    return i < from ? i : i < to ? from + (period == 1 ? 0 : (i - from) % period) : i - (to - from) + period;
  }

  /** By how many columns its entries are moved. */
  int shift(int i) {
    return i < from || i >= to ? 0 : (period == 1 ? i - from : (i - from) / period) * stride;
  }
}
