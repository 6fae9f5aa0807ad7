package org.residua.bench.problem;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * {@code u <- (I + tau K^T diag(g) K)^{-1} u}, first or second differences, {@code g} random in (0, 1), elimination included: one
 * semi-implicit step with known diffusivities, for each of several systems with diffusivities of its own.
 *
 * @param systems how many, planar in {@link #start} and {@link #reference}
 * @param order of the differences, 1 or 2, and so the half-bandwidth
 */
public record Solve(int systems, int order) implements Problem {

  private static final double TAU = 10;

  /** First differences. */
  public Solve(int systems) {
    this(systems, 1);
  }

  @Override
  public String id() {
    return (order == 1 ? "tridiagonal-" : "pentadiagonal-") + systems;
  }

  @Override
  public double[] start(int length) {
    return new SplittableRandom(1).doubles((long) systems * length, -2, 2).toArray();
  }

  @Override
  public long work(int length) {
    return (long) systems * length;
  }

  /** The bands {@code a_{i,i+d}} of a system at {@code [d][i]}. */
  public double[][] bands(int system, int length) {
    double[] g = new SplittableRandom(2).doubles((long) systems * length, 0, 1).toArray();
    return Elimination.bands(Arrays.copyOfRange(g, system * length, (system + 1) * length), TAU, order, length);
  }

  @Override
  public void reference(double[] u) {
    int length = u.length / systems;
    for (int s = 0; s < systems; s++) {
      Elimination.solve(bands(s, length), u, s * length, length);
    }
  }

  /**
   * Elimination of a matrix that is the identity plus a positive one: ten roundings at each row and band, each grown by the
   * condition number {@code 1 + 4^order tau} at most, on samples of at most two.
   */
  @Override
  public double tolerance() {
    return 10 * order * (1 + Math.pow(4, order) * TAU) * Math.ulp(1.0);
  }
}
