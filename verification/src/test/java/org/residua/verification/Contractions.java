package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.residua.api.block.Block;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.Kernel;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Smoother;

/** Cycles of tests of contraction, and their norms by dense matrices. */
final class Contractions {

  private Contractions() {}

  static EnergyContraction contraction(Block cycle) {
    return EnergyContraction.of(Tracer.trace(cycle, 1, 1));
  }

  static Multigrid cycle(SparseMatrix a, Coarsening coarsening, Smoother smoother, Cycle visits, int... sweeps) {
    return new Multigrid(Hierarchy.of(new LinearEquation(a), coarsening, smoother, Kernel.none(), 3).finest(), visits,
        sweeps[0], sweeps[1]);
  }

  /** {@code max ||E e||_A / ||e||_A}: the largest eigenvalue of {@code A^-1 E^T A E} by the power method on dense matrices. */
  static double norm(Block cycle, SparseMatrix a) {
    int n = a.rows();
    Plan plan = Plan.of(cycle, new Shape(1, n), new Shape(1, n));
    double[][] e = columns(n, unit -> plan.run(List.of(unit, Signal.of(new double[n]))).get(0));
    double[][] matrix = columns(n, a::apply);
    double[][] inverse = inverse(matrix);
    double[] x = new Random(7).doubles(n, -1, 1).toArray();
    double ratio = 0;
    for (int k = 0; k < 100; k++) {
      double size = dot(x, times(matrix, x));
      double[] image = times(matrix, times(e, x));
      ratio = size == 0 ? 0 : Math.sqrt(dot(times(e, x), image) / size);
      double[] right = new double[n];
      for (int j = 0; j < n; j++) {
        right[j] = dot(e[j], image);
      }
      x = times(inverse, right);
      double scale = Math.sqrt(dot(x, x));
      for (int i = 0; i < n; i++) {
        x[i] = scale == 0 ? 0 : x[i] / scale;
      }
    }
    return ratio;
  }

  static double[][] columns(int n, UnaryOperator<Signal> linear) {
    double[][] columns = new double[n][];
    for (int j = 0; j < n; j++) {
      double[] unit = new double[n];
      unit[j] = 1;
      columns[j] = linear.apply(Signal.of(unit)).channel(0);
    }
    return columns;
  }

  static double[] times(double[][] columns, double[] x) {
    double[] y = new double[columns[0].length];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < y.length; i++) {
        y[i] += columns[j][i] * x[j];
      }
    }
    return y;
  }

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** Gauss and Jordan, of a symmetric positive definite matrix. */
  static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] m = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, m[i], 0, n);
      m[i][n + i] = 1;
    }
    for (int p = 0; p < n; p++) {
      for (int i = 0; i < n; i++) {
        double factor = i == p ? 0 : m[i][p] / m[p][p];
        for (int j = 0; factor != 0 && j < 2 * n; j++) {
          m[i][j] -= factor * m[p][j];
        }
      }
    }
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[j][i] = m[i][n + j] / m[i][i];
      }
    }
    return inverse;
  }

  static void assertUnknown(Block cycle, String reason) {
    EnergyContraction claim = contraction(cycle);
    assertThat(claim.proven()).isFalse();
    assertThat(claim.hypotheses().get(0)).contains(reason);
  }
}
