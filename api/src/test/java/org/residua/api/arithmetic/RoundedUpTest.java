package org.residua.api.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Never below the exact result, subnormal numbers included, and at most one ulp above. */
class RoundedUpTest {

  private static final int TRIES = 20_000;
  private static final SplittableRandom RANDOM = new SplittableRandom(4);

  /** Of any size, small ones often. */
  private static double number() {
    int exponent = RANDOM.nextInt(3) == 0 ? RANDOM.nextInt(-1074, -900) : RANDOM.nextInt(-500, 500);
    return Math.scalb(RANDOM.nextDouble(1, 2), exponent);
  }

  private static void above(double rounded, BigDecimal exact) {
    assertThat(new BigDecimal(rounded)).isGreaterThanOrEqualTo(exact);
    assertThat(new BigDecimal(Math.nextDown(Math.nextDown(rounded)))).isLessThan(exact);
  }

  @Test
  void products() {
    for (int k = 0; k < TRIES; k++) {
      double a = number();
      double b = number();
      if (a * b < Double.POSITIVE_INFINITY) {
        above(RoundedUp.multiply(a, b), new BigDecimal(a).multiply(new BigDecimal(b)));
      }
    }
    assertThat(RoundedUp.multiply(0, Double.POSITIVE_INFINITY)).isZero();
    assertThat(RoundedUp.multiply(Double.MIN_VALUE, 0.5)).isEqualTo(Double.MIN_VALUE);
    assertThat(RoundedUp.multiply(0.5, 4)).isEqualTo(2);
  }

  @Test
  void sums() {
    DoubleSupplier signed = () -> RANDOM.nextBoolean() ? number() : -number();
    for (int k = 0; k < TRIES; k++) {
      double a = signed.getAsDouble();
      double b = RANDOM.nextBoolean() ? signed.getAsDouble() : -a * RANDOM.nextDouble(0.5, 2);
      above(RoundedUp.add(a, b), new BigDecimal(a).add(new BigDecimal(b)));
    }
    assertThat(RoundedUp.add(1, 1)).isEqualTo(2);
    assertThat(RoundedUp.add(1, 1e-300)).isEqualTo(Math.nextUp(1.0));
    assertThat(RoundedUp.add(1, -1e-300)).isEqualTo(1);
  }

  @Test
  void roots() {
    for (int k = 0; k < TRIES; k++) {
      double x = number();
      double root = RoundedUp.sqrt(x);
      assertThat(new BigDecimal(root).pow(2)).isGreaterThanOrEqualTo(new BigDecimal(x));
    }
    for (double x : new double[] {5.4e-323, 9.0207e-320, Double.MIN_VALUE, 1.7e-308}) {
      assertThat(new BigDecimal(RoundedUp.sqrt(x)).pow(2)).isGreaterThanOrEqualTo(new BigDecimal(x));
    }
    assertThat(RoundedUp.sqrt(0)).isZero();
    assertThat(RoundedUp.sqrt(4)).isEqualTo(2);
  }

  @Test
  void powers() {
    for (double base : new double[] {0.5, 0.999, 1, Math.nextUp(1.0), 1.1, 3}) {
      for (int exponent : new int[] {0, 1, 2, 3, 7, 64, 101}) {
        BigDecimal exact = new BigDecimal(base).pow(exponent);
        assertThat(new BigDecimal(RoundedUp.power(base, exponent))).isGreaterThanOrEqualTo(exact);
        assertThat(RoundedUp.power(base, exponent)).isLessThanOrEqualTo(exact.doubleValue() * (1 + 1e-13));
      }
    }
    assertThat(RoundedUp.power(1, Long.MAX_VALUE)).isEqualTo(1);
    assertThat(RoundedUp.power(1.1, 20_000_000)).isInfinite();
  }

  @Test
  void exactNumbers() {
    for (int k = 0; k < TRIES; k++) {
      BigDecimal exact = new BigDecimal(number()).add(new BigDecimal(RANDOM.nextBoolean() ? number() : -number()));
      above(RoundedUp.of(exact), exact);
    }
    assertThat(RoundedUp.of(new BigDecimal("1e400"))).isInfinite();
    assertThat(RoundedUp.of(new BigDecimal("-1e400"))).isEqualTo(-Double.MAX_VALUE);
    assertThat(RoundedUp.of(new BigDecimal("1e-400"))).isEqualTo(Double.MIN_VALUE);
  }
}
