package org.residua.bench.problem;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The Perona-Malik step for several signals of one length, which a contender may hold interleaved by lanes.
 *
 * @param signals how many, planar in {@link #start} and {@link #reference}
 */
public record Batch(int signals) implements Problem {

  /** The step of each signal. */
  public static final Step STEP = Step.difference("perona-malik");

  @Override
  public String id() {
    return "batch-" + signals + ".perona-malik";
  }

  @Override
  public double[] start(int length) {
    return new SplittableRandom(1).doubles((long) signals * length, -2, 2).toArray();
  }

  @Override
  public long work(int length) {
    return (long) signals * length;
  }

  @Override
  public void reference(double[] u) {
    int length = u.length / signals;
    for (int s = 0; s < signals; s++) {
      double[] signal = Arrays.copyOfRange(u, s * length, (s + 1) * length);
      STEP.reference(signal);
      System.arraycopy(signal, 0, u, s * length, length);
    }
  }

  @Override
  public double tolerance() {
    return STEP.tolerance();
  }
}
