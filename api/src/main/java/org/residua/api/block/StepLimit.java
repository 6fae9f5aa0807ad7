package org.residua.api.block;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.residua.api.arithmetic.ExactQuotient;

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
 * <p>Each limit is the largest double that satisfies its inequality in exact arithmetic, see {@link #largest}: a step
 * of at most the limit is within the theorem, not only up to rounding. A limit is infinite when nothing limits the
 * step, and absent when the claim is no theorem for any step.
 *
 * @param norm limit of norm decrease; with a data term {@code ||u+|| <= max(||u||, ||f||)}
 * @param energy limit of energy decrease
 * @param nonexpansive limit of nonexpansiveness
 */
public record StepLimit(
    Optional<Double> norm, Optional<Double> energy, Optional<Double> nonexpansive) {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

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

  /**
   * The largest double {@code tau} with {@code tau (constant squaredNorm + data) <= 2} exactly; infinite where the
   * bracket is 0, and 0 where it is beyond all doubles.
   *
   * @param constant {@code g_max}, {@code L+} or {@code L}, at least 0
   * @param squaredNorm an upper bound of {@code ||K||^2}
   * @param data the share of the data term
   */
  public static double largest(double constant, double squaredNorm, double data) {
    if (constant == Double.POSITIVE_INFINITY || squaredNorm == Double.POSITIVE_INFINITY || data == Double.POSITIVE_INFINITY) {
      return 0;
    }
    BigDecimal bracket = new BigDecimal(constant).multiply(new BigDecimal(squaredNorm)).add(new BigDecimal(data));
    if (bracket.signum() == 0) {
      return Double.POSITIVE_INFINITY;
    }
    return ExactQuotient.down(TWO, bracket);
  }
}
