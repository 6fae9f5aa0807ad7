package org.residua.api.block;

import java.util.Locale;
import java.util.function.Supplier;

/** Whether a step beyond the certified limit is refused. */
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
   */
  public void require(double tau, Diffusion diffusion) {
    require(tau, diffusion, () -> "");
  }

  /**
   * The same with a remedy that the caller knows beside a smaller step.
   *
   * @param tau the step size
   * @param diffusion what is stepped
   * @param remedy what else helps, as in {@code reduce tau, use ..., or go on unchecked}; empty for nothing
   */
  public void require(double tau, Diffusion diffusion, Supplier<String> remedy) {
    requirePositive(tau);
    if (this == CERTIFIED) {
      require(tau, new Limit(diffusion.limit().certified(), diffusion.limit().formula(diffusion.fidelity().present())),
          diffusion, remedy);
    }
  }

  /**
   * A largest step size.
   *
   * @param tau the number
   * @param formula of it
   */
  public record Limit(double tau, String formula) {}

  /** The same with a limit of its own. */
  public void require(double tau, Limit limit, Diffusion diffusion, Supplier<String> remedy) {
    requirePositive(tau);
    if (this == CERTIFIED && tau > limit.tau()) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "tau = %s exceeds %s = %s for %s with %s: %s"
              + "; reduce tau%s, or go on unchecked and without a certificate",
          distinct(tau, limit.tau()), distinct(limit.tau(), tau), limit.formula(), diffusion.operator(), diffusion.activation(),
          diffusion.limit().norm().isPresent() ? "beyond it the Euclidean norm may grow" : "beyond it the energy may grow",
          remedy.get().isEmpty() ? "" : ", " + remedy.get()));
    }
  }

  static void requirePositive(double tau) {
    if (!(tau > 0 && Double.isFinite(tau))) {
      throw new IllegalArgumentException("tau = " + tau + " must be positive and finite");
    }
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
