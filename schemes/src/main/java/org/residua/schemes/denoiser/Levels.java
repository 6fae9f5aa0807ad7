package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Noise levels by differences of the orders 1, 2, 3 where they are not those of white noise of one level:
 *
 * <pre>
 *   s_m = median |d_m| / (Phi^-1(3/4) sqrt(c_m)),   c = (2, 6, 20)
 * </pre>
 *
 * <p>with {@code d_m} less its median; where the level varies like {@code v}, each {@code d_m} is divided by
 * {@code sqrt(sum_k binom(m, k)^2 v_(i+k)^2)} instead.
 */
final class Levels {

  private static final int ORDERS = 3;
  private static final double[] SQUARES = {2, 6, 20};

  private Levels() {}

  /** {@code s_1}, {@code s_2}, {@code s_3}. */
  static double[] of(double[] y, Optional<double[]> v) {
    return IntStream.rangeClosed(1, ORDERS).mapToDouble(m -> v.isPresent() ? of(y, v.get(), m) : of(y, m)).toArray();
  }

  /** {@code sigma = min_m s_m sqrt(c_m/c_m')} of noise with a spectrum whose differences have the variances {@code c_m'}. */
  static double sigma(double[] y, Optional<double[]> v, Spectrum spectrum) {
    double[] s = of(y, v);
    return IntStream.rangeClosed(1, ORDERS).mapToDouble(m -> s[m - 1] * Math.sqrt(SQUARES[m - 1] / spectrum.differences(m)))
        .min().orElseThrow();
  }

  private static double of(double[] y, int order) {
    double[] d = y;
    for (int m = 0; m < order; m++) {
      double[] last = d;
      d = IntStream.range(0, last.length - 1).mapToDouble(i -> last[i + 1] - last[i]).toArray();
    }
    double middle = Medians.of(d.clone());
    return Medians.of(Arrays.stream(d).map(x -> Math.abs(x - middle)).toArray()) / (Medians.QUARTILE * Math.sqrt(SQUARES[order - 1]));
  }

  private static double of(double[] y, double[] v, int order) {
    double[] sizes = new double[y.length - order];
    for (int i = 0; i < sizes.length; i++) {
      double difference = 0;
      double variance = 0;
      double binomial = 1;
      for (int k = 0; k <= order; k++) {
        difference += (k % 2 == 0 ? binomial : -binomial) * y[i + k];
        variance += binomial * binomial * v[i + k] * v[i + k];
        binomial = binomial * (order - k) / (k + 1);
      }
      sizes[i] = Math.abs(difference) / Math.sqrt(variance);
    }
    return Medians.of(sizes) / Medians.QUARTILE;
  }
}
