package org.residua.bench.problem;

import java.util.SplittableRandom;

/**
 * The memory that the passes of a V-cycle go over, and next to no arithmetic: on each level down {@code x += b}, {@code b_H}
 * written (below the finest level {@code x = b}), then up {@code x += x_H - b}. Eight samples of the coarser level go with the
 * sixteen at their place, so that each array is one stream: two of them half a level apart would meet in the low bits of their
 * addresses. It bounds {@link PoissonCycle}: 104 bytes an unknown, without what a cache reads
 * before it is written over.
 */
public record CycleTraffic() implements Problem {

  /** The coarsest level has at most so many samples. */
  private static final int COARSEST = 15;
  /** Coarse samples that go together, as many as a vector has lanes at most. */
  public static final int BLOCK = 8;
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
      int first = first(i, half);
      int second = second(i, half);
      x[first] = finest ? x[first] + b[first] : b[first];
      x[second] = finest ? x[second] + b[second] : b[second];
      below[i] = FACTOR * (x[first] - x[second]);
    }
    pass(coarse, below, false);
    for (int i = 0; i < half; i++) {
      int first = first(i, half);
      int second = second(i, half);
      x[first] = FACTOR * (x[first] + coarse[i] - b[first]);
      x[second] = FACTOR * (x[second] + coarse[i] - b[second]);
    }
  }

  /** The first of the two samples that go with a coarse one of {@code half}. */
  public static int first(int i, int half) {
    return 2 * i - (i < whole(half) ? i % BLOCK : 0);
  }

  /** The other one. */
  public static int second(int i, int half) {
    return first(i, half) + (i < whole(half) ? BLOCK : 1);
  }

  /** So many coarse samples are in whole blocks. */
  public static int whole(int half) {
    return half / BLOCK * BLOCK;
  }

  /** The same operations: the same bits. */
  @Override
  public double tolerance() {
    return 0;
  }
}
