package org.residua.schemes.denoiser;

/** Samples of one channel that can be copied from. */
@FunctionalInterface
interface Source {

  /** Copies {@code count} samples from index {@code from} on to {@code target} at {@code to} on. */
  void copyTo(int from, double[] target, int to, int count);

  /** The samples of an array. */
  static Source of(double[] samples) {
    return (from, target, to, count) -> System.arraycopy(samples, from, target, to, count);
  }

  /**
   * Fills a window of the signal continued by its mirror image, {@code x_i = x_(-1-i) = x_(2n-1-i)}.
   *
   * @param n the length
   * @param begin the index of the first sample, of either sign
   */
  default void continued(int n, long begin, double[] window) {
    int done = 0;
    while (done < window.length) {
      long index = Math.floorMod(begin + done, 2L * n);
      int place = (int) Math.min(index, 2L * n - 1 - index);
      boolean ascending = index < n;
      int count = Math.min(window.length - done, ascending ? n - place : place + 1);
      copyTo(ascending ? place : place + 1 - count, window, done, count);
      if (!ascending) {
        reverse(window, done, done + count);
      }
      done += count;
    }
  }

  private static void reverse(double[] x, int from, int to) {
    for (int i = from, j = to - 1; i < j; i++, j--) {
      double kept = x[i];
      x[i] = x[j];
      x[j] = kept;
    }
  }
}
