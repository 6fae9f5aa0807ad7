package org.residua.api.certificate;

import org.residua.api.flux.Activation;
import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Sector;

/**
 * What a proof may use of a flux.
 *
 * @param name the flux with all parameters
 * @param sector the range of {@code Phi(s)/s}
 * @param slope the range of the eigenvalues of the Jacobian, that of {@code Phi'} when it is not coupled
 * @param decreasing whether {@code g} is even and does not increase
 * @param assumed whether the bounds are a user's word
 */
public record FluxBounds(
    String name, Sector sector, Sector slope, boolean decreasing, boolean assumed) {

  /** The bounds that an activation states. */
  public static FluxBounds of(Activation activation) {
    return new FluxBounds(activation.toString(), activation.flux().sector(), activation.slope(),
        activation.flux().decreasingDiffusivity(), activation.flux() instanceof CustomFlux);
  }

  /** Whether {@code g} is constant. */
  public boolean constant() {
    return sector.lo() == sector.hi();
  }
}
