package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Sector;
import org.residua.api.flux.ShiftedSoftplus;
import org.residua.api.flux.Tanh;
import org.residua.verification.jqwik.Fluxes;
import org.residua.verification.jqwik.RoundingMargin;

/** The bounds, the calculus and the scaling of every flux; that bounds are attained is a test of api. */
final class FluxProperties {

  /** Overshoot of at most 18 roundings, see {@link RoundingMargin}; of the slope, a few less. */
  @Property
  void noValueLeavesTheSector(@ForAll(supplier = Fluxes.Any.class) Flux flux,
      @ForAll @DoubleRange(min = -1e4, max = 1e4) double s) {
    double slack = RoundingMargin.of(18 * flux.slope().magnitude());
    Sector sector = flux.sector();
    assertThat(flux.diffusivity(s)).isBetween(sector.lo() - slack, sector.hi() + slack);
    assertThat(flux.derivative(s)).isBetween(flux.slope().lo() - slack, flux.slope().hi() + slack);
    assertThat(Math.abs(flux.at(s))).isLessThanOrEqualTo((sector.magnitude() + slack) * Math.abs(s));
    assertThat(flux.even() && flux.at(-s) != -flux.at(s)).isFalse();
    assertThat(flux.at(s)).isCloseTo(flux.diffusivity(s) * s, within(36 * sector.magnitude() * Math.abs(s)));
  }

  /**
   * Central differences: |P(s+h) - P(s-h) - 2 h Phi(s)| <= h^3 sup|Phi''| / 3 + rounding, where |Phi''| <= 1.5/contrast
   * for the fluxes drawn, P costs 10 roundings and s +- h one each. (The others are integrated in the tests of api.)
   */
  @Property
  void theFluxIsTheDerivativeOfThePotential(
      @ForAll(supplier = Smooth.class) Flux flux, @ForAll @DoubleRange(min = -30, max = 30) double r) {
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
      @ForAll(supplier = Smooth.class) Flux flux, @ForAll @DoubleRange(min = -30, max = 30) double r) {
    double lambda = flux.contrast();
    double s = r * lambda;
    double h = lambda * 0x1p-10;
    double slope = (flux.at(s + h) - flux.at(s - h)) / (2 * h);
    double rounding = RoundingMargin.of(2 * 7 * (Math.abs(s) + h) / (2 * h) + 12);
    assertThat(slope).isCloseTo(flux.derivative(s), Offset.offset(h * h / (lambda * lambda) + rounding));
  }

  /**
   * Both sides cost up to 18 roundings relative to |s| (64 to P, relative to s^2), the scaled argument and the product one each.
   */
  @Property
  void contrastScales(@ForAll(supplier = Fluxes.Any.class) Flux flux, @ForAll @DoubleRange(min = -1e3, max = 1e3) double s) {
    double lambda = flux.contrast();
    Flux unit = flux.withContrast(1);
    if (!flux.equals(unit)) {
      assertThat(flux.at(s)).isCloseTo(lambda * unit.at(s / lambda), within(40 * flux.slope().magnitude() * Math.abs(s)));
    }
    assertThat(flux.potential(s)).isCloseTo(lambda * lambda * unit.potential(s / lambda),
        within(140 * flux.slope().magnitude() * s * s));
    assertThat(flux.sector()).isEqualTo(unit.sector());
    assertThat(flux.slope()).isEqualTo(unit.slope());
  }

  private static Offset<Double> within(double constant) {
    return Offset.offset(RoundingMargin.of(constant) + Double.MIN_NORMAL);
  }

  /** Fluxes whose second and third derivatives are below 1.5/contrast and 6/contrast^2. */
  static final class Smooth implements ArbitrarySupplier<Flux> {

    @Override
    public Arbitrary<Flux> get() {
      return Arbitraries.<Flux>of(new Linear(), new Charbonnier(1), new PeronaMalik(1), new Exponential(1), new Tanh(1),
              new ShiftedSoftplus(1))
          .flatMap(flux -> Fluxes.contrasts(1).map(flux::withContrast)).withoutEdgeCases();
    }
  }
}
