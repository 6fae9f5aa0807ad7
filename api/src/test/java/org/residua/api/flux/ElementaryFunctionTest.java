package org.residua.api.flux;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The elementary functions keep their printed bounds against more than 50 exact digits. */
class ElementaryFunctionTest {

  private static final int SAMPLES = 3000;

  @Test
  void expm1() {
    assertWithin(2, Expm1::expm1, Exact::expm1, -40, 100);
  }

  @Test
  void hyperbolicTangent() {
    assertWithin(3, Hyperbolic::tanh, x -> {
      BigDecimal e = Exact.expm1(x.multiply(BigDecimal.TWO));
      return e.divide(e.add(BigDecimal.TWO), Exact.DIGITS);
    }, -21, 21);
  }

  @Test
  void logarithmOfTheMean() {
    assertWithin(3, LogMeanExp::of, x -> {
      BigDecimal e = Exact.expm1(x.abs().negate());
      return Exact.log1p(e.divide(BigDecimal.TWO)).add(x.max(BigDecimal.ZERO));
    }, -45, 100);
  }

  /** Uniform arguments, small ones of every magnitude, and those where the reduction changes over. */
  private static void assertWithin(
      double ulps, DoubleUnaryOperator f, UnaryOperator<BigDecimal> exact, double lo, double hi) {
    SplittableRandom random = new SplittableRandom(11);
    double worst = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double x = switch (i % 3) {
        case 0 -> random.nextDouble(lo, hi);
        case 1 -> random.nextDouble(-1, 1) * Math.pow(10, -random.nextDouble(0, 12));
        default -> Math.log(2) * 0.5 * random.nextInt(-9, 10) * (1 + 1e-3 * random.nextDouble(-1, 1));
      };
      double error = Exact.ulps(f.applyAsDouble(x), exact.apply(new BigDecimal(x)));
      assertThat(error).as("ulp at %s, seed 11", x).isLessThan(ulps);
      worst = Math.max(worst, error);
    }
    assertThat(worst).as("a bound far above the errors tells nothing").isGreaterThan(0.4 * ulps);
  }

  @Test
  void ends() {
    assertThat(Expm1.expm1(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(Expm1.expm1(-700)).isEqualTo(-1);
    assertThat(Expm1.expm1(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    assertThat(Expm1.expm1(Double.NaN)).isNaN();
    assertThat(Hyperbolic.tanh(22)).isEqualTo(1);
    assertThat(Hyperbolic.tanh(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(Hyperbolic.tanh(-0.0)).isEqualTo(-0.0);
    assertThat(Hyperbolic.tanh(1e-300)).isEqualTo(1e-300);
    assertThat(Hyperbolic.tanh(Double.NaN)).isNaN();
    assertThat(LogMeanExp.of(0)).isZero();
    assertThat(LogMeanExp.of(1e-300)).isEqualTo(5e-301);
    assertThat(LogMeanExp.of(-800)).isEqualTo(-Math.log(2));
    assertThat(LogMeanExp.of(1e300)).isEqualTo(1e300);
    assertThat(LogMeanExp.of(Double.NaN)).isNaN();
  }
}
