package org.residua.simd.kernel;

import java.util.Arrays;
import org.residua.api.arithmetic.Fma;
import org.residua.api.operator.Repetition;
import org.residua.api.operator.SparseMatrix;

/**
 * Rows of a sparse matrix and what is done with each product at once, every step rounded as if it were done by itself:
 *
 * <pre>
 *   PRODUCT    z = s                                   s = (A x)_i
 *   RESIDUAL   z = r                                   r = fma(c_1, s, c_0 b_i):   b - A x, or x + P e
 *   CHANGE     z = d_i r
 *   RELAXED    z = fma(e_1, d_i r, e_0 y_i)            x + D^{-1}(b - A x)
 * </pre>
 *
 * Not thread safe.
 */
public final class FusedRows {

  /** How far it goes. */
  public enum Mode {
    PRODUCT,
    RESIDUAL,
    CHANGE,
    RELAXED
  }

  /** Two coefficients. */
  public enum Terms {
    /** 1 and 1. */
    SUM,
    /** 1 and -1. */
    DIFFERENCE,
    /** Any others. */
    WEIGHTED;

    static Terms of(double[] coefficients) {
      return coefficients[0] != 1 ? WEIGHTED : coefficients[1] == 1 ? SUM : coefficients[1] == -1 ? DIFFERENCE : WEIGHTED;
    }
  }

  /**
   * What is read and written; what a mode does not read is any of the others.
   *
   * @param x that the matrix is applied to
   * @param b of the residual
   * @param y that is relaxed
   * @param z the result
   */
  public record Operands(Piece x, Piece b, Piece y, Piece z) {}

  private final SparseMatrix matrix;
  private final Mode mode;
  private final Operands operands;
  private final RepeatedRows repeated;
  private double[] residual = {1, -1};
  private double[] sum = {1, 1};
  private double[] weights = new double[0];
  /** The weights of one period, where those of the rows that repeat do as well; else none. */
  private double[] periodic = new double[0];

  /**
   * With the usual coefficients, and no weights yet.
   *
   * @param lanes of a vector
   */
  public FusedRows(SparseMatrix matrix, Mode mode, Operands operands, int lanes) {
    this.matrix = matrix;
    this.mode = mode;
    this.operands = operands;
    this.repeated = new RepeatedRows(matrix, lanes);
  }

  private FusedRows(FusedRows like, Operands operands) {
    this.matrix = like.matrix;
    this.mode = like.mode;
    this.operands = operands;
    this.repeated = like.repeated;
    this.residual = like.residual;
    this.sum = like.sum;
    this.weights = like.weights;
    this.periodic = like.periodic;
  }

  /** The same rows with the numbers they have now, between other values. */
  FusedRows on(Operands others) {
    return new FusedRows(this, others);
  }

  /** Takes {@code c_0, c_1}. */
  public void residual(double[] coefficients) {
    residual = coefficients;
  }

  /** Takes {@code e_0, e_1}. */
  public void sum(double[] coefficients) {
    sum = coefficients;
  }

  /** Takes {@code d}. */
  public void weights(double[] d) {
    weights = d;
    Repetition rows = matrix.repetition();
    int from = rows.from();
    boolean same = from + rows.period() <= rows.to();
    for (int i = from + rows.period(); same && i < rows.to(); i++) {
      same = Double.doubleToRawLongBits(d[i]) == Double.doubleToRawLongBits(d[i - rows.period()]);
    }
    periodic = same ? repeated.lanes(Arrays.copyOfRange(d, from, from + rows.period())) : new double[0];
  }

  public SparseMatrix matrix() {
    return matrix;
  }

  public Mode mode() {
    return mode;
  }

  public Operands operands() {
    return operands;
  }

  /** The rows that repeat, made ready for vectors. */
  public RepeatedRows repeated() {
    return repeated;
  }

  /** What the coefficients are: sums and differences need no products, and have the same bits without them. */
  public Terms residualTerms() {
    return Terms.of(residual);
  }

  /** The same of {@code e}. */
  public Terms sumTerms() {
    return Terms.of(sum);
  }

  /** {@code c_k}. */
  public double residual(int k) {
    return residual[k];
  }

  /** {@code e_k}. */
  public double sum(int k) {
    return sum[k];
  }

  /** {@code d}. */
  public double[] weights() {
    return weights;
  }

  /** The weights of the rows that repeat, lane by lane from the first of them on, where they do as well; else none. */
  public double[] periodicWeights() {
    return periodic;
  }

  /** Rows {@code from..to-1}, one after the other. */
  public void run(int from, int to) {
    Piece x = operands.x();
    int offset = x.at(0);
    for (int i = from; i < to; i++) {
      finish(i, matrix.at(x.samples(), offset, i));
    }
  }

  private void finish(int i, double s) {
    Piece z = operands.z();
    if (mode == Mode.PRODUCT) {
      z.samples()[z.at(i)] = s;
      return;
    }
    Piece b = operands.b();
    double r = Fma.of(residual[1], s, residual[0] * b.samples()[b.at(i)]);
    if (mode == Mode.RESIDUAL) {
      z.samples()[z.at(i)] = r;
      return;
    }
    double change = weights[i] * r;
    Piece y = operands.y();
    z.samples()[z.at(i)] = mode == Mode.CHANGE ? change : Fma.of(sum[1], change, sum[0] * y.samples()[y.at(i)]);
  }
}
