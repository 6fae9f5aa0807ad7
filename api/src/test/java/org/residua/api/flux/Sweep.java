package org.residua.api.flux;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Dense arguments for accuracy tests; as many as the system property {@code residua.tries} says, times a factor. */
final class Sweep {

  static final long SEED = 31;
  private static final int TRIES = Integer.getInteger("residua.tries", 100);

  private Sweep() {}

  /** {@code factor} times the tries. */
  static int size(int factor) {
    return factor * TRIES;
  }

  /** Uniform arguments, and their neighbours at both ends. */
  static DoubleStream uniform(int factor, double lo, double hi) {
    return DoubleStream.concat(
        new SplittableRandom(SEED).doubles(size(factor), lo, hi),
        DoubleStream.of(lo, Math.nextUp(lo), Math.nextDown(hi), hi));
  }

  /** Both signs, every magnitude from {@code 2^lo} to {@code 2^hi}. */
  static DoubleStream magnitudes(int factor, double lo, double hi) {
    SplittableRandom random = new SplittableRandom(SEED);
    return random.doubles(size(factor), lo, hi).map(
        e -> (random.nextBoolean() ? 1 : -1) * (1 + random.nextDouble())
            * Math.scalb(1.0, (int) Math.floor(e)));
  }

  /** Around {@code (n + 1/2) ln 2}, where the reduction changes over, on both sides and neighbours in between. */
  static DoubleStream changes(int from, int to) {
    int step = Math.max(1, (to - from) / size(4));
    return DoubleStream.iterate(from, n -> n <= to, n -> n + step)
        .map(n -> (n + 0.5) * Math.log(2))
        .flatMap(x -> DoubleStream.of(Math.nextDown(x), x, Math.nextUp(x), x * (1 + 0x1p-40)));
  }

  /** All subnormal magnitudes: the least ones, the largest ones, random ones. */
  static DoubleStream subnormals() {
    return DoubleStream.concat(
        DoubleStream.of(Double.MIN_VALUE, 3 * Double.MIN_VALUE, Math.nextDown(Double.MIN_NORMAL), Double.MIN_NORMAL),
        new SplittableRandom(SEED).longs(size(1), 1, 1L << 52).mapToDouble(Double::longBitsToDouble))
        .flatMap(x -> DoubleStream.of(x, -x));
  }
}
