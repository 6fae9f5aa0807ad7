package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Sector;
import org.residua.verification.jqwik.Fluxes;
import org.residua.verification.jqwik.RoundingMargin;

/** The constants of every flux, found again by a search over the line, and its calculus. */
final class FluxProperties {

  @Example
  void sectorAndSlopeAreTheInfimumAndSupremum() {
    for (Flux flux : Fluxes.units()) {
      isRange(flux.sector(), flux::diffusivity);
      isRange(flux.slope(), flux::derivative);
      assertThat(flux.monotone()).isEqualTo(flux.slope().lo() >= 0);
    }
  }

  /** 1e-12: a parabola's minimum found to a relative 2^-26 is exact to 2^-52, and g decays at least like 1/s. */
  private static void isRange(Sector range, DoubleUnaryOperator f) {
    assertThat(least(f)).isCloseTo(range.lo(), Offset.offset(1e-12));
    assertThat(-least(s -> -f.applyAsDouble(s))).isCloseTo(range.hi(), Offset.offset(1e-12));
  }

  /** The least value on a fine grid from 0 to 1e15, refined around the best point. */
  private static double least(DoubleUnaryOperator f) {
    double best = 0;
    double step = 1.001;
    for (double s = 1e-9; s < 1e15; s *= step) {
      best = f.applyAsDouble(s) < f.applyAsDouble(best) ? s : best;
    }
    double lo = best / step;
    double hi = best * step;
    for (int k = 0; k < 200; k++) {
      double third = (hi - lo) / 3;
      if (f.applyAsDouble(lo + third) < f.applyAsDouble(hi - third)) {
        hi -= third;
      } else {
        lo += third;
      }
    }
    return Math.min(f.applyAsDouble(best), f.applyAsDouble((lo + hi) / 2));
  }

  /** Overshoot of at most 2 ulps of 1: one of the exponential, one of the product. */
  @Property
  void noValueLeavesTheSector(@ForAll(supplier = Fluxes.Any.class) Flux flux, @ForAll @DoubleRange(min = -1e4, max = 1e4) double s) {
    double slack = 2 * Math.ulp(1.0);
    assertThat(flux.diffusivity(s)).isBetween(flux.sector().lo(), flux.sector().hi() + slack);
    assertThat(flux.derivative(s)).isBetween(flux.slope().lo() - slack, flux.slope().hi() + slack);
    assertThat(Math.abs(flux.at(s))).isLessThanOrEqualTo((flux.sector().hi() + slack) * Math.abs(s));
    assertThat(flux.at(-s)).isEqualTo(-flux.at(s));
    assertThat(flux.at(s)).isCloseTo(flux.diffusivity(s) * s, within(11 * Math.abs(s)));
  }

  /**
   * Central differences: |P(s+h) - P(s-h) - 2 h Phi(s)| <= h^3 sup|Phi''| / 3 + rounding, where |Phi''| <= 1.5/contrast
   * for every flux, P costs 10 roundings and s +- h one each.
   */
  @Property
  void theFluxIsTheDerivativeOfThePotential(
      @ForAll(supplier = Fluxes.Any.class) Flux flux, @ForAll @DoubleRange(min = -30, max = 30) double r) {
    double lambda = flux.contrast();
    double s = r * lambda;
    double h = lambda * 0x1p-10;
    double difference = flux.potential(s + h) - flux.potential(s - h);
    double rounding = RoundingMargin.of(2 * 10 * flux.potential(Math.abs(s) + h)
        + (5 * 2 * h + 2 * (Math.abs(s) + h)) * Math.abs(s));
    assertThat(difference).isCloseTo(2 * h * flux.at(s), Offset.offset(h * h * h * 0.5 / lambda + rounding));
  }

  /** As above for the slope; |Phi'''| <= 6/contrast^2. */
  @Property
  void theDerivativeIsThatOfTheFlux(
      @ForAll(supplier = Fluxes.Any.class) Flux flux, @ForAll @DoubleRange(min = -30, max = 30) double r) {
    double lambda = flux.contrast();
    double s = r * lambda;
    double h = lambda * 0x1p-10;
    double slope = (flux.at(s + h) - flux.at(s - h)) / (2 * h);
    double rounding = RoundingMargin.of(2 * 7 * (Math.abs(s) + h) / (2 * h) + 12);
    assertThat(slope).isCloseTo(flux.derivative(s), Offset.offset(h * h / (lambda * lambda) + rounding));
  }

  /** Both sides cost 5 roundings relative to |s| (10 to P), the scaled argument and the product one each. */
  @Property
  void contrastScales(@ForAll(supplier = Fluxes.Any.class) Flux flux, @ForAll @DoubleRange(min = -1e3, max = 1e3) double s) {
    double lambda = flux.contrast();
    Flux unit = flux.withContrast(1);
    if (!flux.constantDiffusivity()) {
      assertThat(flux.at(s)).isCloseTo(lambda * unit.at(s / lambda), within(12 * Math.abs(s)));
    }
    assertThat(flux.potential(s)).isCloseTo(lambda * lambda * unit.potential(s / lambda), within(24 * flux.potential(s)));
    assertThat(flux.sector()).isEqualTo(unit.sector());
    assertThat(flux.slope()).isEqualTo(unit.slope());
  }

  private static Offset<Double> within(double constant) {
    return Offset.offset(RoundingMargin.of(constant) + Double.MIN_NORMAL);
  }
}
