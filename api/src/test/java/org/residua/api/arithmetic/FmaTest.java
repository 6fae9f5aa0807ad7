package org.residua.api.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held against {@link Math#fma}, which Java defines by exact arithmetic. */
class FmaTest {

  private static final int TRIES = 100_000;
  private static final double TINY = Double.MIN_VALUE;
  private static final double[] SPECIAL = {0.0, -0.0, 1, -1, 1.5, 3, TINY, -TINY, 5 * TINY, Double.MIN_NORMAL, 0x1p-537,
      -0x1.8p-538, 0x1p-350, 0x1p-351, 0x1p-850, 0x1p-851, 0x1.0000000000001p-822, 0x1.0000000000001p-147, 0x1p-700,
      0x1.23456789abcdfp-484, 0x1p900, 0x1p996, 0x1.fffffffffffffp511, -0x1.fffffff8p511, 0x1.fffffffffffffp1023,
      -Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 0x1.0000000000001p0, 0x1.0000002p0,
      0x1.fffffffffffffp-1, 0x1p-53, 0x1p-54, -0x1p-53};

  private final Random random = new Random(20);

  @Test
  void emulationHasTheBits() {
    for (int i = 0; i < TRIES; i++) {
      double a = factor();
      double b = factor();
      holds(a, b, summand(a * b));
    }
  }

  @Test
  void extremesHaveTheBits() {
    for (double a : SPECIAL) {
      for (double b : SPECIAL) {
        for (double c : SPECIAL) {
          holds(a, b, c);
          holds(a, b, -a * b + c);
        }
      }
    }
  }

  /** Sums whose remainder lies at the middle of two numbers, or beside it by what the second rounding loses. */
  @ParameterizedTest
  @CsvSource({
      "0x1.0000000000001p0, 0x1.0000000000001p0, 0x1p53",
      "0x1.0000000000001p0, 0x1.fffffffffffffp-1, 0x1p53", "0x1.fffffffffffffp-1, 0x1.fffffffffffffp-1, 0x1p53",
      "0x1.fffffffffffffp0, 0x1.0000000000001p-54, 0x1p0"})
  void middlesAreRoundedOnce(double a, double b, double c) {
    holds(a, b, c);
    assertThat(Fma.near(a, b, c)).as("is left in doubt").isNotEqualTo(Fma.far(a, b, c));
  }

  /** Else loops over them would be as slow as before. */
  @Test
  void signalsAreSeldomInDoubt() {
    int doubts = 0;
    for (int i = 0; i < TRIES; i++) {
      doubts += certain(0.2, random.nextGaussian(), random.nextGaussian()) ? 0 : 1;
      doubts += certain(random.nextGaussian(), 1.3, 1) ? 0 : 1;
    }
    assertThat(doubts).isZero();
  }

  /** What is held against is what exact numbers give, rounded once. */
  @Test
  void fusedIsExactAndRounded() {
    for (int i = 0; i < TRIES / 10; i++) {
      double a = factor();
      double b = factor();
      double c = summand(a * b);
      if (!Double.isFinite(a * 0 + b * 0 + c)) {
        continue;
      }
      double exact = new BigDecimal(a).multiply(new BigDecimal(b)).add(new BigDecimal(c)).doubleValue();
      assertThat(Math.fma(a, b, c)).as("%a %a %a", a, b, c).isEqualTo(exact == 0 ? Math.fma(a, b, c) * 0 : exact);
    }
  }

  /** Where bits are lost on the way down and up, and where the last bit is just kept. */
  @Test
  void whatComesBackHasItsLastBit() {
    for (double b : new double[] {0.0, -0.0, 1, 0x1.fffffffffffffp-822, -0x1p-874, 0x1.8p-873, Double.MAX_VALUE}) {
      assertThat(bits(Fma.shifted(b))).isEqualTo(bits(b));
    }
    for (double b : new double[] {TINY, Double.MIN_NORMAL, 0x1p-875, 0x1.8p-874, 0x1.fffffffffffffp-823}) {
      assertThat(Fma.shifted(b)).isNotEqualTo(b);
    }
  }

  @Test
  void powersOfTwoScale() {
    for (double a : new double[] {1, -1, 0.25, -8, 0x1p-147, 0x1p1023}) {
      assertThat(Fma.scales(a)).as("%a", a).isTrue();
    }
    for (double a : new double[] {0, 3, 0x1.0000000000001p0, 0.1, 0x1p-148, Double.MAX_VALUE, Double.NaN}) {
      assertThat(Fma.scales(a)).as("%a", a).isFalse();
    }
  }

  private static boolean certain(double a, double b, double c) {
    return Fma.near(a, b, c) - Fma.far(a, b, c) == 0
        && ((Fma.fits(a) && bits(Fma.shifted(b)) == bits(b)) || Math.abs(c) >= 0x1p-700);
  }

  /** A failure is told where there is one: the cases are many. */
  private static void holds(double a, double b, double c) {
    long fused = bits(Math.fma(a, b, c));
    double near = Fma.near(a, b, c);
    if (bits(Fma.emulated(a, b, c)) != fused || bits(Fma.of(a, b, c)) != fused || (certain(a, b, c) && bits(near) != fused)) {
      fail("%a %a %a: fused %a, emulated %a, near %a", a, b, c, Math.fma(a, b, c), Fma.emulated(a, b, c), near);
    }
  }

  private static long bits(double x) {
    return Double.doubleToLongBits(x);
  }

  private double factor() {
    double mantissa = switch (random.nextInt(4)) {
      case 0 -> random.nextGaussian();
      case 1 -> random.nextInt(100) - 50;
      case 2 -> (float) random.nextGaussian();
      default -> (1 + (random.nextInt(3) - 1) * 0x1p-26) * (1 + random.nextInt(4));
    };
    return Math.scalb(mantissa, random.nextInt(4) == 0 ? random.nextInt(2100) - 1050 : random.nextInt(40) - 20);
  }

  /** Of any size, or such that much cancels, or that the rest is near a half. */
  private double summand(double product) {
    return switch (random.nextInt(5)) {
      case 0 -> factor();
      case 1 -> -product;
      case 2 -> -product * (1 + (random.nextInt(9) - 4) * 0x1p-52);
      case 3 -> Math.rint(factor());
      default -> product * Math.scalb(1 + random.nextInt(4) / 4.0, random.nextInt(120) - 60);
    };
  }
}
