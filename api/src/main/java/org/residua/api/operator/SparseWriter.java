package org.residua.api.operator;

import java.util.Arrays;
import org.residua.api.arithmetic.Fma;

/** Writes a matrix, row by row. Not thread safe. */
final class SparseWriter implements SparseRows {

  private final String sign;
  private final int columns;
  private int[] starts = new int[16];
  private int[] indices = new int[16];
  private double[] entries = new double[16];
  private int rows;
  private int count;

  /**
   * Begins without rows.
   *
   * @param sign of the matrix in formulas
   * @param columns at least 1
   */
  SparseWriter(String sign, int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns = " + columns + " of a matrix; give at least 1");
    }
    this.sign = sign;
    this.columns = columns;
  }

  @Override
  public SparseRows add(int column, double value) {
    return add(column, 1, value);
  }

  @Override
  public SparseRows add(int column, double a, double b) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException("column " + column + " of " + columns);
    }
    int at = count;
    while (at > starts[rows] && indices[at - 1] >= column) {
      at--;
    }
    if (at < count && indices[at] == column) {
      entries[at] = Fma.of(a, b, entries[at]);
      return this;
    }
    if (count == entries.length) {
      indices = Arrays.copyOf(indices, 2 * count);
      entries = Arrays.copyOf(entries, 2 * count);
    }
    System.arraycopy(indices, at, indices, at + 1, count - at);
    System.arraycopy(entries, at, entries, at + 1, count - at);
    indices[at] = column;
    entries[at] = a * b;
    count++;
    return this;
  }

  @Override
  public SparseRows end() {
    int kept = starts[rows];
    for (int k = kept; k < count; k++) {
      if (!Double.isFinite(entries[k])) {
        throw new IllegalArgumentException("entry (" + rows + ", " + indices[k] + ") of " + sign + " is " + entries[k]
            + "; a matrix needs finite entries");
      }
      if (entries[k] != 0) {
        indices[kept] = indices[k];
        entries[kept++] = entries[k];
      }
    }
    count = kept;
    rows++;
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, 2 * rows);
    }
    starts[rows] = count;
    return this;
  }

  /** What was written, at least one row. */
  SparseMatrix matrix() {
    if (rows == 0) {
      throw new IllegalArgumentException("a matrix " + sign + " without rows; write at least one");
    }
    return new SparseMatrix(sign, columns, Arrays.copyOf(starts, rows + 1), Arrays.copyOf(indices, count),
        Arrays.copyOf(entries, count));
  }
}
