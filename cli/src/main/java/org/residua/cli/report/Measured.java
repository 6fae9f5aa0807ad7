package org.residua.cli.report;

import java.util.List;
import java.util.Optional;
import org.residua.api.arithmetic.Fma;
import org.residua.api.signal.Signal;
import org.residua.cli.evidence.Evidence;

/**
 * A signal before and after.
 *
 * @param name the input's name as it was typed
 * @param channels a name for each channel
 * @param time the time axis, if there is one
 * @param before the samples as they were read, missing ones as NaN
 * @param after the result, of the same shape
 * @param evidence what can be seen in each channel of the result
 */
public record Measured(
    String name, List<String> channels, Optional<Abscissa> time, Signal before, Signal after,
    List<Evidence> evidence) {

  /** Copies the list; refuses signals and names that do not fit each other. */
  public Measured {
    channels = List.copyOf(channels);
    evidence = List.copyOf(evidence);
    before.requireShape(after.shape());
    if (channels.size() != before.shape().channels() || evidence.size() != channels.size()) {
      throw new IllegalArgumentException(channels.size() + " names and the evidence of " + evidence.size() + " for "
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

  /** The root of the mean square of the noise levels, 0 when there is none. */
  double noise() {
    return Math.sqrt(evidence.stream().mapToDouble(channel -> channel.noise().sigma() * channel.noise().sigma()).average().orElse(0));
  }

  /** The jumps of all channels. */
  int jumps() {
    return evidence.stream().mapToInt(channel -> channel.jumps().found().size()).sum();
  }

  /** How many of them are jumps still. */
  long kept() {
    return evidence.stream().mapToLong(channel -> channel.jumps().kept()).sum();
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
          sum = Fma.of(u[i] - v[i], u[i] - v[i], sum);
          count++;
        }
      }
    }
    return count == 0 ? 0 : Math.sqrt(sum / count);
  }
}
