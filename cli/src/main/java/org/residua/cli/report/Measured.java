package org.residua.cli.report;

import java.util.List;
import java.util.Optional;
import org.residua.api.signal.Signal;

/**
 * A signal before and after.
 *
 * @param name the input's name as it was typed
 * @param channels a name for each channel
 * @param time the time axis, if there is one
 * @param before the samples as they were read, missing ones as NaN
 * @param after the result, of the same shape
 * @param noise the estimated standard deviation of the noise, 0 when there is no estimate
 */
public record Measured(
    String name, List<String> channels, Optional<Abscissa> time, Signal before, Signal after, double noise) {

  /** Copies the list; refuses signals and names that do not fit each other. */
  public Measured {
    channels = List.copyOf(channels);
    before.requireShape(after.shape());
    if (channels.size() != before.shape().channels()) {
      throw new IllegalArgumentException(channels.size() + " names for "
          + before.shape().channels() + " channels; give one for each");
    }
  }

  /** The last part of a path, or what follows {@code builtin:}. */
  String shortName() {
    String shorter = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return shorter.isEmpty() ? name : shorter.replaceFirst("^builtin:", "");
  }

  /** One sample after the other: how many are missing. */
  int missing() {
    int missing = 0;
    for (int c = 0; c < before.shape().channels(); c++) {
      for (double sample : before.channel(c)) {
        missing += Double.isNaN(sample) ? 1 : 0;
      }
    }
    return missing;
  }

  /** The root of the mean square of before less after, over the samples that are there. */
  double removed() {
    double sum = 0;
    int count = 0;
    for (int c = 0; c < before.shape().channels(); c++) {
      double[] u = before.channel(c);
      double[] v = after.channel(c);
      for (int i = 0; i < u.length; i++) {
        if (Double.isFinite(u[i] - v[i])) {
          sum = Math.fma(u[i] - v[i], u[i] - v[i], sum);
          count++;
        }
      }
    }
    return count == 0 ? 0 : Math.sqrt(sum / count);
  }
}
