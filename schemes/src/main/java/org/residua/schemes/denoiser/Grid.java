package org.residua.schemes.denoiser;

import org.residua.api.signal.Signal;

/**
 * Whether samples are rounded to multiples of a number. A few changes do not tell: all steps of a clean step function are
 * multiples of the least.
 */
final class Grid {

  /** Smaller differences, relative to the samples, are what rounding of decimals leaves: 20.5 - 20.4 is not 0.1. */
  private static final double TINY = 1e-9;
  /** Differences are multiples of the grid up to this part of it. */
  private static final double MULTIPLE = 1e-6;
  /** A grid that is fine beside the noise is none: more of the differences than this are zero. */
  private static final double ZEROS = 0.02;

  private Grid() {}

  /** The number; 0 where there is none. */
  static double of(Signal f, int channel) {
    int n = f.shape().length();
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(known(f.get(channel, i))));
    }
    double least = Double.POSITIVE_INFINITY;
    long count = 0;
    long zeros = 0;
    for (int i = 1; i < n; i++) {
      double difference = Math.abs(f.get(channel, i) - f.get(channel, i - 1));
      if (difference > TINY * largest) {
        least = Math.min(least, difference);
      }
      zeros += difference <= TINY * largest ? 1 : 0;
      count += Double.isNaN(difference) ? 0 : 1;
    }
    boolean rounded = zeros > ZEROS * count && count - zeros >= NoiseLevel.FEWEST && Double.isFinite(least);
    for (int i = 1; rounded && i < n; i++) {
      double multiple = (f.get(channel, i) - f.get(channel, i - 1)) / least;
      rounded = Double.isNaN(multiple) || Math.abs(multiple - Math.rint(multiple)) <= MULTIPLE;
    }
    return rounded ? least : 0;
  }

  private static double known(double sample) {
    return Double.isNaN(sample) ? 0 : sample;
  }
}
