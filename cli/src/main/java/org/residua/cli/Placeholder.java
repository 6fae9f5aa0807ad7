package org.residua.cli;

import java.util.Optional;
import java.util.regex.Pattern;
import org.residua.api.signal.Signal;

/** A number that instruments write where they have no sample: nines, or the least number of 16 bits. */
final class Placeholder {

  private static final Pattern USUAL = Pattern.compile("-?9{2,}(\\.(0|25|9+))?|-32768\\.0");
  /** Beyond the others by this many times their range. */
  private static final int FAR = 5;

  private Placeholder() {}

  /** The least or greatest sample of a channel, if it is one and far from all others. */
  static Optional<String> in(Signal u, int channel) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < u.shape().length(); i++) {
      double x = u.get(channel, i);
      least = x < least ? x : least;
      most = x > most ? x : most;
    }
    double high = most;
    return far(u, channel, least).or(() -> far(u, channel, high));
  }

  private static Optional<String> far(Signal u, int channel, double extreme) {
    if (!USUAL.matcher(Double.toString(extreme)).matches()) {
      return Optional.empty();
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < u.shape().length(); i++) {
      double x = u.get(channel, i);
      if (x != extreme) {
        least = x < least ? x : least;
        most = x > most ? x : most;
      }
    }
    double gap = Math.max(least - extreme, extreme - most);
    return least <= most && gap > FAR * (most - least)
        ? Optional.of(Double.toString(extreme).replaceAll("\\.0$", "")) : Optional.empty();
  }
}
