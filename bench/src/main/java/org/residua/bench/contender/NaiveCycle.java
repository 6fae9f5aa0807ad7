package org.residua.bench.contender;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;
import org.residua.bench.problem.PoissonCycle;
import org.residua.multigrid.Level;

/**
 * A V-cycle as a textbook writes it: on each level five plain loops, relaxation, residual, restriction, correction, relaxation,
 * where rows repeat; what is left at the ends by entries.
 */
final class NaiveCycle {

  private final Level[] levels;
  private final double[][] x;
  private final double[][] b;
  private final double[][] smoothed;
  private final double[][] residual;

  NaiveCycle(PoissonCycle problem, int length) {
    this.levels = problem.cycle(length).level().all().toArray(Level[]::new);
    this.x = new double[levels.length][];
    this.b = new double[levels.length][];
    this.smoothed = new double[levels.length][];
    this.residual = new double[levels.length][];
    for (int l = 0; l < levels.length; l++) {
      int n = levels[l].equation().size();
      x[l] = new double[n];
      b[l] = l == 0 ? problem.rightHandSide(length) : new double[n];
      smoothed[l] = new double[n];
      residual[l] = new double[n];
    }
  }

  void run(double[] u) {
    x[0] = u;
    visit(0);
  }

  private void visit(int l) {
    switch (levels[l]) {
      case Level.Coarsest bottom -> x[l] = bottom.solution().fromZero(new DirectAlgebra(), Signal.of(b[l])).channel(0);
      case Level.Refined refined -> {
        SparseMatrix a = refined.equation().matrix();
        SparseMatrix p = refined.transfer().interpolation().matrix();
        relax(a, x[l], b[l], smoothed[l]);
        subtract(a, smoothed[l], b[l], residual[l]);
        restrict(p.adjoint(), residual[l], b[l + 1]);
        Arrays.fill(x[l + 1], 0);
        visit(l + 1);
        correct(p, x[l + 1], smoothed[l]);
        relax(a, smoothed[l], b[l], x[l]);
      }
    }
  }

  private static void relax(SparseMatrix a, double[] x, double[] b, double[] z) {
    int from = a.repetition().from();
    int to = a.repetition().to();
    double middle = from < to ? PoissonCycle.DAMPING / a.entry(from, 1) : 0;
    double centre = from < to ? a.entry(from, 1) : 0;
    double beside = from < to ? a.entry(from, 0) : 0;
    for (int i = from; i < to; i++) {
      z[i] = x[i] + middle * (b[i] - beside * (x[i - 1] + x[i + 1]) - centre * x[i]);
    }
    left(a, i -> z[i] = x[i] + PoissonCycle.DAMPING / a.get(i, i) * (b[i] - a.at(x, 0, i)));
  }

  private static void subtract(SparseMatrix a, double[] x, double[] b, double[] r) {
    int from = a.repetition().from();
    int to = a.repetition().to();
    double centre = from < to ? a.entry(from, 1) : 0;
    double beside = from < to ? a.entry(from, 0) : 0;
    for (int i = from; i < to; i++) {
      r[i] = b[i] - beside * (x[i - 1] + x[i + 1]) - centre * x[i];
    }
    left(a, i -> r[i] = b[i] - a.at(x, 0, i));
  }

  private static void restrict(SparseMatrix r, double[] fine, double[] coarse) {
    int from = r.repetition().from();
    int to = r.repetition().to();
    for (int k = from; k < to; k++) {
      coarse[k] = 0.5 * (fine[2 * k] + fine[2 * k + 2]) + fine[2 * k + 1];
    }
    left(r, k -> coarse[k] = r.at(fine, 0, k));
  }

  /** Rows that do not repeat. */
  private static void left(SparseMatrix matrix, IntConsumer row) {
    for (int i = 0; i < matrix.repetition().from(); i++) {
      row.accept(i);
    }
    for (int i = matrix.repetition().to(); i < matrix.rows(); i++) {
      row.accept(i);
    }
  }

  private static void correct(SparseMatrix p, double[] e, double[] x) {
    int repeating = p.repetition().from() < p.repetition().to() ? (p.repetition().to() - 1) / 2 : 0;
    int regular = Math.min(e.length - 1, repeating);
    x[0] += p.at(e, 0, 0);
    for (int k = 0; k < regular; k++) {
      x[2 * k + 1] += e[k];
      x[2 * k + 2] += 0.5 * (e[k] + e[k + 1]);
    }
    for (int i = 2 * regular + 1; i < x.length; i++) {
      x[i] += p.at(e, 0, i);
    }
  }
}
