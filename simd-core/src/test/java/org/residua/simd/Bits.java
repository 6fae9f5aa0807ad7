package org.residua.simd;

import java.util.Arrays;
import org.assertj.core.api.Assertions;

/** Arrays with a guard after the counted values, and their comparison bit by bit. */
final class Bits {

  private static final int GUARD = 9;
  private static final double GUARDED = 0x1.badbadp7;

  private Bits() {}

  /** {@code count} places for a result, and the guard. */
  static double[] guarded(int count) {
    double[] array = new double[count + GUARD];
    Arrays.fill(array, GUARDED);
    return array;
  }

  /** A copy of the values, and the guard. */
  static double[] guarded(double[] values) {
    double[] array = guarded(values.length);
    System.arraycopy(values, 0, array, 0, values.length);
    return array;
  }

  /** Refuses different bits, the guard included; only the payload of a NaN may differ. */
  static void assertSame(double[] actual, double[] expected, Object... what) {
    assertEqual(actual, expected, what);
    for (int i = expected.length - GUARD; i < expected.length; i++) {
      if (Double.compare(actual[i], GUARDED) != 0) {
        Assertions.fail("%s: the guard at %d is %s", Arrays.toString(what), i, actual[i]);
      }
    }
  }

  /**
   * Refuses different bits; only the payload of a NaN may differ. What is compared is told where it differs alone: millions
   * are equal.
   */
  static void assertEqual(double[] actual, double[] expected, Object... what) {
    if (actual.length != expected.length) {
      Assertions.fail("%s: %d values instead of %d", Arrays.toString(what), actual.length, expected.length);
    }
    int i = Arrays.mismatch(actual, expected);
    if (i >= 0) {
      Assertions.fail("%s: at %d of %d: %s instead of %s", Arrays.toString(what), i, expected.length, actual[i], expected[i]);
    }
  }
}
