package org.residua.schemes.denoiser;

import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * Missing samples of one channel and how they are filled: linear interpolation, constant at the ends, which is the steady
 * state of diffusion of order 1 between samples that stay. Where too few are there to tell noise from signal, each sample
 * becomes their mean.
 *
 * @param present 1 where a sample is there, 0 where it is missing
 * @param count how many are missing
 * @param longest the longest run of missing ones
 */
record Gaps(Signal present, int count, int longest) {

  /** Frames act on filled series with less than this part of the samples missing ... */
  private static final double MOST_MISSING = 0.2;
  /** ... in gaps of at most so many. */
  private static final int LONGEST_BRIDGED = 8;

  static Gaps of(double[] y) {
    SignalBuffer present = new SignalBuffer(Signal.of(y).shape());
    int count = 0;
    int longest = 0;
    int run = 0;
    for (int i = 0; i < y.length; i++) {
      run = Double.isNaN(y[i]) ? run + 1 : 0;
      longest = Math.max(longest, run);
      count += run > 0 ? 1 : 0;
      present.set(0, i, run > 0 ? 0 : 1);
    }
    return new Gaps(present.handOver(), count, longest);
  }

  /** Whether steps of frames may take part. */
  boolean bridged() {
    return count < MOST_MISSING * present.shape().length() && longest <= LONGEST_BRIDGED;
  }

  /** The weights of a data term; empty when all samples are there. */
  Optional<Signal> weights() {
    return count == 0 ? Optional.empty() : Optional.of(present);
  }

  /** How many are there. */
  int there() {
    return present.shape().length() - count;
  }

  /** Whether so many are missing that only the mean of the others is known. */
  boolean few() {
    return count > 0 && there() < NoiseLevel.FEWEST;
  }

  /** Fills the missing samples of a channel in place from those that are there, at least one; all of them where those are few. */
  void fill(SignalBuffer u, int channel) {
    if (few()) {
      IntStream all = IntStream.range(0, present.shape().length());
      double sum = all.filter(i -> present.get(0, i) != 0).mapToDouble(i -> u.get(channel, i)).sum();
      fill(u, channel, -1, present.shape().length(), sum / there());
      return;
    }
    interpolate(u, channel);
  }

  /**
   * Fills the NaN of a channel in place by {@code u_i = (1 - t) u_a + t u_b}, {@code t = (i - a)/(b - a)}, between the neighbours
   * {@code a < i < b} that are there; constant before the first and after the last.
   */
  static void interpolate(SignalBuffer u, int channel) {
    int n = u.shape().length();
    int last = -1;
    for (int i = 0; i < n; i++) {
      if (!Double.isNaN(u.get(channel, i))) {
        bridge(u, channel, last, i);
        last = i;
      }
    }
    bridge(u, channel, last, n);
  }

  /** Fills what is strictly between {@code a} and {@code b}, each of which may be just outside, but not both. */
  private static void bridge(SignalBuffer u, int channel, int a, int b) {
    if (a < 0 || b == u.shape().length()) {
      fill(u, channel, a, b, u.get(channel, a < 0 ? b : a));
      return;
    }
    for (int i = a + 1; i < b; i++) {
      double t = (i - a) / (double) (b - a);
      u.set(channel, i, (1 - t) * u.get(channel, a) + t * u.get(channel, b));
    }
  }

  private static void fill(SignalBuffer u, int channel, int a, int b, double value) {
    for (int i = a + 1; i < b; i++) {
      u.set(channel, i, value);
    }
  }

  /** A channel with its missing samples filled. */
  Signal filled(Signal f, int channel) {
    SignalBuffer u = new SignalBuffer(present.shape());
    u.copyFrom(f.channel(channel));
    fill(u, 0);
    return u.handOver();
  }
}
