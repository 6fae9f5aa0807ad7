package org.residua.bench.problem;

import java.util.SplittableRandom;

/**
 * {@code u <- (I + tau K^T diag(g) K)^{-1} u}, first differences, {@code g} random in (0, 1), elimination included: one
 * semi-implicit step, for each of several systems with diffusivities of its own.
 *
 * @param systems how many, planar in {@link #start} and {@link #reference}
 */
public record Solve(int systems) implements Problem {

  private static final double TAU = 10;

  @Override
  public String id() {
    return "tridiagonal-" + systems;
  }

  @Override
  public double[] start(int length) {
    return new SplittableRandom(1).doubles((long) systems * length, -2, 2).toArray();
  }

  @Override
  public long work(int length) {
    return (long) systems * length;
  }

  /** The entries right of the diagonal, {@code -tau g}; the last one of each system is 0. */
  public double[] off(int length) {
    double[] off = new SplittableRandom(2).doubles((long) systems * length, -TAU, 0).toArray();
    for (int s = 1; s <= systems; s++) {
      off[s * length - 1] = 0;
    }
    return off;
  }

  /** The diagonal: each row of the matrix sums to 1. */
  public double[] diagonal(int length) {
    double[] off = off(length);
    double[] diagonal = new double[off.length];
    for (int i = 0; i < off.length; i++) {
      diagonal[i] = 1 - off[i] - (i > 0 ? off[i - 1] : 0);
    }
    return diagonal;
  }

  /** Thomas' algorithm; the zero between two systems parts them. */
  @Override
  public void reference(double[] u) {
    int n = u.length;
    double[] off = off(n / systems);
    double[] diagonal = diagonal(n / systems);
    double[] c = new double[n];
    double before = 0;
    double coupling = 0;
    double ratio = 0;
    for (int i = 0; i < n; i++) {
      double pivot = diagonal[i] - coupling * ratio;
      ratio = off[i] / pivot;
      u[i] = (u[i] - coupling * before) / pivot;
      before = u[i];
      coupling = off[i];
      c[i] = ratio;
    }
    for (int i = n - 2; i >= 0; i--) {
      u[i] -= c[i] * u[i + 1];
    }
  }

  /**
   * Elimination of a diagonally dominant matrix with this pattern of signs has no cancellation: ten roundings at each
   * row, each grown by the condition number {@code 1 + 4 tau} at most, on samples of at most two.
   */
  @Override
  public double tolerance() {
    return 10 * (1 + 4 * TAU) * Math.ulp(1.0);
  }
}
