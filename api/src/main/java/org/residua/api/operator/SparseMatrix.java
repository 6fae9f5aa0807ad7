package org.residua.api.operator;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.residua.api.arithmetic.Fma;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (A x)_i = sum_j a_ij x_j} with a matrix of few entries in each row, the same for every channel: assembled operators and
 * transfers between levels.
 *
 * <p>Canonical order: columns ascending, the first term the plain product, the others fused onto it; 0 in a row without
 * entries. It is written row by row. Two are equal when they hold the same numbers at the same places
 * under the same sign. Immutable, thread safe.
 */
public final class SparseMatrix implements LinearOperator {

  private final String sign;
  private final int columns;
  /** The entries of row {@code i} are {@code starts[i]..starts[i+1]-1}. */
  private final int[] starts;
  private final int[] indices;
  private final double[] entries;
  /** Computed at first use; threads that race compute the same value. */
  private volatile @Nullable SparseMatrix transposed;

  SparseMatrix(String sign, int columns, int[] starts, int[] indices, double[] entries) {
    this.sign = sign;
    this.columns = columns;
    this.starts = starts;
    this.indices = indices;
    this.entries = entries;
  }

  /**
   * A matrix written row by row.
   *
   * @param sign of the matrix in formulas
   * @param columns at least 1
   * @param writing writes at least one row
   * @throws IllegalArgumentException without columns or rows, or if an entry is not finite
   */
  public static SparseMatrix of(String sign, int columns, Consumer<SparseRows> writing) {
    SparseWriter writer = new SparseWriter(sign, columns);
    writing.accept(writer);
    return writer.matrix();
  }

  /** The same matrix under another sign. */
  public SparseMatrix named(String name) {
    return new SparseMatrix(name, columns, starts, indices, entries);
  }

  public int rows() {
    return starts.length - 1;
  }

  public int columns() {
    return columns;
  }

  /** The number of entries. */
  public int nonzeros() {
    return entries.length;
  }

  /** The number of entries of row {@code i}. */
  public int count(int i) {
    return starts[i + 1] - starts[i];
  }

  /** The column of entry {@code k} of row {@code i}, ascending. */
  public int column(int i, int k) {
    return indices[starts[i] + k];
  }

  /** Entry {@code k} of row {@code i}. */
  public double entry(int i, int k) {
    return entries[starts[i] + k];
  }

  /** {@code a_ij}. */
  public double get(int i, int j) {
    int at = Arrays.binarySearch(indices, starts[i], starts[i + 1], j);
    return at < 0 ? 0 : entries[at];
  }

  /** {@code (A x)_i} for the samples from {@code offset} on; the canonical order. */
  public double at(double[] x, int offset, int i) {
    int k = starts[i];
    int end = starts[i + 1];
    if (k == end) {
      return 0;
    }
    double sum = entries[k] * x[offset + indices[k]];
    while (++k < end) {
      sum = Fma.of(entries[k], x[offset + indices[k]], sum);
    }
    return sum;
  }

  /** {@code y = A x} for {@code channels} planar signals. */
  public void run(double[] x, double[] y, int channels) {
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < rows(); i++) {
        y[c * rows() + i] = at(x, c * columns, i);
      }
    }
  }

  /** {@code A B}, each entry a sum over ascending columns of {@code A} with fused operations. */
  public SparseMatrix times(SparseMatrix right) {
    if (right.rows() != columns) {
      throw new IllegalArgumentException("a matrix of " + columns + " columns times one of " + right.rows()
          + " rows; the numbers must agree");
    }
    SparseWriter product = new SparseWriter(sign + " " + right.sign, right.columns);
    for (int i = 0; i < rows(); i++) {
      for (int k = starts[i]; k < starts[i + 1]; k++) {
        for (int m = right.starts[indices[k]]; m < right.starts[indices[k] + 1]; m++) {
          product.add(right.indices[m], entries[k], right.entries[m]);
        }
      }
      product.end();
    }
    return product.matrix();
  }

  @Override
  public SparseMatrix adjoint() {
    SparseMatrix known = transposed;
    if (known == null) {
      known = transpose();
      known.transposed = this;
      transposed = known;
    }
    return known;
  }

  private SparseMatrix transpose() {
    int[] ends = new int[columns + 1];
    for (int j : indices) {
      ends[j + 1]++;
    }
    for (int j = 0; j < columns; j++) {
      ends[j + 1] += ends[j];
    }
    int[] next = ends.clone();
    int[] rows = new int[entries.length];
    double[] values = new double[entries.length];
    for (int i = 0; i < rows(); i++) {
      for (int k = starts[i]; k < starts[i + 1]; k++) {
        int to = next[indices[k]]++;
        rows[to] = i;
        values[to] = entries[k];
      }
    }
    String name = sign.endsWith("\u1d40") ? sign.substring(0, sign.length() - 1) : sign + "\u1d40";
    return new SparseMatrix(name, rows(), ends, rows, values);
  }

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    if (source.length() != columns) {
      throw new IllegalArgumentException("a matrix of " + columns + " columns applied to " + source.length()
          + " samples; the numbers must agree");
    }
    return new Shape(source.channels(), rows());
  }

  @Override
  public Signal apply(Signal x) {
    Shape shape = target(x.shape());
    double[] in = new double[x.shape().size()];
    double[] out = new double[shape.size()];
    x.copyTo(in);
    run(in, out, shape.channels());
    return Signal.planar(shape, out);
  }

  @Override
  public boolean anyLength() {
    return false;
  }

  @Override
  public List<Object> structure() {
    return List.of(this);
  }

  @Override
  public String word() {
    return toString();
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return sign;
  }

  /** {@code ||A||^2 <= ||A||_1 ||A||_inf}; the largest entry is at most the norm. */
  @Override
  public NormBound norm() {
    double[] sums = new double[columns];
    double row = 0;
    double largest = 0;
    for (int i = 0; i < rows(); i++) {
      double sum = 0;
      for (int k = starts[i]; k < starts[i + 1]; k++) {
        double size = Math.abs(entries[k]);
        sum = RoundedUp.add(sum, size);
        sums[indices[k]] = RoundedUp.add(sums[indices[k]], size);
        largest = Math.max(largest, size);
      }
      row = Math.max(row, sum);
    }
    double column = 0;
    for (double sum : sums) {
      column = Math.max(column, sum);
    }
    double upper = RoundedUp.multiply(RoundedUp.sqrt(row), RoundedUp.sqrt(column));
    return new NormBound(largest, Math.max(largest, upper), "row and column sums of the matrix");
  }

  /** The most entries of a row. */
  public int widest() {
    int widest = 0;
    for (int i = 0; i < rows(); i++) {
      widest = Math.max(widest, count(i));
    }
    return widest;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof SparseMatrix that && columns == that.columns && sign.equals(that.sign)
        && Arrays.equals(starts, that.starts) && Arrays.equals(indices, that.indices)
        && Arrays.equals(entries, that.entries));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new int[] {columns, sign.hashCode(), Arrays.hashCode(starts), Arrays.hashCode(entries)});
  }

  @Override
  public String toString() {
    return "sparse matrix " + sign + " " + rows() + " x " + columns + ", " + nonzeros() + " entries";
  }
}
