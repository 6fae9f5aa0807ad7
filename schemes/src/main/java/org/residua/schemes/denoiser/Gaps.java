package org.residua.schemes.denoiser;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * Missing samples of one channel and how they are filled: linear interpolation, constant at the ends, which is the steady
 * state of diffusion of order 1 between samples that stay. Where too few are there to tell noise from signal, each sample
 * becomes their mean.
 *
 * @param length of the channel
 * @param missing the samples that are missing
 * @param longest the longest run of missing ones
 */
record Gaps(int length, BitSet missing, int longest) {

  /** Frames act on filled series with less than this part of the samples missing ... */
  private static final double MOST_MISSING = 0.2;
  /** ... in gaps of at most so many. */
  private static final int LONGEST_BRIDGED = 8;

  static Gaps of(double[] y) {
    BitSet missing = new BitSet();
    int longest = 0;
    int run = 0;
    for (int i = 0; i < y.length; i++) {
      run = Double.isNaN(y[i]) ? run + 1 : 0;
      longest = Math.max(longest, run);
      missing.set(i, run > 0);
    }
    return new Gaps(y.length, missing, longest);
  }

  /** How many are missing. */
  int count() {
    return missing.cardinality();
  }

  /** Whether steps of frames may take part. */
  boolean bridged() {
    return count() < MOST_MISSING * length && longest <= LONGEST_BRIDGED;
  }

  /** The weights of a data term: 1 where a sample is there, 0 where it is missing; empty when all are there. */
  Optional<Signal> weights() {
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    SignalBuffer present = new SignalBuffer(new Shape(1, length));
    for (int i = missing.nextClearBit(0); i < length; i = missing.nextClearBit(i + 1)) {
      present.set(0, i, 1);
    }
    return Optional.of(present.handOver());
  }

  /** How many are there. */
  int there() {
    return length - count();
  }

  /** Whether so many are missing that only the mean of the others is known. */
  boolean few() {
    return !missing.isEmpty() && there() < NoiseLevel.FEWEST;
  }

  /** Fills the missing samples of a channel in place from those that are there, at least one; all of them where those are few. */
  void fill(SignalBuffer u, int channel) {
    if (few()) {
      double sum = IntStream.range(0, length).filter(i -> !missing.get(i)).mapToDouble(i -> u.get(channel, i)).sum();
      fill(u, channel, -1, length, sum / there());
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

  /** A channel with its missing samples filled; the signal itself where it is one channel without gaps. */
  Signal filled(Signal f, int channel) {
    if (missing.isEmpty() && f.shape().channels() == 1) {
      return f;
    }
    SignalBuffer u = new SignalBuffer(new Shape(1, length));
    u.copyFrom(f.channel(channel));
    fill(u, 0);
    return u.handOver();
  }
}
