package org.residua.bench.problem;

import java.util.Arrays;

/** Systems {@code I + tau K^T diag(g) K} for differences with natural boundary, and their elimination in the plainest form. */
final class Elimination {

  private Elimination() {}

  /** The weights of first or second differences. */
  static double[] differences(int order) {
    return order == 1 ? new double[] {-1, 1} : new double[] {1, -2, 1};
  }

  /** The bands {@code a_{i,i+d}} at {@code [d][i]}, zero beyond the end; {@code g} by row of {@code K}. */
  static double[][] bands(double[] g, double tau, int order, int length) {
    double[] k = differences(order);
    double[][] bands = new double[order + 1][length];
    Arrays.fill(bands[0], 1);
    for (int row = 0; row + order < length; row++) {
      for (int a = 0; a <= order; a++) {
        for (int b = a; b <= order; b++) {
          bands[b - a][row + a] += tau * g[row] * k[a] * k[b];
        }
      }
    }
    return bands;
  }

  /** {@code LDL^T} and substitution, one row after the other, in place; the bands are used up. */
  static void solve(double[][] bands, double[] u, int from, int length) {
    int w = bands.length - 1;
    for (int i = 0; i < length; i++) {
      for (int d = 1; d <= w && i + d < length; d++) {
        double l = bands[d][i] / bands[0][i];
        for (int e = d; e <= w && i + e < length; e++) {
          bands[e - d][i + d] -= l * bands[e][i];
        }
        u[from + i + d] -= l * u[from + i];
      }
    }
    for (int i = length - 1; i >= 0; i--) {
      double x = u[from + i];
      for (int d = 1; d <= w && i + d < length; d++) {
        x -= bands[d][i] * u[from + i + d];
      }
      u[from + i] = x / bands[0][i];
    }
  }
}
