package org.residua.api.flux;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fluxes and diffusivities keep the relative error bounds that they state, in units of {@code u = 2^-53}, over every
 * magnitude for which they are given, {@code |s|, |s|/lambda <= 1e150}, subnormal arguments and results included.
 */
class FluxAccuracyTest {

  private static final MathContext DIGITS = Exact.DIGITS;
  private static final BigDecimal UNIT = BigDecimal.TWO.pow(-53, DIGITS);
  private static final BigDecimal LN2 = Exact.log1p(BigDecimal.ONE);
  private static final double[] CONTRASTS = {1, 0.37, 3e-9, 1e150, 1e-150};
  private static final double LARGEST = 1e150;
  /** Beyond this the exponential is 0 for every double. */
  private static final BigDecimal VANISHED = BigDecimal.valueOf(800);

  static Stream<BuiltinFlux> fluxes() {
    List<BuiltinFlux> units = Stream.concat(BuiltinFluxes.all().stream(),
            Stream.of(new TotalVariation(1, 3.7), new ForwardBackward(1, 1.3)))
        .filter(BuiltinFlux.class::isInstance).map(BuiltinFlux.class::cast).toList();
    return DoubleStream.of(CONTRASTS).boxed()
        .flatMap(contrast -> units.stream().map(flux -> (BuiltinFlux) flux.withContrast(contrast)));
  }

  @ParameterizedTest
  @MethodSource("fluxes")
  void errors(BuiltinFlux flux) {
    double contrast = flux.contrast();
    DoubleStream near = Sweep.magnitudes(2, -20, 8).map(r -> r * contrast);
    DoubleStream wide = Sweep.magnitudes(2, -600, 498).map(r -> r * contrast);
    Stream.of(near, wide, Sweep.magnitudes(1, -1074, 498), Sweep.subnormals())
        .flatMapToDouble(part -> part)
        .filter(s -> s != 0 && Math.abs(s) <= LARGEST && Math.abs(s / contrast) <= LARGEST)
        .forEach(s -> check(flux, s));
  }

  @ParameterizedTest
  @MethodSource("fluxes")
  void zerosAndNan(BuiltinFlux flux) {
    assertThat(flux.at(0.0)).isZero();
    assertThat(flux.at(-0.0)).isZero();
    assertThat(flux.diffusivity(-0.0)).isEqualTo(flux.diffusivity(0.0));
    assertThat(flux.at(Double.NaN)).isNaN();
  }

  private static void check(BuiltinFlux flux, double s) {
    BigDecimal g = exact(flux, new BigDecimal(s));
    BigDecimal phi = g.multiply(new BigDecimal(s));
    BigDecimal units = new BigDecimal(flux.ulps(s));
    /* What underflows, s/lambda or g, is rounded once more; where r^8 overflows, g is 0 below the normal numbers. */
    double least = flux instanceof Weickert ? Double.MIN_NORMAL : 2 * Double.MIN_VALUE;
    assertWithin(flux, s, flux.diffusivity(s), g, units, new BigDecimal(least));
    assertWithin(flux, s, flux.at(s), phi, units,
        new BigDecimal(least).multiply(
            new BigDecimal(Math.max(Math.abs(s), flux.contrast())).max(BigDecimal.ONE)));
  }

  private static void assertWithin(
      BuiltinFlux flux, double s, double actual, BigDecimal exact, BigDecimal units, BigDecimal least) {
    BigDecimal allowed = scale(flux, s, exact).multiply(units).multiply(UNIT).add(least);
    assertThat(new BigDecimal(actual).subtract(exact).abs()).as("%s at %s: %s", flux.text(), s, actual)
        .isLessThanOrEqualTo(allowed);
  }

  /** What the error is relative to: the value, or for the forward-and-backward flux, which has a zero, its larger part. */
  private static BigDecimal scale(BuiltinFlux flux, double s, BigDecimal exact) {
    if (flux instanceof ForwardBackward fb) {
      BigDecimal part = exp(square(fb, s).multiply(new BigDecimal(-fb.rate())))
          .multiply(BigDecimal.TWO);
      return part.multiply(new BigDecimal(Math.abs(s)).max(BigDecimal.ONE));
    }
    return exact.abs();
  }

  private static BigDecimal square(BuiltinFlux flux, double s) {
    BigDecimal r = new BigDecimal(s).divide(new BigDecimal(flux.contrast()), DIGITS);
    return r.multiply(r, DIGITS);
  }

  /** {@code g(s)} to some fifty digits. */
  private static BigDecimal exact(BuiltinFlux flux, BigDecimal s) {
    BigDecimal contrast = new BigDecimal(flux.contrast());
    BigDecimal r = s.divide(contrast, DIGITS);
    BigDecimal q = r.multiply(r, DIGITS);
    return switch (flux) {
      case Linear _ -> BigDecimal.ONE;
      case Relu _ -> s.signum() < 0 ? BigDecimal.ZERO : BigDecimal.ONE;
      case Huber _ -> contrast.divide(s.abs().max(contrast), DIGITS);
      case Charbonnier _ -> inverse(q.add(BigDecimal.ONE, DIGITS).sqrt(DIGITS));
      case PeronaMalik _ -> inverse(q.add(BigDecimal.ONE, DIGITS));
      case TotalVariation tv -> inverse(q.add(new BigDecimal(tv.eps()).pow(2), DIGITS).sqrt(DIGITS));
      case Balanced _ -> inverse(q.max(BigDecimal.ONE));
      case Exponential _ -> exp(q.divide(BigDecimal.TWO.negate(), DIGITS));
      case Weickert _ -> q.signum() == 0 ? BigDecimal.ONE
          : expm1(new BigDecimal(-Weickert.CONSTANT).divide(q.pow(4, DIGITS), DIGITS)).negate();
      case Tanh _ -> tanh(r.abs()).divide(r.abs(), DIGITS);
      case ShiftedSoftplus _ -> logMean(r).divide(r, DIGITS);
      case ForwardBackward fb -> {
        BigDecimal rate = LN2.divide(new BigDecimal(fb.k()).pow(2).subtract(BigDecimal.ONE), DIGITS);
        yield exp(q.multiply(rate, DIGITS).negate())
            .multiply(expm1(BigDecimal.ONE.subtract(q).multiply(LN2, DIGITS)), DIGITS);
      }
    };
  }

  private static BigDecimal inverse(BigDecimal x) {
    return BigDecimal.ONE.divide(x, DIGITS);
  }

  private static BigDecimal exp(BigDecimal x) {
    return x.compareTo(VANISHED.negate()) < 0 ? BigDecimal.ZERO : Exact.exp(x);
  }

  private static BigDecimal expm1(BigDecimal x) {
    return x.compareTo(VANISHED.negate()) < 0 ? BigDecimal.ONE.negate() : Exact.expm1(x);
  }

  private static BigDecimal tanh(BigDecimal x) {
    BigDecimal e = expm1(x.multiply(BigDecimal.TWO).negate());
    return e.divide(e.add(BigDecimal.TWO), DIGITS).negate();
  }

  private static BigDecimal logMean(BigDecimal x) {
    return Exact.log1p(expm1(x.abs().negate()).divide(BigDecimal.TWO)).add(x.max(BigDecimal.ZERO));
  }
}
