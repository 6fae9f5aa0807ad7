package org.residua.api.flux;

import org.residua.api.arithmetic.Fma;

/**
 * A flux {@code s/h(q)} with diffusivity {@code 1/h(q)} of the radicand {@code q = s^2/lambda^2 + e}: what is to be fused is
 * apart from the quotient, so that loops can do each for many values at a time.
 */
public sealed interface OfRadicand permits Charbonnier, PeronaMalik, TotalVariation {

  /** {@code 1/lambda^2}. */
  double scale();

  /** {@code e}. */
  double offset();

  /** {@code fma(s s, 1/lambda^2, e)}. */
  default double radicand(double s) {
    return Fma.of(s * s, scale(), offset());
  }

  /** {@code s/h(q)}, or {@code 1/h(q)} of 1. */
  double quotient(double s, double radicand);
}
