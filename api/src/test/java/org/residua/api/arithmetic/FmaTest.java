package org.residua.api.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held against {@link Math#fma}, which Java defines by exact arithmetic. */
class FmaTest {

  private static final int TRIES = 100_000;
  private static final double TINY = Double.MIN_VALUE;
  private static final double[] SPECIAL = {0.0, -0.0, 1, -1, 1.5, 3, TINY, -TINY, 5 * TINY, Double.MIN_NORMAL, 0x1p-537,
      -0x1.8p-538,
      0x1p-350, 0x1p-351, 0x1p-850, 0x1p-851, 0x1p900, 0x1p996, 0x1.fffffffffffffp1023, -Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, Double.NaN, 0x1.0000000000001p0, 0x1.0000002p0, 0x1.fffffffffffffp-1, 0x1p-53, 0x1p-54, -0x1p-53};

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
    assertThat(Fma.attempt(a, b, c)).as("is left in doubt").isNaN();
  }

  /** Else loops over them would be as slow as before. */
  @Test
  void signalsAreSeldomInDoubt() {
    int doubts = 0;
    for (int i = 0; i < TRIES; i++) {
      doubts += Double.isNaN(Fma.attempt(0.2, random.nextGaussian(), random.nextGaussian())) ? 1 : 0;
      doubts += Double.isNaN(Fma.attempt(1, random.nextGaussian(), random.nextGaussian())) ? 1 : 0;
    }
    assertThat(doubts).isZero();
  }

  /** A failure is told where there is one: the cases are many. */
  private static void holds(double a, double b, double c) {
    long fused = bits(Math.fma(a, b, c));
    double attempt = Fma.attempt(a, b, c);
    if (bits(Fma.emulated(a, b, c)) != fused || bits(Fma.of(a, b, c)) != fused
        || (!Double.isNaN(attempt) && bits(attempt) != fused)) {
      fail("%a %a %a: fused %a, emulated %a, attempted %a", a, b, c, Math.fma(a, b, c), Fma.emulated(a, b, c), attempt);
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
