package org.residua.api.flux;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fluxes, diffusivities and slopes keep the error bounds that they state, in units of {@code u = 2^-53}, over every
 * magnitude for which they are given, {@code |s|, |s|/lambda <= 1e150}, subnormal arguments and results included.
 */
class FluxAccuracyTest {

  private static final MathContext DIGITS = Exact.DIGITS;
  private static final BigDecimal UNIT = BigDecimal.TWO.pow(-53, DIGITS);
  private static final double[] CONTRASTS = {1, 0.37, 3e-9, 1e150, 1e-150};
  private static final double LARGEST = 1e150;

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
    arguments(flux.contrast()).forEach(s -> check(flux, s));
  }

  private static DoubleStream arguments(double contrast) {
    DoubleStream near = Sweep.magnitudes(2, -20, 8).map(r -> r * contrast);
    DoubleStream wide = Sweep.magnitudes(2, -600, 498).map(r -> r * contrast);
    return Stream.of(near, wide, Sweep.magnitudes(1, -1074, 498), Sweep.subnormals())
        .flatMapToDouble(part -> part)
        .filter(s -> s != 0 && Math.abs(s) <= LARGEST && Math.abs(s / contrast) <= LARGEST);
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
    BigDecimal g = ExactFlux.diffusivity(flux, new BigDecimal(s));
    BigDecimal phi = g.multiply(new BigDecimal(s));
    BigDecimal units = new BigDecimal(flux.ulps(s));
    /* What underflows, s/lambda or g, is rounded once more; where r^8 overflows, g is 0 below the normal numbers. */
    double least = flux instanceof Weickert ? Double.MIN_NORMAL : 2 * Double.MIN_VALUE;
    assertWithin(flux, s, flux.diffusivity(s), g, units, new BigDecimal(least));
    assertWithin(flux, s, flux.at(s), phi, units,
        new BigDecimal(least).multiply(
            new BigDecimal(Math.max(Math.abs(s), flux.contrast())).max(BigDecimal.ONE)));
  }

  /** The slopes, those of Huber, balanced and rectifier at their kinks and beside them as well. */
  @ParameterizedTest
  @MethodSource("fluxes")
  void derivatives(BuiltinFlux flux) {
    double contrast = flux.contrast();
    DoubleStream kinks = DoubleStream.of(contrast, Math.nextUp(contrast), Math.nextDown(contrast), 0)
        .flatMap(s -> DoubleStream.of(s, -s));
    Stream.of(arguments(contrast), kinks).flatMapToDouble(part -> part).forEach(s -> {
      BigDecimal exact = ExactFlux.slope(flux, new BigDecimal(s));
      assertThat(new BigDecimal(flux.derivative(s)).subtract(exact).abs())
          .as("%s, slope at %s: %s", flux.text(), s, flux.derivative(s)).isLessThanOrEqualTo(allowed(flux, s, exact));
    });
  }

  /** The printed bound; where the denominator overflows, a subnormal result is 0, and so are the least ones of tanh. */
  private static BigDecimal allowed(BuiltinFlux flux, double s, BigDecimal exact) {
    BigDecimal size = vanishes(flux) ? new BigDecimal(flux.slope().magnitude()) : exact.abs();
    double least = switch (flux) {
      case Charbonnier _ -> Double.MIN_NORMAL;
      case Tanh _ -> 0x1p-1020;
      default -> 2 * Double.MIN_VALUE;
    };
    return size.multiply(new BigDecimal(flux.derivativeUlps(s))).multiply(UNIT).add(new BigDecimal(least));
  }

  /** Whether {@code Phi'} runs through 0; that of the balanced flux jumps over it. */
  private static boolean vanishes(BuiltinFlux flux) {
    return !flux.monotone() && !(flux instanceof Balanced);
  }

  /** Central differences of the fluxes by {@code 1e-15 lambda} with 60 digits: error {@code 1e-30} times third derivatives. */
  @ParameterizedTest
  @MethodSource("fluxes")
  void theReferenceIsTheDerivativeOfTheFlux(BuiltinFlux flux) {
    BigDecimal h = new BigDecimal(flux.contrast()).multiply(new BigDecimal("1e-15"));
    for (double r = -3.0131; r < 3; r += 0.2317) {
      BigDecimal s = new BigDecimal(r * flux.contrast());
      BigDecimal up = s.add(h);
      BigDecimal down = s.subtract(h);
      BigDecimal difference = ExactFlux.diffusivity(flux, up).multiply(up)
          .subtract(ExactFlux.diffusivity(flux, down).multiply(down)).divide(h.multiply(BigDecimal.TWO), DIGITS);
      assertThat(difference.subtract(ExactFlux.slope(flux, s)).abs()).as("%s at %s", flux.text(), r)
          .isLessThan(new BigDecimal("1e-20"));
    }
  }

  /** Where squares overflow the slopes are within their bounds all the same, and infinite arguments have slopes. */
  @ParameterizedTest
  @MethodSource("fluxes")
  void slopesOfHugeArguments(BuiltinFlux flux) {
    DoubleStream.concat(Sweep.magnitudes(2, 498, 1023), DoubleStream.of(Double.MAX_VALUE, Double.POSITIVE_INFINITY))
        .flatMap(s -> DoubleStream.of(s, -s)).filter(s -> Math.abs(s) > LARGEST || Math.abs(s / flux.contrast()) > LARGEST)
        .forEach(s -> assertThat(flux.slope().contains(flux.derivative(s))).as("%s at %s: %s", flux.text(), s, flux.derivative(s))
            .isTrue());
  }

  /** {@code 1 - tanh^2 r} cancels: at 9 it misses the bound by far. */
  @Test
  void theFormulaThatCancelsMissesTheBound() {
    Tanh flux = new Tanh(1);
    BigDecimal exact = ExactFlux.slope(flux, BigDecimal.valueOf(9));
    BigDecimal error = new BigDecimal(1 - flux.at(9) * flux.at(9)).subtract(exact).abs();
    assertThat(error).isGreaterThan(allowed(flux, 9, exact).multiply(BigDecimal.valueOf(1000)));
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
      BigDecimal r = new BigDecimal(s).divide(new BigDecimal(fb.contrast()), DIGITS);
      BigDecimal part = ExactFlux.exp(r.multiply(r, DIGITS).multiply(new BigDecimal(-fb.rate())))
          .multiply(BigDecimal.TWO);
      return part.multiply(new BigDecimal(Math.abs(s)).max(BigDecimal.ONE));
    }
    return exact.abs();
  }
}
