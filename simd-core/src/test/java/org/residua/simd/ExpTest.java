package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Exp;
import org.residua.api.flux.Exponential;
import org.residua.simd.vector.VectorKernels;

/** The exponential keeps its printed bounds, and its vector form has its bits. */
class ExpTest {

  private static final double NORMAL_BOUND = 1;
  private static final double SUBNORMAL_BOUND = 1;
  /** The first arguments whose results are below the normal range, and beyond the largest double. */
  private static final double SUBNORMAL_FROM = -708.3964185322641;
  private static final double INFINITE_FROM = 709.782712893384;
  private static final MathContext DIGITS = new MathContext(50);
  private static final int HALVINGS = 16;
  private static final int TERMS = 14;

  @Test
  void errorsStayWithinTheirBounds() {
    double worst = 0;
    double worstSubnormal = 0;
    for (double x : arguments()) {
      double y = Exp.exp(x);
      double error = new BigDecimal(y).subtract(exact(x))
          .divide(new BigDecimal(Math.ulp(y)), DIGITS).abs().doubleValue();
      if (x >= SUBNORMAL_FROM) {
        worst = Math.max(worst, error);
      } else {
        worstSubnormal = Math.max(worstSubnormal, error);
      }
    }
    assertThat(worst).as("ulp of normal results").isLessThan(NORMAL_BOUND);
    assertThat(worstSubnormal).as("ulp of subnormal results").isLessThan(SUBNORMAL_BOUND);
  }

  /** Dense where the reduction changes over, random everywhere, tiny, and down to the last subnormal. */
  private static double[] arguments() {
    SplittableRandom random = new SplittableRandom(20);
    DoubleStream spread = random.doubles(12_000, -745.2, INFINITE_FROM);
    DoubleStream subnormal = random.doubles(4000, -745.2, SUBNORMAL_FROM);
    DoubleStream middle = random.doubles(8000, -2, 2);
    DoubleStream tiny = random.doubles(1000, -60, 0).map(e -> Math.pow(2, e));
    DoubleStream changes = random.ints(8000, -1074, 1024)
        .mapToDouble(n -> (n + 0.5) * Math.log(2))
        .flatMap(x -> DoubleStream.of(Math.nextDown(x), x, Math.nextUp(x)));
    return Stream.of(spread, subnormal, middle, tiny, changes)
        .flatMapToDouble(part -> part).toArray();
  }

  /** {@code e^x} to more than 40 digits: the Taylor series at {@code x/2^16}, squared 16 times. */
  private static BigDecimal exact(double x) {
    BigDecimal r = new BigDecimal(x).divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    for (int k = TERMS; k >= 1; k--) {
      sum = sum.multiply(r, DIGITS).divide(BigDecimal.valueOf(k), DIGITS).add(BigDecimal.ONE, DIGITS);
    }
    for (int k = 0; k < HALVINGS; k++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  @Test
  void endsOfTheRange() {
    assertThat(Exp.exp(0.0)).isEqualTo(1);
    assertThat(Exp.exp(-0.0)).isEqualTo(1);
    assertThat(Exp.exp(Double.MIN_VALUE)).isEqualTo(1);
    assertThat(Exp.exp(Double.NaN)).isNaN();
    assertThat(Exp.exp(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(Exp.exp(Double.MAX_VALUE)).isInfinite();
    assertThat(Exp.exp(709.79)).isInfinite();
    assertThat(Exp.exp(Math.nextDown(INFINITE_FROM))).isFinite();
    assertThat(Exp.exp(-745.13)).isEqualTo(Double.MIN_VALUE);
    assertThat(Exp.exp(-746)).isZero();
    assertThat(Exp.exp(Double.NEGATIVE_INFINITY)).isZero();
  }

  /** With contrast {@code sqrt(1/2)} the argument is {@code -s^2} to within rounding. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void vectorBitsAreTheScalarOnes(VectorKernels kernels) {
    Exponential flux = new Exponential(Math.sqrt(0.5));
    double[] s = new SplittableRandom(21).doubles(100_001, -28, 28).toArray();
    double[] actual = Bits.guarded(s.length);
    double[] expected = actual.clone();
    for (int i = 0; i < s.length; i++) {
      expected[i] = flux.diffusivity(s[i]);
    }
    kernels.activate(Activation.of(flux).diffusivity(), s, actual, 1, s.length);
    Bits.assertSame(actual, expected, kernels.lanes());
  }
}
