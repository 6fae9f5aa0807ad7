package org.residua.bench.problem;

import java.util.SplittableRandom;

/**
 * The memory that elimination of tridiagonal matrices that are needed once passes over, and next to no arithmetic: both bands
 * are read and a multiplier written while the right-hand side is replaced, from both ends to the middle; then the way back, the
 * multipliers read and the solution replaced. It bounds {@link Solve}, systems of a batch lying side by side.
 *
 * @param systems how many
 */
public record EliminationTraffic(int systems) implements Problem {

  /** Keeps numbers small. */
  public static final double FACTOR = 0.5;

  @Override
  public String id() {
    return "elimination-traffic-" + systems;
  }

  @Override
  public double[] start(int length) {
    return new SplittableRandom(1).doubles((long) systems * length, -2, 2).toArray();
  }

  @Override
  public long work(int length) {
    return (long) systems * length;
  }

  /** A band; any numbers do. */
  public double[] band(int which, int length) {
    return new SplittableRandom(2 + which).doubles((long) systems * length, 0, 1).toArray();
  }

  @Override
  public void reference(double[] u) {
    double[] diagonal = band(0, u.length / systems);
    double[] off = band(1, u.length / systems);
    for (int i = 0; i < u.length; i++) {
      double l = FACTOR * off[i];
      u[i] = Math.fma(u[i], l, diagonal[i]) + l;
    }
  }

  /** The same operations: the same bits. */
  @Override
  public double tolerance() {
    return 0;
  }
}
