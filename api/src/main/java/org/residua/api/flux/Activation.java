package org.residua.api.flux;

import java.util.List;

/**
 * A flux applied to filter responses {@code y}, channelwise or coupled over the channels of a sample.
 *
 * <p>With {@link Form#FLUX} the result is {@code z = Phi(y)}, with {@link Form#DIFFUSIVITY} the factor
 * {@code g} with {@code z = g y}. Coupled, the argument of {@code g} at a sample is
 * {@code s = sqrt(y_1^2 + ... + y_M^2)}, summed in ascending order with fused operations, and
 * {@code z_m = g(s) y_m}.
 *
 * @param flux the formula
 * @param form flux or diffusivity
 * @param coupling channelwise or coupled
 */
public record Activation(Flux flux, Form form, Coupling coupling) {

  /** Refuses to couple channels through a diffusivity that is no function of {@code s^2}. */
  public Activation {
    if (coupling == Coupling.COUPLED && !flux.even()) {
      throw new IllegalArgumentException("coupled activation with " + flux.text()
          + ": its diffusivity is no function of the sum of squares, because g(-s) differs from g(s);"
          + " use it channelwise, or couple an even flux such as huber");
    }
  }

  /** What is evaluated. */
  public enum Form {
    /** {@code z = Phi(y)}. */
    FLUX,
    /** {@code g(y)}, the factor of {@code y}. */
    DIFFUSIVITY
  }

  /** The channelwise flux. */
  public static Activation of(Flux flux) {
    return new Activation(flux, Form.FLUX, Coupling.CHANNELWISE);
  }

  /** The flux with one diffusivity for all responses at a sample. */
  public static Activation coupled(Flux flux) {
    return new Activation(flux, Form.FLUX, Coupling.COUPLED);
  }

  /** The factor {@code g} of this activation. */
  public Activation diffusivity() {
    return new Activation(flux, Form.DIFFUSIVITY, coupling);
  }

  /**
   * The range of the slopes of {@code y -> Phi(y)}: the eigenvalues of its Jacobian, which is the
   * Hessian of the potential. Coupled, these are {@code Phi'(s)} in the direction of {@code y} and
   * {@code g(s)} across it.
   */
  public Sector slope() {
    Sector radial = flux.slope();
    Sector across = flux.sector();
    return coupling == Coupling.CHANNELWISE
        ? radial
        : new Sector(Math.min(radial.lo(), across.lo()), Math.max(radial.hi(), across.hi()));
  }

  /** What stays when its numbers change: equal for activations that differ in their numbers only. */
  public List<Object> structure() {
    return List.of(flux.name(), form, coupling);
  }

  /** Short text for tables: the flux, its contrast and what is special. */
  @Override
  public String toString() {
    return flux.text() + (coupling == Coupling.COUPLED ? " coupled" : "")
        + (form == Form.DIFFUSIVITY ? " diffusivity" : "");
  }
}
