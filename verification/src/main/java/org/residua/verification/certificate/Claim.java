package org.residua.verification.certificate;

/** What a certificate says about a map {@code u -> v(u)}. */
public enum Claim {
  /** {@code ||v(u)|| <= ||u||}; with a data term {@code ||v|| <= max(||u||, ||f||)}. */
  NORM_DECREASING("norm-decreasing", "Euclidean"),
  /** {@code ||v(u) - v(w)|| <= ||u - w||}, targets and other held inputs kept. */
  NONEXPANSIVE("nonexpansive", "Euclidean distance"),
  /** {@code E(v(u)) <= E(u)} for the energy of the diffusion. */
  ENERGY_DECREASING("energy-decreasing", "energy"),
  /**
   * {@code E(u_k) + c ||u_k - u_{k-1}||^2} does not grow along the iterates {@code u_0 = u, u_1, ...} of a two-step method,
   * and is {@code E(u)} at the beginning: {@code E(v(u)) <= E(u)} as well.
   */
  MOMENTUM_DECREASING("momentum-decreasing", "energy with momentum"),
  /**
   * {@code ||v_k(u)|| <= F ||u||}, with targets {@code F} times the largest norm, for all {@code k} of a method {@code v_k}
   * of {@code k} steps, with one {@code F}.
   */
  POWER_BOUNDED("power-bounded", "Euclidean"),
  /**
   * {@code min u <= v_i(u) <= max u} for every sample {@code i}, channel by channel; with targets and other held inputs their
   * samples count among those of {@code u}.
   */
  MAXIMUM_PRINCIPLE("maximum-principle", "range"),
  /** Nothing is proven; the certificate carries the reason. */
  UNKNOWN("unknown", "none");

  private final String text;
  private final String norm;

  Claim(String text, String norm) {
    this.text = text;
    this.norm = norm;
  }

  /** The name at the command line and in files. */
  public String text() {
    return text;
  }

  /** The norm or functional that the claim is about. */
  public String norm() {
    return norm;
  }

  /** What it says, in words. */
  public String sentence() {
    return switch (this) {
      case NORM_DECREASING -> "the Euclidean norm never grows";
      case NONEXPANSIVE -> "the Euclidean distance of two signals never grows";
      case ENERGY_DECREASING -> "the energy never grows";
      case MOMENTUM_DECREASING -> "the energy with momentum never grows";
      case POWER_BOUNDED -> "the Euclidean norm of no iterate exceeds that of the largest input";
      case MAXIMUM_PRINCIPLE -> "no sample leaves the range of the inputs";
      case UNKNOWN -> "nothing is proven";
    };
  }

  /** The claim with what it says: {@code norm-decreasing (the Euclidean norm never grows)}. */
  @Override
  public String toString() {
    return text + " (" + sentence() + ")";
  }
}
