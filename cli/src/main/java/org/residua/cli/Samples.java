package org.residua.cli;

import java.util.Optional;
import org.residua.api.signal.Signal;

/**
 * What was read: the samples, missing ones as NaN.
 *
 * @param name the input's name for messages
 * @param signal the samples
 * @param missing how many are missing, over all channels
 * @param firstMissing where the first missing one is; empty when none is
 * @param wav how a WAV input stores them
 */
record Samples(
    String name, Signal signal, long missing, String firstMissing, Optional<WavFormat> wav) {

  /** Samples none of which is missing. */
  static Samples complete(String name, Signal signal) {
    return new Samples(name, signal, 0, "", Optional.empty());
  }

  /** The samples with their gaps treated as {@code --missing} says: refused, unless they are to be filled. */
  Observed observed(Given given) {
    boolean fill = given.text(Option.MISSING).map(Names.MISSING::named).orElse("fail").equals("fill");
    if (missing > 0 && !fill) {
      throw new IllegalArgumentException(name + ": " + missing + " of " + signal.shape().size()
          + " samples are missing, the first in " + firstMissing + ", and at most 0 may be;"
          + " fill them in or remove them, or let them be interpolated (--missing fill)");
    }
    for (int c = 0; c < signal.shape().channels(); c++) {
      if (missing > 0 && Gaps.in(signal, c) == signal.shape().length()) {
        throw new IllegalArgumentException(name + ": all " + signal.shape().length()
            + " samples of channel " + (c + 1) + " are missing, at least 1 is needed;"
            + " give another column");
      }
    }
    return missing == 0 ? Observed.complete(signal) : Observed.filled(signal);
  }
}
