package org.residua.verification.certificate;

/** What a certificate says about a map {@code u -> v(u)}. */
public enum Claim {
  /** {@code ||v(u)|| <= ||u||}; with a data term {@code ||v|| <= max(||u||, ||f||)}. */
  NORM_DECREASING("norm-decreasing", "Euclidean"),
  /** {@code ||v(u) - v(w)|| <= ||u - w||}, targets and other held inputs kept. */
  NONEXPANSIVE("nonexpansive", "Euclidean"),
  /** {@code E(v(u)) <= E(u)} for the energy of the diffusion. */
  ENERGY_DECREASING("energy-decreasing", "energy"),
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
      case UNKNOWN -> "nothing is proven";
    };
  }

  /** The claim with what it says: {@code norm-decreasing (the Euclidean norm never grows)}. */
  @Override
  public String toString() {
    return text + " (" + sentence() + ")";
  }
}
