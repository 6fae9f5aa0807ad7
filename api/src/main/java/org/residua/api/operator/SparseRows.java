package org.residua.api.operator;

/** Where the rows of a {@link SparseMatrix} are written, one after the other, see {@link SparseMatrix#of}. */
public sealed interface SparseRows permits SparseWriter {

  /**
   * Adds a number to an entry of the row that is being written.
   *
   * @throws IndexOutOfBoundsException if there is no such column
   */
  SparseRows add(int column, double value);

  /** Adds {@code a b} to an entry of the row that is being written, with one rounding. */
  SparseRows add(int column, double a, double b);

  /**
   * Ends the row; entries that are zero are left out.
   *
   * @throws IllegalArgumentException if an entry is not finite
   */
  SparseRows end();
}
