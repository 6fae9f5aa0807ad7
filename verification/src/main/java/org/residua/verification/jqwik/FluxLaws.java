package org.residua.verification.jqwik;

import org.residua.api.flux.Flux;
import org.residua.api.flux.Sector;

/**
 * What a flux says of itself, as assertions about single responses; for a user's own, whose word is taken by every certificate.
 */
public final class FluxLaws {

  private static final double GREATEST = 1e150;

  private FluxLaws() {}

  /**
   * {@code Phi(s) = g(s) s}, {@code g(s)} in the sector, {@code Phi'(s)} in the slope, {@code Phi} odd where it is said to be
   * even in {@code g}.
   *
   * @param flux Phi
   * @param s a response, {@code |s|} and {@code |s|/lambda} at most {@code 1e150}
   * @param roundings the relative errors of {@code Phi} and {@code g}, and the error of {@code Phi'} relative to its bound,
   *     in units of {@code 2^-53}; 18 holds for those built in
   */
  public static void bounds(Flux flux, double s, double roundings) {
    requireSquare("s", s);
    Sector sector = flux.sector();
    double rounding = RoundingMargin.of(roundings);
    require("g(s)", flux, s, flux.diffusivity(s), sector, rounding * Math.max(sector.magnitude(), flux.slope().magnitude()));
    require("Phi'(s)", flux, s, flux.derivative(s), flux.slope(), rounding * flux.slope().magnitude());
    double product = flux.diffusivity(s) * s;
    double allowed = 2 * rounding * sector.magnitude() * Math.abs(s) + Double.MIN_NORMAL;
    if (!(Math.abs(flux.at(s) - product) <= allowed)) {
      throw new AssertionError("%s: Phi(s) = %s, but g(s) s = %s at s = %s".formatted(flux.text(), flux.at(s), product, s));
    }
    if (flux.even() && flux.at(-s) != -flux.at(s)) {
      throw new AssertionError("%s says that g is even, but Phi(%s) = %s and Phi(%s) = %s"
          .formatted(flux.text(), s, flux.at(s), -s, flux.at(-s)));
    }
  }

  /**
   * {@code P(t) <= P(s) + g(s) (t^2 - s^2)/2} where the diffusivity is said not to increase: what lets the energy fall.
   *
   * @param flux Phi; any, if it does not say so
   * @param s a response, at most {@code 1e150} in size
   * @param t another one
   * @param roundings the relative error of {@code P}, in units of {@code 2^-53}; 70 holds for those built in
   */
  public static void majorant(Flux flux, double s, double t, double roundings) {
    requireSquare("s", s);
    requireSquare("t", t);
    double right = flux.potential(s) + flux.diffusivity(s) * (t * t - s * s) / 2;
    // Each P is at most g_max s^2/2; g and the four operations of the product add at most 18 + 4.
    double size = flux.sector().magnitude() * (s * s + t * t) / 2;
    double allowed = RoundingMargin.of(2 * (roundings + 22)) * size + Double.MIN_NORMAL;
    if (flux.decreasingDiffusivity() && !(flux.potential(t) <= right + allowed)) {
      throw new AssertionError(("%s says that g does not increase, but P(t) = %s exceeds P(s) + g(s) (t^2 - s^2)/2 = %s"
          + " at s = %s, t = %s")
          .formatted(flux.text(), flux.potential(t), right, s, t));
    }
  }

  private static void require(String what, Flux flux, double s, double value, Sector range, double margin) {
    if (!(value >= range.lo() - margin && value <= range.hi() + margin)) {
      throw new AssertionError("%s: %s = %s at s = %s is outside [%s, %s]".formatted(flux.text(), what, value, s, range.lo(),
          range.hi()));
    }
  }

  private static void requireSquare(String name, double s) {
    if (!(Math.abs(s) <= GREATEST)) {
      throw new IllegalArgumentException(name + " = " + s + "; a response must be at most " + GREATEST
          + " in size, so that it has a square");
    }
  }
}
