package org.residua.verification.certificate;

/**
 * The data term of a system as a proof reads it.
 *
 * @param weights their kind
 * @param largest the largest weight; 0 without data term
 * @param digest of the weights, where they differ
 */
public record DataTerm(DiffusionBounds.Weights weights, double largest, String digest) {

  /** That of a diffusion. */
  public static DataTerm of(DiffusionBounds diffusion) {
    return new DataTerm(diffusion.weights(), diffusion.largestWeight(), diffusion.digest());
  }
}
