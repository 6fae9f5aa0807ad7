package org.residua.verification;

import org.residua.api.flux.Sector;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FluxBounds;

/** What the factor of a value is relative to. */
enum Measure {
  /** The largest norm of the inputs. */
  NORM(Claim.NORM_DECREASING, "g_max"),
  /** The distance of two states, held inputs kept. */
  DISTANCE(Claim.NONEXPANSIVE, "L");

  private final Claim claim;
  private final String constant;

  Measure(Claim claim, String constant) {
    this.claim = claim;
    this.constant = constant;
  }

  /** What a factor of at most 1 proves. */
  Claim claim() {
    return claim;
  }

  /** The name of the constant of the step limit. */
  String constant() {
    return constant;
  }

  /** The range of the eigenvalues of {@code W} where {@code Phi(y) = W y}, or of its Jacobian. */
  Sector range(FluxBounds flux) {
    return this == NORM ? flux.sector() : flux.slope();
  }

  /** The share of the data term in the bracket of the step limit. */
  double data(DiffusionBounds diffusion) {
    return this == NORM ? 2 * diffusion.largestWeight() : diffusion.largestWeight();
  }
}
