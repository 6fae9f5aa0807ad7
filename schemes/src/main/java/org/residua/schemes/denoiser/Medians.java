package org.residua.schemes.denoiser;

/** Medians of a few numbers, and neighbours of samples: beyond an end the mirror image, without the end itself once more. */
final class Medians {

  /** The upper quartile of the standard normal distribution: the median of its absolute values. */
  static final double QUARTILE = 0.6744897501960817;

  private Medians() {}

  /**
   * The one in the middle, or the mean of the two there; changes the order of what it is given. Source: Hoare (1961), Algorithm 65: Find.
   *
   * @param values at least one, none NaN
   */
  static double of(double[] values) {
    int middle = values.length / 2;
    double upper = halve(values);
    if (values.length % 2 == 1) {
      return upper;
    }
    double lower = values[0];
    for (int i = 1; i < middle; i++) {
      lower = Math.max(lower, values[i]);
    }
    return (lower + upper) / 2;
  }

  /** Lesser values before the middle {@code n/2}, greater ones behind it; the one there. */
  static double halve(double[] values) {
    return ranked(values, values.length / 2);
  }

  /** Whether their median is at least that; counts, which takes less time than to find it. */
  static boolean atLeast(double[] values, double least) {
    int below = 0;
    for (double value : values) {
      below += value < least ? 1 : 0;
    }
    return below <= (values.length - 1) / 2;
  }

  /** The value of that rank at its place, lesser ones before it. */
  private static double ranked(double[] x, int rank) {
    int low = 0;
    int high = x.length - 1;
    while (low < high) {
      double pivot = of(x[low], x[(low + high) >>> 1], x[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (x[i] < pivot) {
          i++;
        }
        while (x[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double other = x[i];
          x[i++] = x[j];
          x[j--] = other;
        }
      }
      if (rank > j && rank < i) {
        return x[rank];
      }
      low = rank >= i ? i : low;
      high = rank <= j ? j : high;
    }
    return x[rank];
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
