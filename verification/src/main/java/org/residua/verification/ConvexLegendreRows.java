package org.residua.verification;

import java.util.List;
import java.util.Locale;
import org.residua.api.block.Row;

/**
 * {@code |p| <= 1} on {@code [0, rho]} for rows near those of RKL2, whose polynomial is {@code 1 - B_n + B_n P_n(1 - tau z)}.
 *
 * <p>Let {@code a_j = A_j (1 + e)}, {@code b_j} and {@code a_j + d_j/tau} likewise, each with an {@code e} of its own of at most
 * that size, {@code a_j + b_j + c_j = 1} exactly, {@code theta = tau z = 1 - x}. Then {@code s_j = (1 - p_j)/B_j} satisfies
 *
 * <pre>
 *   s_j = (2j-1)/j ((1 + e) x s_{j-1} + (1 + e) theta) - (j-1)/j (1 + e) s_{j-2},   s_0 = 0,   s_1 = (1 + e) theta,
 * </pre>
 *
 * and without errors {@code S_j = 1 - P_j(x)}. The error of row {@code j} is at most
 * {@code e (2 |s_{j-1}| + |s_{j-2}| + 2 theta)}, and arrives in row {@code n} with at most {@code n-j+1} times its size, see
 * {@link PolynomialBound}. By induction:
 *
 * <ul>
 *   <li>{@code theta <= 1}: {@code S_j <= theta j(j+1)/2}, and by Laplace's integral {@code S_n >= (1 - x^2)/2 >= theta/2}.
 *       An error is at most {@code e theta (3/2 j^2 + 2)}, together {@code e theta n(n+1)((n+1)(n+2)/8 + 1)}: at most
 *       {@code theta/2} where {@code e n(n+1)((n+1)(n+2)/8 + 1) <= 1/2}.
 *   <li>{@code theta > 1}: {@code S_n >= (2 - theta)/2}, {@code s_j <= 5/2}. An error is at most {@code 12 e}, together
 *       {@code 6 e n(n+1)}: at most {@code (2 - theta)/2} where {@code theta <= 2 - 12 e n(n+1)}.
 * </ul>
 *
 * <p>So {@code 0 <= s_n <= 5/2}, and with {@code B_n <= 1/2} even {@code -1/4 <= p_n <= 1}. In exact arithmetic for the rows
 * as they are.
 */
final class ConvexLegendreRows {

  /** With more rows a weight that is off by half an ulp is too much. */
  private static final int MOST_ROWS = 1 << 14;
  private static final Dyadic TWO = Dyadic.of(2);
  /** Of a quotient of numbers that are rounded once: relative. */
  private static final double SAFETY = 1 + 0x1p-40;
  private static final String NAME = "p(z) = 1 - B_n + B_n P_n(1 - tau z), Legendre's polynomial, B_n = (n^2+n-2)/(2n(n+1))";

  private ConvexLegendreRows() {}

  static PolynomialBound bound(List<Row> rows, double tau, Dyadic rho) {
    double n = rows.size();
    if (n < 2 || n > MOST_ROWS || !(tau >= 0 && Double.isFinite(tau))) {
      return PolynomialBound.refused(
          String.format(Locale.ROOT, "no bound is known for %.0f rows of tau = %s near %s", n, tau, NAME));
    }
    double deviation = deviation(rows, tau);
    double most = 0.5 / (n * (n + 1) * ((n + 1) * (n + 2) / 8 + 1)) / SAFETY;
    double missing = 12 * deviation * n * (n + 1) * SAFETY;
    if (!(deviation <= most && missing <= 1)) {
      return PolynomialBound.refused(Double.isInfinite(deviation)
          ? "the rows are not those that their argument states: " + NAME
          : String.format(Locale.ROOT, "the rows deviate by %.3g from %s; up to %.3g a bound is known", deviation, NAME, most));
    }
    Dyadic theta = Dyadic.of(tau).times(rho);
    return theta.plus(Dyadic.of(missing)).compareTo(TWO) > 0
        ? PolynomialBound.refused(String.format(Locale.ROOT, "tau = %s exceeds (2 - %.2g)/rho, rho = g_max ||K||^2: so little is"
            + " missing for rows that deviate by %.2g", tau, missing, deviation))
        : new PolynomialBound(true, String.format(Locale.ROOT,
            "tau rho <= 2 - %.2g, tau = %s; %s, within %.2g for each of %d rows;"
            + " up to %.2g |p| stays at most 1", missing, tau, NAME, deviation, rows.size(), most));
  }

  /** The largest relative deviation; infinite where the rows are of another form. */
  private static double deviation(List<Row> rows, double tau) {
    if (!rows.get(0).plain()) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = relative(Dyadic.of(3).times(Dyadic.of(rows.get(0).tau())), Dyadic.of(tau));
    for (int j = 2; j <= rows.size(); j++) {
      Row row = rows.get(j - 1);
      Dyadic a = Dyadic.of(row.a());
      Dyadic b = Dyadic.of(row.b());
      if (row.tau() != tau || a.plus(b).plus(Dyadic.of(row.c())).compareTo(Dyadic.ONE) != 0) {
        return Double.POSITIVE_INFINITY;
      }
      Dyadic over = Dyadic.of(2.0 * j - 1).times(numerator(j));
      Dyadic under = Dyadic.of(j).times(denominator(j));
      Dyadic stepped = a.times(Dyadic.of(tau)).plus(Dyadic.of(row.d()));
      largest = Math.max(largest, Math.max(
          relative(a.times(under).times(numerator(j - 1)), over.times(denominator(j - 1))), Math.max(
          relative(Dyadic.ZERO.minus(b).times(under).times(numerator(j - 2)),
              Dyadic.of(j - 1.0).times(numerator(j)).times(denominator(j - 2))),
          relative(stepped.times(under), over.times(Dyadic.of(tau))))));
    }
    return largest * SAFETY;
  }

  private static double relative(Dyadic found, Dyadic expected) {
    Dyadic error = found.minus(expected).abs();
    return error.signum() == 0 ? 0 : error.approximate() / expected.approximate();
  }

  /** Of {@code B_j}. */
  private static Dyadic numerator(double j) {
    return Dyadic.of(j < 2 ? 1 : j * j + j - 2);
  }

  private static Dyadic denominator(double j) {
    return Dyadic.of(j < 2 ? 3 : 2 * j * (j + 1));
  }
}
