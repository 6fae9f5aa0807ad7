package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/** Signals with noise of standard deviation 1, and without. */
final class MadeUp {

  private MadeUp() {}

  static double[] noisy(int n, long seed, IntToDoubleFunction clean) {
    Random random = new Random(seed);
    return IntStream.range(0, n).mapToDouble(i -> clean.applyAsDouble(i) + random.nextGaussian()).toArray();
  }

  static double[] step(int n, long seed) {
    return noisy(n, seed, i -> i < n / 2 ? 0 : 8);
  }

  static Denoised.Channel only(Denoised denoised) {
    assertThat(denoised.channels()).hasSize(1);
    return denoised.channels().get(0);
  }

  static Signal together(double[]... channels) {
    SignalBuffer all = new SignalBuffer(new Shape(channels.length, channels[0].length));
    for (int c = 0; c < channels.length; c++) {
      for (int i = 0; i < channels[c].length; i++) {
        all.set(c, i, channels[c][i]);
      }
    }
    return all.handOver();
  }

  static double[] noiseless(IntToDoubleFunction clean) {
    return IntStream.range(0, 300).mapToDouble(clean).toArray();
  }
}
