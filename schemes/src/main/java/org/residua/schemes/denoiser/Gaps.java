package org.residua.schemes.denoiser;

import java.util.Arrays;
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

  /** Fills the missing samples in place from those that are there, at least one; all of them where those are few. */
  void fill(double[] y) {
    if (few()) {
      double sum = IntStream.range(0, y.length).filter(i -> present.get(0, i) != 0).mapToDouble(i -> y[i]).sum();
      Arrays.fill(y, sum / there());
      return;
    }
    interpolate(y);
  }

  /**
   * Fills NaN in place by {@code y_i = (1 - t) y_a + t y_b}, {@code t = (i - a)/(b - a)}, between the neighbours
   * {@code a < i < b} that are there; constant before the first and after the last.
   */
  static void interpolate(double[] y) {
    int last = -1;
    for (int i = 0; i < y.length; i++) {
      if (!Double.isNaN(y[i])) {
        fill(y, last, i);
        last = i;
      }
    }
    fill(y, last, y.length);
  }

  /** Fills what is strictly between {@code a} and {@code b}, each of which may be just outside, but not both. */
  private static void fill(double[] y, int a, int b) {
    for (int i = a + 1; i < b; i++) {
      double t = (i - a) / (double) (b - a);
      y[i] = a < 0 ? y[b] : b == y.length ? y[a] : (1 - t) * y[a] + t * y[b];
    }
  }

  /** A channel with its missing samples filled. */
  Signal filled(Signal f, int channel) {
    double[] y = f.channel(channel);
    fill(y);
    return Signal.of(y);
  }
}
