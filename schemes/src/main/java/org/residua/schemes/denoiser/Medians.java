package org.residua.schemes.denoiser;

import java.util.Arrays;

/** Medians of a few numbers, and neighbours of samples: beyond an end the mirror image, without the end itself once more. */
final class Medians {

  /** The upper quartile of the standard normal distribution: the median of its absolute values. */
  static final double QUARTILE = 0.6744897501960817;

  private Medians() {}

  /** The one in the middle, or the mean of the two there; sorts what it is given. */
  static double of(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  static double of(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  /** {@code y_i}, also for {@code i} up to {@code n - 1} beyond an end. */
  static double at(double[] y, int i) {
    int n = y.length;
    return y[i < 0 ? -i : i >= n ? 2 * n - 2 - i : i];
  }

  /** That of {@code y_from}, {@code y_(from + step)}, {@code y_(from + 2 step)}. */
  static double three(double[] y, int from, int step) {
    return of(at(y, from), at(y, from + step), at(y, from + 2 * step));
  }
}
