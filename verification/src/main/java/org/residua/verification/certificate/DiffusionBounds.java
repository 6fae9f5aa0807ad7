package org.residua.verification.certificate;

/**
 * What a proof may use of a diffusion.
 *
 * @param operator the number of {@code K} among the operators of the proof
 * @param flux the bounds of {@code Phi}
 * @param weights of the data term
 * @param largestWeight {@code max c}; 0 without data term
 * @param digest of the weights {@code C}; empty where {@code largestWeight} says all
 */
public record DiffusionBounds(
    int operator, FluxBounds flux, Weights weights, double largestWeight, String digest) {

  /** The weights of a data term. */
  public enum Weights {
    /** There is no data term. */
    NONE,
    /** All are the same. */
    CONSTANT,
    /** They vary over the samples, between 0 and the largest. */
    VARYING
  }
}
