package org.residua.schemes;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.residua.api.signal.Signal;

/**
 * {@code sigma = median_i |d_i - median(d)| / (Phi^{-1}(3/4) sqrt(2))}: the standard deviation of white noise
 * on a piecewise smooth signal, from the median absolute deviation of its first differences {@code d}.
 *
 * <p>Half of the differences may belong to jumps before the estimate breaks down. Source: Hampel (1974);
 * Donoho, Johnstone (1994), section 4.3.
 */
public final class NoiseLevel {

  /** The upper quartile of the standard normal distribution: the MAD of unit noise. */
  private static final double NORMAL_QUARTILE = 0.6744897501960817;

  private NoiseLevel() {}

  /**
   * The noise level over all channels; 0 when at least half of the differences are equal.
   *
   * @param f finite samples, at least 2 in each channel
   */
  public static double estimate(Signal f) {
    f.requireFinite("noise estimate");
    int length = f.shape().length();
    if (length < 2) {
      throw new IllegalArgumentException(
          "1 sample has no differences; the noise estimate needs at least 2 samples");
    }
    return estimatePresent(f);
  }

  /**
   * The noise level of a signal with missing samples: each present sample is compared with the next present
   * one. 0 when at least half of the differences are equal, or no channel has two samples.
   *
   * @param f samples, missing ones as NaN
   */
  public static double estimatePresent(Signal f) {
    DoubleStream.Builder all = DoubleStream.builder();
    for (int c = 0; c < f.shape().channels(); c++) {
      double last = Double.NaN;
      for (double sample : f.channel(c)) {
        if (!Double.isNaN(sample)) {
          if (!Double.isNaN(last)) {
            all.add(sample - last);
          }
          last = sample;
        }
      }
    }
    double[] differences = all.build().toArray();
    if (differences.length == 0) {
      return 0;
    }
    double center = median(differences);
    for (int i = 0; i < differences.length; i++) {
      differences[i] = Math.abs(differences[i] - center);
    }
    return median(differences) / (NORMAL_QUARTILE * Math.sqrt(2));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }
}
