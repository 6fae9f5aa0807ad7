package org.residua.cli;

import org.residua.api.signal.Signal;

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
}
