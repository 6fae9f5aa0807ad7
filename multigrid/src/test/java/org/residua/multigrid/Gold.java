package org.residua.multigrid;

import java.util.List;
import java.util.Random;
import org.residua.api.engine.Plan;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Scaled;
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

  /**
   * How many times smaller the residual is after a cycle than before, once so many have gone before: their largest
   * eigenvalue, but for signs. The right-hand side is zero and the iterate is scaled, so that rounding is no floor.
   */
  static double factor(Multigrid cycle, Kernel kernel, int cycles) {
    Equation equation = cycle.level().equation();
    Signal zero = zeros(equation.size());
    Signal x = kernel.removed(random(equation.size(), 5));
    Plan plan = Plan.of(cycle, zero.shape(), zero.shape());
    double factor = 0;
    for (int k = 0; k < cycles; k++) {
      x = new Scaled(1 / x.norm(), new Identity()).apply(x);
      double before = equation.matrix().apply(x).norm();
      x = kernel.removed(plan.run(List.of(x, zero)).get(0));
      factor = equation.matrix().apply(x).norm() / before;
    }
    return factor;
  }

  /** The geometric mean of the last {@code count} factors. */
  static double late(Convergence convergence, int count) {
    int last = convergence.cycles();
    return Math.pow(convergence.residuals().get(last) / convergence.residuals().get(last - count), 1.0 / count);
  }
}
