package org.residua.verification.certificate;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Sector;

/**
 * What a proof may use of a flux.
 *
 * @param name the fluxes with all parameters
 * @param sector contains {@code Phi(s)/s}
 * @param slope contains the eigenvalues of the Jacobian, that of {@code Phi'} when it is not coupled
 * @param decreasing whether every {@code g} is even and does not increase
 * @param assumed whether the bounds are a user's word
 */
public record FluxBounds(
    String name, Sector sector, Sector slope, boolean decreasing, boolean assumed) {

  /** The bounds that an activation states, those of all its fluxes joined. */
  public static FluxBounds of(Activation activation) {
    return new FluxBounds(activation.toString(), activation.sector(), activation.slope(),
        activation.bank().decreasing(), activation.bank().assumed());
  }

  /** The bounds that hold for every admissible value of its parameters. */
  public static FluxBounds ofDomain(Activation activation) {
    return new FluxBounds(activation.toString(), activation.domainSector(), activation.domainSlope(),
        activation.bank().domainDecreasing(), activation.bank().assumed());
  }

  /** The bounds of {@code Phi'} as a factor: its range is that of the slopes. */
  public FluxBounds ofDerivative() {
    return new FluxBounds(name, slope, slope, false, assumed);
  }

  /** Whether {@code g} is constant. */
  public boolean constant() {
    return sector.lo() == sector.hi();
  }
}
