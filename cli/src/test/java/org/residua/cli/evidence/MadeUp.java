package org.residua.cli.evidence;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.residua.api.signal.Signal;

/** Signals with noise. */
final class MadeUp {

  private MadeUp() {}

  static Signal noisy(int length, IntToDoubleFunction f, double sigma, long seed) {
    Random random = new Random(seed);
    return Signal.of(IntStream.range(0, length).mapToDouble(i -> f.applyAsDouble(i) + sigma * random.nextGaussian()).toArray());
  }

  static Signal sum(Signal u, Signal v) {
    return Signal.of(IntStream.range(0, u.shape().length()).mapToDouble(i -> u.get(0, i) + v.get(0, i)).toArray());
  }
}
