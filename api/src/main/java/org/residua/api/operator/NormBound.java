package org.residua.api.operator;

import org.residua.api.arithmetic.RoundedUp;

/**
 * {@code lower <= sup_N ||K|| <= upper} for the spectral norm of an operator, the supremum taken over the
 * lengths of the signal. {@code upper} is proven, rounded up, and holds for every length; only it may
 * enter a certificate.
 *
 * @param lower a value that the norm reaches or approaches for long signals
 * @param upper a proven upper bound
 * @param argument what proves {@code upper}
 */
public record NormBound(double lower, double upper, String argument) {

  /** Refuses bounds that are negative, not ordered or not finite. */
  public NormBound {
    if (!(lower >= 0 && lower <= upper && Double.isFinite(upper))) {
      throw new IllegalArgumentException(
          "norm bounds [" + lower + ", " + upper + "] need 0 <= lower <= upper < infinity");
    }
  }

  /** {@code upper^2}, rounded up. */
  public double upperSquared() {
    return RoundedUp.multiply(upper, upper);
  }
}
