package org.residua.api.flux;

import java.util.List;

/**
 * A flux {@code Phi(s) = g(s^2) s} with diffusivity {@code g} and potential {@code P}, {@code P' = Phi},
 * {@code P(0) = 0}.
 *
 * <p>Every flux scales with its contrast {@code lambda}: {@code Phi_lambda(s) = lambda Phi(s/lambda)}
 * and {@code P_lambda(s) = lambda^2 P(s/lambda)}, so sector and slope do not depend on
 * {@code lambda}. As an activation of a network an {@linkplain #even even} diffusivity gives an odd
 * function; the sector bounds the norm of a layer, the slope its Lipschitz constant and the descent of
 * the energy. Where {@code g} is not even it is written {@code g(s) = Phi(s)/s}; the theorems that use
 * the sector alone hold all the same.
 *
 * <p>{@link #at}, {@link #diffusivity} and {@link #derivative} are element-wise arithmetic in one canonical order, which
 * vector kernels repeat bit by bit, as they do elementary potentials. Other potentials are evaluated with {@link
 * StrictMath}. Where {@code |s|} or {@code |s|/lambda} exceeds 1e150 squares overflow and only the bounds of sector and
 * slope hold, and a potential may be infinite: an energy that overflows does not fall. Of a finite argument nothing is NaN.
 *
 * <p>Source: Alt, Peter, Weickert, Schrader (2021), section 2; Weickert (1998), section 1.3.
 */
public sealed interface Flux permits BuiltinFlux, LinearSpline, ConvexFlux, CustomFlux {

  /** The least contrast. */
  double LEAST_CONTRAST = 1e-150;

  /** The greatest contrast. */
  double GREATEST_CONTRAST = 1e150;

  /** The flux's name at the command line and in reports. */
  String name();

  /** The name with all parameters, for tables: {@code tv(contrast 2.0, eps 0.01)}. */
  String text();

  /** What stays when its numbers change: equal for fluxes that differ in their numbers only. */
  default List<Object> structure() {
    return List.of(name());
  }

  /** The contrast {@code lambda > 0}, in the unit of the filter responses; 1 where there is none. */
  double contrast();

  /** The same flux with another contrast; itself where there is none. */
  Flux withContrast(double contrast);

  /** {@code Phi(s)}. */
  double at(double s);

  /** {@code g(s^2) = Phi(s)/s}, continued to {@code s = 0}. */
  double diffusivity(double s);

  /** {@code Phi'(s)}; at a kink the slope of one side, which the flux names. */
  double derivative(double s);

  /** {@code P(s)}, the integral of {@code Phi} from 0 to {@code s}. */
  double potential(double s);

  /** The range of {@code Phi(s)/s}: {@code g_min} and {@code g_max}. */
  Sector sector();

  /** The range of {@code Phi'(s)}: {@code -mu} and {@code L+}. */
  Sector slope();

  /**
   * Whether {@code g} is a function of {@code s^2}: {@code g(-s) = g(s)}, {@code Phi} odd, {@code P} even.
   * Only such a flux can be coupled over channels.
   */
  boolean even();

  /**
   * Whether {@code g} is even and never increases with {@code |s|}, so that {@code P} is concave in
   * {@code s^2}: {@code P(y) <= P(x) + g(x) (y^2 - x^2)/2} for all {@code x, y}.
   */
  boolean decreasingDiffusivity();

  /** Whether {@code Phi' >= 0} everywhere. */
  default boolean monotone() {
    return slope().lo() >= 0;
  }

  /** Whether {@code g} is constant, so that the diffusion is linear. */
  default boolean constantDiffusivity() {
    return sector().lo() == sector().hi();
  }

  /** What it is, in words. */
  Description description();

  /** Whether the bounds are a user's word and not proven. */
  default boolean assumed() {
    return false;
  }

  /** Returns an admissible contrast or refuses it. */
  static double requireContrast(double contrast) {
    if (!(contrast >= LEAST_CONTRAST && contrast <= GREATEST_CONTRAST)) {
      throw new IllegalArgumentException("contrast = " + contrast
          + " is outside [1e-150, 1e150]; give a positive contrast in the unit of the filter"
          + " responses");
    }
    return contrast;
  }
}
