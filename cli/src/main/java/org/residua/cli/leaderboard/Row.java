package org.residua.cli.leaderboard;

import java.util.Locale;

/**
 * A task: a signal in noise.
 *
 * @param signal clean
 * @param length in samples
 * @param deviation of the clean signal, in units of the noise
 * @param noise what is added
 */
record Row(TestSignal signal, int length, double deviation, NoiseKind noise) {

  /** The clean samples of a seed. */
  double[] clean(long seed) {
    return signal.samples(length, deviation, seed);
  }

  /** The noisy samples of a seed. */
  double[] noisy(double[] clean, long seed) {
    return noise.on(clean, new Draws(seed, 1));
  }

  /** The signal, and what is not as in the first table. */
  String name() {
    String text = signal.name();
    text += length == Slice.LENGTH ? "" : ", n = " + length;
    text += deviation == Slice.DEVIATION ? "" : String.format(Locale.ROOT, ", sd/sigma %.0f", deviation);
    return text + (noise == NoiseKind.GAUSSIAN ? "" : ", " + noise.text());
  }
}
