package org.residua.api.operator;

import java.util.List;
import java.util.function.DoubleFunction;
import org.residua.api.arithmetic.Fma;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (D + L)^{-1}}, the diagonal and what is below it of a square matrix {@code A = L + D + U}: substitution in ascending
 * order, a linear recurrence. Descending it is {@code (D + U)^{-1}}.
 *
 * <p>Canonical order: {@code x_i = (r_i - a_ij x_j - ...) / a_ii}, columns ascending, each product fused.
 *
 * @param matrix {@code A}, square, its diagonal not 0
 * @param ascending whether from the first row to the last
 */
public record Substitution(SparseMatrix matrix, boolean ascending) implements LinearOperator {

  /** Refuses a matrix that is not square, or whose diagonal has zeros. */
  public Substitution {
    if (matrix.rows() != matrix.columns()) {
      throw new IllegalArgumentException(matrix + " is not square; a substitution needs a triangle");
    }
    for (int i = 0; i < matrix.rows(); i++) {
      if (matrix.get(i, i) == 0) {
        throw new IllegalArgumentException("diagonal entry " + i + " of " + matrix + " is 0; a substitution divides by it");
      }
    }
  }

  /** {@code x} for {@code channels} planar right-hand sides {@code r}. */
  public void run(double[] r, double[] x, int channels) {
    int n = matrix.rows();
    for (int c = 0; c < channels; c++) {
      for (int t = 0; t < n; t++) {
        int i = ascending ? t : n - 1 - t;
        double sum = r[c * n + i];
        double diagonal = 1;
        for (int k = 0; k < matrix.count(i); k++) {
          int j = matrix.column(i, k);
          if (j == i) {
            diagonal = matrix.entry(i, k);
          } else if (j < i == ascending) {
            sum = Fma.of(-matrix.entry(i, k), x[c * n + j], sum);
          }
        }
        x[c * n + i] = sum / diagonal;
      }
    }
  }

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    return matrix.target(source);
  }

  @Override
  public Signal apply(Signal r) {
    PlanarLoop loop = this::run;
    return loop.apply(r, target(r.shape()));
  }

  @Override
  public Substitution adjoint() {
    return new Substitution(matrix.adjoint(), !ascending);
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
    return "substitution in " + matrix;
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return ascending ? "(D+L)\u207b\u00b9" : "(D+U)\u207b\u00b9";
  }

  /**
   * {@code ||T^{-1}||^2 <= ||T^{-1}||_1 ||T^{-1}||_inf}, and {@code |T^{-1}| <= (|D| - |L|)^{-1}} entry by entry, whose row
   * sums solve {@code (|D| - |L|) y = 1}.
   */
  @Override
  public NormBound norm() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < matrix.rows(); i++) {
      least = Math.min(least, Math.abs(matrix.get(i, i)));
    }
    double upper = RoundedUp.multiply(RoundedUp.sqrt(rowSum()), RoundedUp.sqrt(adjoint().rowSum()));
    double lower = RoundedUp.down(1 / least);
    return new NormBound(lower, Math.max(lower, upper), "substitution with absolute values");
  }

  private double rowSum() {
    int n = matrix.rows();
    double[] y = new double[n];
    double largest = 0;
    for (int t = 0; t < n; t++) {
      int i = ascending ? t : n - 1 - t;
      double sum = 1;
      for (int k = 0; k < matrix.count(i); k++) {
        int j = matrix.column(i, k);
        if (j < i == ascending && j != i) {
          sum = RoundedUp.add(sum, RoundedUp.multiply(Math.abs(matrix.entry(i, k)), y[j]));
        }
      }
      y[i] = RoundedUp.up(sum / Math.abs(matrix.get(i, i)));
      largest = Math.max(largest, y[i]);
    }
    return largest;
  }

  @Override
  public String toString() {
    return (ascending ? "ascending" : "descending") + " substitution in " + matrix;
  }
}
