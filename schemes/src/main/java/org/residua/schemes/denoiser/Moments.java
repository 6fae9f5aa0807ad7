package org.residua.schemes.denoiser;

/** Mean and standard deviation, by sums in the order of the samples. */
final class Moments {

  private Moments() {}

  /** {@code mean x_i}. */
  static double mean(double... x) {
    double sum = 0;
    for (double each : x) {
      sum += each;
    }
    return sum / x.length;
  }

  /** {@code sqrt(mean((x_i - mean x)^2))}. */
  static double deviation(double... x) {
    double mean = mean(x);
    double squares = 0;
    for (double each : x) {
      squares += (each - mean) * (each - mean);
    }
    return Math.sqrt(squares / x.length);
  }
}
