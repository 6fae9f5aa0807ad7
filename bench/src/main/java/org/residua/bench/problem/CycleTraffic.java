package org.residua.bench.problem;

import java.util.SplittableRandom;

/**
 * The memory that the passes of a V-cycle go over, and next to no arithmetic: on each level down {@code x += b}, {@code b_H}
 * written (below the finest level {@code x = b}), then up {@code x += x_H - b}. Both halves of a level run along side by side, as
 * the coarser one has half as many samples. It bounds {@link PoissonCycle}: 104 bytes an unknown, without what a cache reads
 * before it is written over.
 */
public record CycleTraffic() implements Problem {

  /** The coarsest level has at most so many samples. */
  private static final int COARSEST = 15;
  /** Keeps numbers small. */
  public static final double FACTOR = 0.25;

  @Override
  public String id() {
    return "cycle-traffic";
  }

  /** The number of levels. */
  public static int levels(int length) {
    return length <= COARSEST ? 1 : 1 + levels(length / 2);
  }

  /** {@code b} of the finest level; any numbers do. */
  public double[] rightHandSide(int length) {
    return new SplittableRandom(2).doubles(length, -1, 1).toArray();
  }

  @Override
  public void reference(double[] u) {
    pass(u, rightHandSide(u.length), true);
  }

  private static void pass(double[] x, double[] b, boolean finest) {
    int half = x.length / 2;
    if (x.length <= COARSEST) {
      return;
    }
    double[] coarse = new double[half];
    double[] below = new double[half];
    for (int i = 0; i < half; i++) {
      x[i] = finest ? x[i] + b[i] : b[i];
      x[i + half] = finest ? x[i + half] + b[i + half] : b[i + half];
      below[i] = FACTOR * (x[i] - x[i + half]);
    }
    pass(coarse, below, false);
    for (int i = 0; i < half; i++) {
      x[i] = FACTOR * (x[i] + coarse[i] - b[i]);
      x[i + half] = FACTOR * (x[i + half] + coarse[i] - b[i + half]);
    }
  }

  /** The same operations: the same bits. */
  @Override
  public double tolerance() {
    return 0;
  }
}
