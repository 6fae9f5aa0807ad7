package org.residua.api.flux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where squares, or {@code s/lambda} itself, overflow or underflow: no NaN, the bounds hold, no potential is lost. */
class HugeArgumentsTest {

  private static final double[] CONTRASTS = {1e-149, 1e-3, 0.1, 1, 1e3, 1e149};
  private static final double[] ARGUMENTS = {
      Double.MAX_VALUE, 1e308, 1e200, 1e155, 1e154, 1e-154, 1e-200, 1e-300, 1e-308, Double.MIN_VALUE, 0};
  /**
   * More than the operations of any formula, as in {@link BoundsTest}; and the least number, to which a subnormal result is
   * rounded.
   */
  private static final double ROUNDING = 16 * 0x1p-52;

  static List<Flux> fluxes() {
    return Arrays.stream(CONTRASTS).mapToObj(Fluxes::all).flatMap(List::stream)
        .filter(flux -> !(flux instanceof CustomFlux)).toList();
  }

  @ParameterizedTest
  @MethodSource("fluxes")
  void withinTheBounds(Flux flux) {
    for (double size : ARGUMENTS) {
      for (double s : new double[] {size, -size}) {
        String what = flux.text() + " at " + s;
        // What subnormal operands lose of a flux, 2^-1073 and that times the contrast, as the fluxes say.
        double least = Double.MIN_VALUE * 4 * Math.max(1, flux.contrast());
        assertWithin(flux.at(s), s * flux.sector().lo(), s * flux.sector().hi(), ROUNDING * s * flux.sector().magnitude(),
            least, what);
        double relative = size == 0 ? 0 : least / size;
        assertWithin(flux.diffusivity(s), flux.sector().lo(), flux.sector().hi(), ROUNDING * flux.sector().magnitude(),
            relative, "g of " + what);
        assertWithin(flux.derivative(s), flux.slope().lo(), flux.slope().hi(), ROUNDING * flux.slope().magnitude(), 0,
            "slope of " + what);
        // The contrast squared times what is lost of r^2.
        double most = 0.5 * s * flux.sector().magnitude() * s * (1 + ROUNDING) + least * Math.max(1, flux.contrast());
        assertThat(flux.potential(s)).as("P of " + what).isNotNaN()
            .satisfies(p -> assertThat(p <= most || p == Double.POSITIVE_INFINITY).isTrue());
      }
    }
  }

  private static void assertWithin(double value, double one, double other, double rounding, double least, String what) {
    double margin = Math.abs(rounding) + least;
    assertThat(value).as(what).isBetween(Math.min(one, other) - margin, Math.max(one, other) + margin);
  }

  /** A potential that is even and grows does not fall where it overflows. */
  @ParameterizedTest
  @MethodSource("fluxes")
  void potentialsDoNotFall(Flux flux) {
    if (flux.even() && flux.sector().lo() >= 0) {
      double before = 0;
      for (double s = 1e100; s < 1e308; s *= 10) {
        double now = flux.potential(s);
        assertThat(now).as("P of %s at %s", flux.text(), s).isGreaterThanOrEqualTo(before * (1 - ROUNDING));
        before = now;
      }
    }
  }

  /** {@code s - lambda ln 2} is {@code s} there, {@code -lambda ln 2} on the other side; {@code P = lambda |s| ln 2} there. */
  @Test
  void softplus() {
    ShiftedSoftplus flux = new ShiftedSoftplus(0.1);
    assertThat(flux.at(1e308)).isEqualTo(1e308);
    assertThat(flux.diffusivity(1e308)).isEqualTo(1);
    assertThat(flux.derivative(1e308)).isEqualTo(1);
    assertThat(flux.potential(1e308)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(flux.at(-1e308)).isEqualTo(-0.1 * Math.log(2));
    assertThat(flux.diffusivity(-1e308)).isZero();
    assertThat(flux.potential(-1e308)).isEqualTo(0.1 * Math.log(2) * 1e308);
    // P = s^2/2 - lambda s ln 2 + lambda^2 pi^2/12, the last two terms below half an ulp of the first.
    assertThat(flux.potential(1e150)).isEqualTo(0.5 * 1e150 * 1e150);
    for (double s : new double[] {Math.nextDown(0x1p60), Math.nextUp(0x1p60)}) {
      assertThat(new ShiftedSoftplus(1).at(s)).isEqualTo(s);
      assertThat(new ShiftedSoftplus(1).diffusivity(s)).isEqualTo(1);
    }
  }

  /** The outer slopes of a spline, whose {@code s/lambda} overflows. */
  @Test
  void spline() {
    LinearSpline flat = LinearSpline.of(new double[] {-1, 0, 2}, new double[] {-1, 0, 1}, -0.25, 0).withContrast(0.1);
    assertThat(flat.at(-1e308)).isEqualTo(-0.25 * -1e308);
    assertThat(flat.diffusivity(-1e308)).isEqualTo(-0.25);
    assertThat(flat.at(1e308)).isZero();
    // 0.1 (s - 0.2) + 0.01: the value 0.1 of the last knot from there on.
    assertThat(flat.potential(1e308)).isEqualTo(0.1 * 1e308);
  }
}
