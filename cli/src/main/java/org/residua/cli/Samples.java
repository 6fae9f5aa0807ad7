package org.residua.cli;

import org.residua.api.signal.Signal;

/**
 * What was read: the samples, missing ones as NaN.
 *
 * @param name the input's name for messages
 * @param signal the samples
 * @param missing how many are missing
 * @param firstMissing the line of the first missing one; 0 when none is
 */
record Samples(String name, Signal signal, long missing, long firstMissing) {

  /** Samples none of which is missing. */
  static Samples complete(String name, double[] samples) {
    return new Samples(name, Signal.of(samples), 0, 0);
  }

  /** The signal; refuses missing samples, because no policy for them was chosen. */
  Signal requireComplete() {
    if (missing > 0) {
      throw new IllegalArgumentException(name + ": " + missing + " of " + signal.shape().length()
          + " samples are missing, the first in line " + firstMissing + ", and at most 0 may be;"
          + " fill them in or remove them (--missing fill is not available in this version)");
    }
    return signal;
  }
}
