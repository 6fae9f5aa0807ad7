package org.residua.api.block;

import java.util.Locale;

/** Whether a scheme refuses steps beyond its certified limit. */
public enum StepGuard {
  /** Steps beyond the certified limit are refused. */
  CERTIFIED,
  /** Any positive step is taken; nothing is certified beyond the limit. */
  UNCHECKED;

  /**
   * Refuses a step size that is not positive and finite and, when certified, one beyond the limit.
   *
   * @param tau the step size
   * @param diffusion what is stepped
   * @param scheme the scheme's name, for the message
   */
  public void require(double tau, Diffusion diffusion, String scheme) {
    if (!(tau > 0 && Double.isFinite(tau))) {
      throw new IllegalArgumentException(
          "tau = " + tau + " must be positive and finite; the limit is "
              + number(diffusion.limit().certified()));
    }
    double limit = diffusion.limit().certified();
    if (this == CERTIFIED && tau > limit) {
      throw new IllegalArgumentException(message(tau, limit, diffusion, scheme));
    }
  }

  private static String message(double tau, double limit, Diffusion diffusion, String scheme) {
    String reason = String.format(Locale.ROOT, "tau = %s exceeds %s = %s for %s with %s: ",
        distinct(tau, limit), distinct(limit, tau), diffusion.limit().formula(diffusion.fidelity().present()),
        diffusion.operator(), diffusion.activation());
    String claim = diffusion.limit().norm().isPresent()
        ? "beyond it the Euclidean norm may grow" : "beyond it the energy may grow";
    String remedy = "; reduce tau";
    if (!scheme.equals("fsi") && Double.isFinite(tau / limit)) {
      long steps = (long) Math.ceil(Math.sqrt(3 * tau / limit + 0.25) - 0.5);
      remedy += String.format(Locale.ROOT, ", use FSI with %d steps per cycle (covers %.3g)",
          steps, limit * steps * (steps + 1) / 3);
    }
    return reason + claim + remedy
        + ", or go on unchecked and without a certificate";
  }

  private static String number(double value) {
    String exact = Double.toString(value);
    return exact.length() <= 8 ? exact : String.format(Locale.ROOT, "%.6g", value);
  }

  /** With all digits where fewer would not tell it from the other number. */
  private static String distinct(double value, double other) {
    return Double.parseDouble(number(value)) == Double.parseDouble(number(other))
        ? Double.toString(value) : number(value);
  }
}
