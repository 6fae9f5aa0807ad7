package org.residua.cli;

import java.util.stream.IntStream;

/** Missing samples, which are NaN. */
final class Gaps {

  private Gaps() {}

  /** The indices of the missing samples. */
  static int[] in(double[] samples) {
    return IntStream.range(0, samples.length).filter(i -> Double.isNaN(samples[i])).toArray();
  }

  /**
   * The samples with gaps filled by {@code u_i = (1 - t) u_a + t u_b}, {@code t = (i - a)/(b - a)}, between the
   * neighbours {@code a < i < b} that are there; constant before the first and after the last.
   *
   * @param samples at least one is there
   */
  static double[] filled(double[] samples) {
    double[] filled = samples.clone();
    int last = -1;
    for (int i = 0; i < samples.length; i++) {
      if (!Double.isNaN(samples[i])) {
        fill(filled, last, i);
        last = i;
      }
    }
    fill(filled, last, samples.length);
    return filled;
  }

  /** Fills what is strictly between {@code a} and {@code b}, each of which may be just outside. */
  private static void fill(double[] u, int a, int b) {
    for (int i = a + 1; i < b; i++) {
      if (a < 0 || b == u.length) {
        u[i] = u[a < 0 ? b : a];
      } else {
        double t = (i - a) / (double) (b - a);
        u[i] = (1 - t) * u[a] + t * u[b];
      }
    }
  }
}
