package org.residua.api.operator;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
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
  private final int rows;
  private final Repetition repetition;
  /** The entries of stored row {@code r} are {@code starts[r]..starts[r+1]-1}. */
  private final int[] starts;
  private final int[] indices;
  private final double[] entries;
  /** Computed at first use; threads that race compute the same value. */
  private volatile @Nullable SparseMatrix transposed;

  /**
   * The rows that are stored, one after the other.
   *
   * @param rows those of the matrix
   * @param starts where each stored row begins, and where the last one ends
   * @param indices columns
   * @param entries numbers
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Stored(int rows, int[] starts, int[] indices, double[] entries) {}

  SparseMatrix(String sign, int columns, Repetition repetition, Stored stored) {
    this.sign = sign;
    this.columns = columns;
    this.rows = stored.rows();
    this.repetition = repetition;
    this.starts = stored.starts();
    this.indices = stored.indices();
    this.entries = stored.entries();
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
    return new SparseMatrix(name, columns, repetition, new Stored(rows, starts, indices, entries));
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The rows that repeat, the first that were found; none where fewer than {@value SparseWriter#LEAST} do. */
  public Repetition repetition() {
    return repetition;
  }

  /** The number of entries. */
  public int nonzeros() {
    return IntStream.range(0, rows).map(this::count).reduce(0, Math::addExact);
  }

  /** The number of entries of row {@code i}. */
  public int count(int i) {
    int r = repetition.stored(i);
    return starts[r + 1] - starts[r];
  }

  /** The column of entry {@code k} of row {@code i}, ascending. */
  public int column(int i, int k) {
    return indices[starts[repetition.stored(i)] + k] + repetition.shift(i);
  }

  /** Entry {@code k} of row {@code i}. */
  public double entry(int i, int k) {
    return entries[starts[repetition.stored(i)] + k];
  }

  /** {@code a_ij}. */
  public double get(int i, int j) {
    int r = repetition.stored(i);
    int at = Arrays.binarySearch(indices, starts[r], starts[r + 1], j - repetition.shift(i));
    return at < 0 ? 0 : entries[at];
  }

  /** {@code (A x)_i} for the samples from {@code offset} on; the canonical order. */
  public double at(double[] x, int offset, int i) {
    return sum(repetition.stored(i), x, offset + repetition.shift(i));
  }

  private double sum(int r, double[] x, int offset) {
    int k = starts[r];
    int end = starts[r + 1];
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
      for (int i = 0; i < rows; i++) {
        y[c * rows + i] = at(x, c * columns, i);
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
    KnownRows known = KnownRows.ofProduct(this, right);
    for (int i = 0; i < rows; i = known.skip(i + 1, product)) {
      int r = repetition.stored(i);
      int shift = repetition.shift(i);
      for (int k = starts[r]; k < starts[r + 1]; k++) {
        right.addRow(indices[k] + shift, entries[k], product);
      }
      product.end();
    }
    return product.matrix();
  }

  private void addRow(int i, double factor, SparseWriter product) {
    int r = repetition.stored(i);
    int shift = repetition.shift(i);
    for (int k = starts[r]; k < starts[r + 1]; k++) {
      product.add(indices[k] + shift, factor, entries[k]);
    }
  }

  @Override
  public SparseMatrix adjoint() {
    SparseMatrix known = transposed;
    if (known == null) {
      known = Transposition.of(this, sign);
      known.transposed = this;
      transposed = known;
    }
    return known;
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
    PlanarLoop loop = this::run;
    return loop.apply(x, target(x.shape()));
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
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      for (int k = 0; k < count(i); k++) {
        double size = Math.abs(entry(i, k));
        int j = column(i, k);
        sum = RoundedUp.add(sum, size);
        sums[j] = RoundedUp.add(sums[j], size);
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
    for (int r = 0; r + 1 < starts.length; r++) {
      widest = Math.max(widest, starts[r + 1] - starts[r]);
    }
    return widest;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof SparseMatrix that && columns == that.columns && rows == that.rows
        && sign.equals(that.sign) && repetition.equals(that.repetition) && Arrays.equals(starts, that.starts)
        && Arrays.equals(indices, that.indices)
        && Arrays.equals(entries, that.entries));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new int[] {columns, rows, sign.hashCode(), Arrays.hashCode(starts), Arrays.hashCode(entries)});
  }

  @Override
  public String toString() {
    return "sparse matrix " + sign + " " + rows() + " x " + columns + ", " + nonzeros() + " entries";
  }
}
