package org.residua.api.flux;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The elementary functions keep their printed bounds over dense arguments: uniform, of every magnitude, subnormal, where the
 * reduction changes over, with subnormal results, and at the ends of the range. The reference has 60 digits.
 */
class UlpSweepTest {

  /** Results are subnormal below, infinite from the second on: {@code ln 2^-1022}, {@code ln 2^1024}. */
  private static final double SUBNORMAL_FROM = -708.3964185322641;
  private static final double INFINITE_FROM = 709.782712893384;
  private static final double LEAST_RESULT = -745.1332191019411;

  @Test
  void exponential() {
    check(1, Exp::exp, Exact::exp, Sweep.uniform(40, SUBNORMAL_FROM, INFINITE_FROM),
        Sweep.uniform(40, -1, 1), Sweep.magnitudes(20, -1074, 9), Sweep.subnormals(),
        Sweep.changes(-1021, 1022));
    check(1, Exp::exp, Exact::exp, Sweep.uniform(20, LEAST_RESULT, SUBNORMAL_FROM),
        Sweep.changes(-1074, -1023));
  }

  @Test
  void exponentialBeyondItsRange() {
    Sweep.uniform(10, Math.nextUp(INFINITE_FROM), 1e5).forEach(x -> assertThat(Exp.exp(x)).isInfinite());
    Sweep.uniform(10, -1e5, -745.14).forEach(x -> assertThat(Exp.exp(x)).isZero());
    assertThat(Exp.exp(Math.nextDown(INFINITE_FROM))).isFinite();
    assertThat(Exp.exp(Double.MAX_VALUE)).isInfinite();
    assertThat(Exp.exp(-Double.MAX_VALUE)).isZero();
    assertThat(Exp.exp(Double.NEGATIVE_INFINITY)).isZero();
  }

  @Test
  void expm1() {
    check(2, Expm1::expm1, Exact::expm1, Sweep.uniform(40, -61, 709), Sweep.uniform(40, -1, 1),
        Sweep.magnitudes(20, -1074, 6), Sweep.subnormals(), Sweep.changes(-80, 1022));
    Sweep.uniform(10, Math.nextUp(709), 1e300).forEach(x -> assertThat(Expm1.expm1(x)).isInfinite());
    Sweep.uniform(10, -1e300, -38).forEach(x -> assertThat(Expm1.expm1(x)).isEqualTo(-1));
    assertThat(Expm1.expm1(-0.0)).isZero();
  }

  @Test
  void hyperbolicTangent() {
    check(3, Hyperbolic::tanh, UlpSweepTest::exactTanh, Sweep.uniform(40, -22.5, 22.5),
        Sweep.uniform(40, -1, 1), Sweep.magnitudes(20, -1074, 4), Sweep.subnormals());
    Sweep.uniform(10, 22, 1e300).forEach(x -> assertThat(Hyperbolic.tanh(-x)).isEqualTo(-1));
    assertThat(Hyperbolic.tanh(Double.POSITIVE_INFINITY)).isEqualTo(1);
  }

  private static BigDecimal exactTanh(BigDecimal x) {
    BigDecimal e = Exact.expm1(x.multiply(BigDecimal.TWO));
    return e.divide(e.add(BigDecimal.TWO), Exact.DIGITS);
  }

  @Test
  void logarithmOfTheMean() {
    check(3, LogMeanExp::of, UlpSweepTest::exactLogMean, Sweep.uniform(40, -745, 745),
        Sweep.uniform(40, -3, 3), Sweep.magnitudes(20, -1074, 9), Sweep.subnormals());
    Sweep.uniform(10, 1e3, Double.MAX_VALUE).forEach(x -> assertThat(LogMeanExp.of(x))
        .isBetween(x - Math.ulp(x) - 1, x));
    assertThat(LogMeanExp.of(Double.NEGATIVE_INFINITY)).isEqualTo(-Math.log(2));
    assertThat(LogMeanExp.of(Double.POSITIVE_INFINITY)).isInfinite();
  }

  private static BigDecimal exactLogMean(BigDecimal x) {
    BigDecimal e = Exact.expm1(x.abs().negate());
    return Exact.log1p(e.divide(BigDecimal.TWO)).add(x.max(BigDecimal.ZERO));
  }

  /** Whether each error is within the bound, and one of them within a third of it, so that the bound tells something. */
  private static void check(double ulps, DoubleUnaryOperator f, UnaryOperator<BigDecimal> exact,
      DoubleStream... arguments) {
    double worst = Stream.of(arguments).flatMapToDouble(part -> part).map(x -> {
      double error = Exact.ulps(f.applyAsDouble(x), exact.apply(new BigDecimal(x)));
      assertThat(error).as("ulp at %s", x).isLessThanOrEqualTo(ulps);
      return error;
    }).max().orElseThrow();
    assertThat(worst).isGreaterThan(ulps / 3);
  }

  @Test
  void nanStaysNan() {
    for (DoubleUnaryOperator f : Arrays.<DoubleUnaryOperator>asList(
        Exp::exp, Expm1::expm1, Hyperbolic::tanh, LogMeanExp::of)) {
      assertThat(f.applyAsDouble(Double.NaN)).isNaN();
    }
  }
}
