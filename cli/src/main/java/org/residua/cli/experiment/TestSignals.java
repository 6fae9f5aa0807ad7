package org.residua.cli.experiment;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/** The signals of the experiments, the same bits on every machine. */
final class TestSignals {

  private TestSignals() {}

  static Signal of(int length, IntToDoubleFunction sample) {
    SignalBuffer samples = new SignalBuffer(new Shape(1, length));
    for (int i = 0; i < length; i++) {
      samples.set(0, i, sample.applyAsDouble(i));
    }
    return samples.handOver();
  }

  /** From 0 to a height, in the middle. */
  static Signal step(int length, double height) {
    return of(length, i -> 2 * i < length ? 0 : height);
  }

  /** From 0 to a height, rising evenly over the middle half. */
  static Signal ramp(int length, double height) {
    return of(length, i -> height * Math.clamp((i + 0.5 - 0.25 * length) / (0.5 * length), 0, 1));
  }

  /** {@code x, -x, x, ...}: what differences amplify most. */
  static Signal zigzag(int length, double size) {
    return of(length, i -> i % 2 == 0 ? size : -size);
  }

  /** 1 at one place, 0 elsewhere. */
  static Signal impulse(int length, int place) {
    return of(length, i -> i == place ? 1 : 0);
  }

  /** With white Gaussian noise. */
  static Signal noisy(Signal clean, double deviation, long seed) {
    Random random = new Random(seed);
    return of(clean.shape().length(), i -> clean.get(0, i) + deviation * random.nextGaussian());
  }
}
