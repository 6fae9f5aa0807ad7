package org.residua.bench.problem;

import java.util.List;
import java.util.SplittableRandom;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Multigrid;

/**
 * One V(1,1) with damped Jacobi for {@code A = tridiag(-1, 2, -1)}; the right-hand side is that of a random solution, so that
 * what is left after many cycles is no denormal number.
 */
public record PoissonCycle() implements Problem {

  /** Of the relaxation. */
  public static final double DAMPING = 2.0 / 3;

  /** Longer ones are held against the reference here: it reads every operation by itself. */
  private static final int CHECKED = (1 << 12) - 1;
  /** Samples, and differences of two of them twice, are at most this. */
  private static final int LARGEST = 8;

  @Override
  public String id() {
    return "poisson-cycle";
  }

  @Override
  public int checked(int length) {
    return Math.min(length, CHECKED);
  }

  /** Inputs {@code [x, b]}. */
  public Multigrid cycle(int length) {
    SparseMatrix matrix = SparseMatrix.of("A", length, rows -> {
      for (int i = 0; i < length; i++) {
        if (i > 0) {
          rows.add(i - 1, -1);
        }
        rows.add(i, 2);
        if (i + 1 < length) {
          rows.add(i + 1, -1);
        }
        rows.end();
      }
    });
    return new Multigrid(Hierarchy.of(new LinearEquation(matrix), Coarsening.linear(length, Boundary.ZERO, 1),
        new DampedJacobi(DAMPING)).finest(), Cycle.V, 1, 1);
  }

  /** {@code b}. */
  public double[] rightHandSide(int length) {
    double[] x = new SplittableRandom(2).doubles(length, -2, 2).toArray();
    double[] b = new double[length];
    for (int i = 0; i < length; i++) {
      b[i] = 2 * x[i] - (i > 0 ? x[i - 1] : 0) - (i + 1 < length ? x[i + 1] : 0);
    }
    return b;
  }

  @Override
  public void reference(double[] u) {
    List<Signal> in = List.of(Signal.of(u), Signal.of(rightHandSide(u.length)));
    System.arraycopy(cycle(u.length).express(new DirectAlgebra(), in).get(0).channel(0), 0, u, 0, u.length);
  }

  /** Roundings of residuals are noise, which coarse levels solve for: sums of sums over {@code n} samples, {@code n^(3/2)}. */
  @Override
  public double tolerance() {
    return LARGEST * Math.pow(CHECKED, 1.5) * Math.ulp(1.0);
  }
}
