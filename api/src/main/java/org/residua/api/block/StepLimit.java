package org.residua.api.block;

import java.util.Locale;
import java.util.Optional;

/**
 * The largest step sizes of {@code u - tau (K^T Phi(K u) + C (u - f))} for which a claim is a theorem.
 *
 * <p>With {@code g_max} the supremum of the sector, {@code L+} that of the slope, {@code L} its magnitude,
 * {@code ||K||} the proven upper bound:
 *
 * <pre>
 *   norm decreases           0 &lt;= g, constant c:        2 / (g_max ||K||^2 + 2 c)
 *   energy decreases         always:                    2 / (L+ ||K||^2 + max c)
 *   nonexpansive             monotone Phi:              2 / (L ||K||^2 + max c)
 * </pre>
 *
 * <p>A limit is infinite when nothing limits the step, and absent when the claim is no theorem for any
 * step.
 *
 * @param norm limit of norm decrease; with a data term {@code ||u+|| <= max(||u||, ||f||)}
 * @param energy limit of energy decrease
 * @param nonexpansive limit of nonexpansiveness
 */
public record StepLimit(
    Optional<Double> norm, Optional<Double> energy, Optional<Double> nonexpansive) {

  /** The limit that the Euclidean stability of the scheme needs: norm, or else energy. */
  public double certified() {
    return norm.or(() -> energy).orElse(0.0);
  }

  /** The formula of {@link #certified} in the words of the documentation. */
  public String formula(boolean dataTerm) {
    String constant = norm.isPresent() ? "g_max" : "L+";
    String data = dataTerm ? (norm.isPresent() ? " + 2 c" : " + max c") : "";
    return String.format(Locale.ROOT, "2/(%s ||K||^2%s)", constant, data);
  }

  /** {@code 2 / denominator}, infinite for 0. */
  static double of(double denominator) {
    return 2 / denominator;
  }
}
