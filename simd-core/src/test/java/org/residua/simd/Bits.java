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
    Assertions.assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      if (Double.doubleToLongBits(actual[i]) != Double.doubleToLongBits(expected[i])) {
        Assertions.fail("%s: at %d of %d: %s instead of %s", Arrays.toString(what), i,
            expected.length - GUARD, actual[i], expected[i]);
      }
    }
    for (int i = expected.length - GUARD; i < expected.length; i++) {
      Assertions.assertThat(actual[i]).as("%s: guard", Arrays.toString(what)).isEqualTo(GUARDED);
    }
  }
}
