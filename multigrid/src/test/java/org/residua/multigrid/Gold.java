package org.residua.multigrid;

import java.util.Random;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/** Dense algebra that knows nothing of levels, and data. */
final class Gold {

  static final double EPS = 0x1p-52;

  private Gold() {}

  static Signal random(int length, long seed) {
    return Signal.of(new Random(seed).doubles(length, -1, 1).toArray());
  }

  static Signal zeros(int length) {
    return Signal.of(new double[length]);
  }

  /** Gaussian elimination of the dense matrix; symmetric positive definite, so that no pivots are needed. */
  static Signal solve(SparseMatrix a, Signal b) {
    int n = a.rows();
    double[][] m = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m[i][j] = a.get(i, j);
      }
      m[i][n] = b.get(0, i);
    }
    for (int p = 0; p < n; p++) {
      for (int i = p + 1; i < n; i++) {
        double factor = m[i][p] / m[p][p];
        for (int j = p; factor != 0 && j <= n; j++) {
          m[i][j] -= factor * m[p][j];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = m[i][n];
      for (int j = i + 1; j < n; j++) {
        sum -= m[i][j] * x[j];
      }
      x[i] = sum / m[i][i];
    }
    return Signal.of(x);
  }

  /** The geometric mean of the last {@code count} factors. */
  static double late(Convergence convergence, int count) {
    int last = convergence.cycles();
    return Math.pow(convergence.residuals().get(last) / convergence.residuals().get(last - count), 1.0 / count);
  }
}
