package org.residua.simd.kernel;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.residua.api.operator.SparseMatrix;

/**
 * A few rows of {@code b - A x}, or {@code x + D (b - A x)}, with neighbours at most, written out for vectors that go over all of
 * them: row {@code r} reads {@code x_{r-1}, x_r, x_{r+1}}, each after a bitwise and with what is kept of it. What a row does not
 * read is +0 that way, and its entry is -0: adding their product leaves every number what it is, and a row without entries
 * has the sum +0, as {@link SparseMatrix#at} has.
 */
public final class NeighbourRows {

  private static final int TAPS = 3;

  private final double[] x;
  private final double[] b;
  private final double[] z;
  private final double[][] entries = new double[TAPS][];
  private final long[][] kept = new long[TAPS][];
  private final double[] weights;

  /**
   * Rows as they are now.
   *
   * @param rows of a residual or a relaxation with the usual coefficients
   * @param x whole vectors, a sample before and one behind them
   * @param b whole vectors
   * @param z as {@code x}; the samples before and behind stay what they are
   * @param count of rows
   * @param row which of the matrix each of them is
   */
  NeighbourRows(FusedRows rows, double[] x, double[] b, double[] z, int count, IntUnaryOperator row) {
    this.x = x;
    this.b = b;
    this.z = z;
    this.weights = new double[rows.mode() == FusedRows.Mode.RELAXED ? b.length : 0];
    SparseMatrix a = rows.matrix();
    for (int tap = 0; tap < TAPS; tap++) {
      entries[tap] = new double[b.length];
      kept[tap] = new long[b.length];
      Arrays.fill(entries[tap], tap == 0 ? 0 : -0.0);
    }
    for (int r = 0; r < count; r++) {
      int i = row.applyAsInt(r);
      entries[0][r] = a.count(i) == 0 ? 0 : -0.0;
      for (int k = 0; k < a.count(i); k++) {
        int tap = a.column(i, k) - i + 1;
        entries[tap][r] = a.entry(i, k);
        kept[tap][r] = -1;
      }
    }
    IntStream.range(0, Math.min(count, weights.length)).forEach(r -> weights[r] = rows.weights()[row.applyAsInt(r)]);
  }

  /** What is read; a sample before the first row. */
  public double[] x() {
    return x;
  }

  /** The right-hand side; of whole vectors. */
  public double[] b() {
    return b;
  }

  /** What is written, as {@link #x}. */
  public double[] z() {
    return z;
  }

  /** Entries on the left, in the middle, on the right. */
  public double[] entries(int tap) {
    return entries[tap];
  }

  /** What is kept of what they read: all bits or none. */
  public long[] kept(int tap) {
    return kept[tap];
  }

  /** {@code D}; empty where it is a residual. */
  public double[] weights() {
    return weights;
  }
}
