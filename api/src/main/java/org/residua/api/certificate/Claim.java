package org.residua.api.certificate;

/** What a certificate says about a map {@code u -> v(u)}. */
public enum Claim {
  /** {@code ||v(u)|| <= ||u||}; with a data term {@code ||v|| <= max(||u||, ||f||)}. */
  NORM_DECREASING("norm-decreasing"),
  /** {@code ||v(u) - v(w)|| <= ||u - w||}, targets and other held inputs kept. */
  NONEXPANSIVE("nonexpansive"),
  /** {@code E(v(u)) <= E(u)} for the energy of the diffusion. */
  ENERGY_DECREASING("energy-decreasing"),
  /** Nothing is proven; the certificate carries the reason. */
  UNKNOWN("unknown");

  private final String text;

  Claim(String text) {
    this.text = text;
  }

  /** The name at the command line and in files. */
  public String text() {
    return text;
  }
}
