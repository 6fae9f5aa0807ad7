package org.residua.multigrid;

import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code A = L D L^T} with a unit lower triangle {@code L} and a positive diagonal {@code D}: Cholesky's
 * factorisation without roots, of a small matrix. Source: Golub, Van Loan (2013), section 4.1.
 */
final class Cholesky {

  private final int size;
  private final double[][] lower;
  private final double[] pivots;

  private Cholesky(int size) {
    this.size = size;
    this.lower = new double[size][size];
    this.pivots = new double[size];
  }

  /** Factorises; refuses a matrix that is not positive definite to working precision. */
  static Cholesky of(SymmetricBanded a) {
    Cholesky factors = new Cholesky(a.size());
    for (int j = 0; j < a.size(); j++) {
      factors.column(a, j);
    }
    return factors;
  }

  private void column(SymmetricBanded a, int j) {
    double pivot = remainder(a, j, j);
    // Rounding moves the pivot by this much: below it there is no telling it from one that is not positive.
    double rounding = (j + 1) * 0x1p-53 * Math.abs(a.get(j, j));
    if (!(pivot > rounding)) {
      throw new IllegalArgumentException(a + " is not positive definite: pivot " + j + " is " + pivot
          + " and must exceed " + rounding + "; add a positive multiple of the identity, or give"
          + " zero boundary values");
    }
    pivots[j] = pivot;
    lower[j][j] = 1;
    for (int i = j + 1; i < size; i++) {
      lower[i][j] = remainder(a, i, j) / pivot;
    }
  }

  /** {@code a_ij - sum_{k<j} l_ik d_k l_jk}. */
  private double remainder(SymmetricBanded a, int i, int j) {
    double sum = a.get(i, j);
    for (int k = 0; k < j; k++) {
      sum -= lower[i][k] * pivots[k] * lower[j][k];
    }
    return sum;
  }

  /** {@code A^{-1}}, dense: its half-bandwidth is one less than its size. */
  SymmetricBanded inverse() {
    double[] bands = new double[size * size];
    for (int j = 0; j < size; j++) {
      double[] column = inverseColumn(j);
      for (int i = j; i < size; i++) {
        bands[(i - j) * size + j] = column[i];
      }
    }
    return new SymmetricBanded(Signal.planar(new Shape(size, size), bands));
  }

  private double[] inverseColumn(int j) {
    double[] x = new double[size];
    x[j] = 1;
    for (int i = j; i < size; i++) {
      for (int k = j; k < i; k++) {
        x[i] -= lower[i][k] * x[k];
      }
    }
    for (int i = size - 1; i >= j; i--) {
      x[i] /= pivots[i];
      for (int k = i + 1; k < size; k++) {
        x[i] -= lower[k][i] * x[k];
      }
    }
    return x;
  }
}
