package org.residua.schemes.denoiser;

import java.util.BitSet;
import org.residua.api.signal.Signal;

/** The samples of a channel that tell nothing of its noise. */
final class Silence {

  private Silence() {}

  /** Those that are missing. */
  static BitSet missing(Signal f, int channel) {
    BitSet missing = new BitSet(f.shape().length());
    for (int i = 0; i < f.shape().length(); i++) {
      if (Double.isNaN(f.get(channel, i))) {
        missing.set(i);
      }
    }
    return missing;
  }

  /** Those that are missing, and runs of equal ones. */
  static BitSet of(Signal f, int channel) {
    BitSet left = missing(f, channel);
    int n = f.shape().length();
    int begin = 0;
    for (int i = 1; i <= n; i++) {
      if (i == n || f.get(channel, i) != f.get(channel, begin)) {
        if (i - begin >= NoiseLevel.SILENCE) {
          left.set(begin, i);
        }
        begin = i;
      }
    }
    return left;
  }
}
