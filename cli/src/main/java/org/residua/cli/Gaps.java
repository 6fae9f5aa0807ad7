package org.residua.cli;

import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/** Missing samples, which are NaN. */
final class Gaps {

  private Gaps() {}

  /** The number of missing samples of a channel. */
  static int in(Signal u, int channel) {
    int missing = 0;
    for (int i = 0; i < u.shape().length(); i++) {
      missing += Double.isNaN(u.get(channel, i)) ? 1 : 0;
    }
    return missing;
  }

  /**
   * The samples with gaps filled by {@code u_i = (1 - t) u_a + t u_b}, {@code t = (i - a)/(b - a)}, between the
   * neighbours {@code a < i < b} that are there; constant before the first and after the last.
   *
   * @param u at least one sample of each channel is there
   */
  static Signal filled(Signal u) {
    SignalBuffer filled = new SignalBuffer(u.shape());
    for (int c = 0; c < u.shape().channels(); c++) {
      fill(u, c, filled);
    }
    return filled.handOver();
  }

  private static void fill(Signal u, int channel, SignalBuffer filled) {
    int last = -1;
    for (int i = 0; i < u.shape().length(); i++) {
      if (!Double.isNaN(u.get(channel, i))) {
        filled.set(channel, i, u.get(channel, i));
        fill(filled, channel, last, i);
        last = i;
      }
    }
    fill(filled, channel, last, u.shape().length());
  }

  /** Fills what is strictly between {@code a} and {@code b}, each of which may be just outside. */
  private static void fill(SignalBuffer u, int c, int a, int b) {
    for (int i = a + 1; i < b; i++) {
      if (a < 0 || b == u.shape().length()) {
        u.set(c, i, u.get(c, a < 0 ? b : a));
      } else {
        double t = (i - a) / (double) (b - a);
        u.set(c, i, (1 - t) * u.get(c, a) + t * u.get(c, b));
      }
    }
  }
}
