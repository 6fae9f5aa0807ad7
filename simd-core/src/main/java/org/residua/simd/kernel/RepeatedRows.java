package org.residua.simd.kernel;

import java.util.stream.IntStream;
import org.residua.api.operator.Repetition;
import org.residua.api.operator.SparseMatrix;

/**
 * The rows of a sparse matrix that repeat, made ready for vectors. Immutable but for its arrays, which are only read.
 *
 * <p>Where they move by as many columns as the period is long, they are a <em>stencil</em>: tap {@code k} of row {@code i}
 * reads {@code x_{i + o_k}}, with weights that repeat lane by lane. Rows of the period may also be empty.
 */
public final class RepeatedRows {

  private final SparseMatrix matrix;
  private final Repetition rows;
  private final int lanes;
  private final int[] offsets;
  private final double[] weights;
  private final boolean[] filled;
  private final Kind kind;

  /** What kind of loop they need. */
  public enum Kind {
    /** A stencil, every row with the same taps. */
    STENCIL,
    /** A stencil, some rows of the period without entries. */
    COLOURED,
    /** Every row moves by two columns. */
    RESTRICTION,
    /** Every second row moves by one column. */
    INTERPOLATION,
    /** None of these. */
    OTHER
  }

  RepeatedRows(SparseMatrix matrix, int lanes) {
    this.matrix = matrix;
    this.rows = matrix.repetition();
    this.lanes = lanes;
    int template = rows.from() == rows.to() ? 0 : fullest();
    this.offsets = rows.from() == rows.to() ? new int[0]
        : IntStream.range(0, matrix.count(template)).map(k -> matrix.column(template, k) - template).toArray();
    this.kind = kindOf();
    boolean stencil = kind == Kind.STENCIL || kind == Kind.COLOURED;
    this.weights = new double[stencil ? offsets.length * lanes : 0];
    this.filled = new boolean[stencil ? lanes : 0];
    for (int l = 0; l < filled.length; l++) {
      int row = rows.from() + l % rows.period();
      filled[l] = matrix.count(row) > 0;
      for (int k = 0; filled[l] && k < offsets.length; k++) {
        weights[k * lanes + l] = matrix.entry(row, k);
      }
    }
  }

  private int fullest() {
    return IntStream.range(rows.from(), rows.from() + rows.period())
        .reduce(rows.from(), (i, j) -> matrix.count(j) > matrix.count(i) ? j : i);
  }

  private Kind kindOf() {
    int period = rows.period();
    if (offsets.length == 0) {
      return Kind.OTHER;
    }
    if (period == rows.stride() && lanes % period == 0) {
      boolean all = IntStream.range(0, period).allMatch(q -> sameTaps(rows.from() + q));
      boolean some = IntStream.range(0, period).allMatch(q -> matrix.count(rows.from() + q) == 0 || sameTaps(rows.from() + q));
      return all ? Kind.STENCIL : some ? Kind.COLOURED : Kind.OTHER;
    }
    return period == 1 && rows.stride() == 2 ? Kind.RESTRICTION
        : period == 2 && rows.stride() == 1 ? Kind.INTERPOLATION : Kind.OTHER;
  }

  private boolean sameTaps(int row) {
    return matrix.count(row) == offsets.length
        && IntStream.range(0, offsets.length).allMatch(k -> matrix.column(row, k) - row == offsets[k]);
  }

  public Kind kind() {
    return kind;
  }

  public Repetition rows() {
    return rows;
  }

  /** The first of the rows that loops may do: an empty row between others reads as they do. */
  public int first() {
    return weights.length == 0 ? rows.from() : Math.max(rows.from(), -offsets[0]);
  }

  /** One beyond the last of them. */
  public int end() {
    return weights.length == 0 ? rows.to() : Math.min(rows.to(), matrix.columns() - offsets[offsets.length - 1]);
  }

  public int taps() {
    return offsets.length;
  }

  /** {@code o_k}, of the first row of the period. */
  public int offset(int k) {
    return offsets[k];
  }

  /** Tap {@code k} in each lane, from {@code k lanes} on, the first row of the period in the first lane. */
  public double[] weights() {
    return weights;
  }

  /** Whether the row in a lane has entries. */
  public boolean[] filled() {
    return filled;
  }

  /** One period of numbers, repeated to fill a vector. */
  double[] lanes(double[] period) {
    double[] all = new double[lanes];
    for (int l = 0; l < lanes; l++) {
      all[l] = period[l % period.length];
    }
    return all;
  }
}
