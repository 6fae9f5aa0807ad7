package org.residua.verification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.residua.api.block.Argument;
import org.residua.api.block.Row;
import org.residua.api.block.StepLimit;

/**
 * Whether {@code |p| <= 1} on {@code [0, rho]} for the polynomial {@code p} of a table of rows, see {@link Argument}; in exact
 * arithmetic for the rows as they are, rounded weights included.
 *
 * <p><b>Rows near those of a family.</b> Let {@code a_k = A_k (1 + e_k)} with the weights {@code A_k} of FSI or RKL1,
 * {@code |e_k| <= e}, {@code b_k = 1 - a_k} exactly, {@code c_k = d_k = 0}, one {@code tau} and
 * {@code theta = tau z = 1 - s} in {@code [0, 2]}. The difference {@code D_k = p_k - p_{k-1}} satisfies
 * {@code D_{k+1} = (a_k - 1) D_k - a_k theta p_k}, so that {@code |D_k| <= 2 k theta} while {@code |p_j| <= 1}. The error
 * against the family satisfies the family's recurrence with the right-hand side
 * {@code A_k e_k (D_k - theta p_k)}, at most {@code 2 e theta (2k+1)}. As
 * {@code x_k^2 - 2 s x_k x_{k-1} + x_{k-1}^2} never grows for {@code |A_k - 1| <= 1}, an error in row {@code j} arrives in row
 * {@code n} with at most {@code n - j} times its size, together
 *
 * <pre>
 *   |p_n - P_n| &lt;= e theta n (n+1)(2n+1)/3.
 * </pre>
 *
 * <p>FSI: {@code 1 - P_n = 2/(2n+1) sum_{m=1..n} (1 - cos m x) >= 4/(3 pi^2) n (n+1) theta} for {@code n x <= pi}, and
 * {@code |P_n| < 1/2} beyond, where {@code sin(x/2) >= x/pi}; also {@code P_n >= -1/2}: hence
 * {@code 1 - |P_n| >= theta/4}. RKL1: by Laplace's integral {@code 1 - |P_n| >= (1 - s^2)/2 >= theta/2} for
 * {@code s >= 0}, {@code n >= 2}; {@code p_1 = s} exactly, and {@code p_n} is even or odd in {@code s}. In both cases
 * {@code e n (n+1)(2n+1)/3 <= 1/4} makes {@code |p_k| <= 1} for all {@code k <= n}, by induction.
 *
 * <p><b>Plain steps near those of FED.</b> Up to the least root all factors lie in {@code [0, 1]}. Beyond,
 * {@code |P_n| <= 1/2}, and moving the roots by a relative {@code e} changes {@code p} by at most {@code exp(2.01 e n^3) - 1}
 * (its derivative by a root is a difference quotient, bounded by Markov's inequality): at most 1/2 for {@code e n^3 <= 1/5}.
 *
 * <p>RKL2 has a page of its own, {@link ConvexLegendreRows}.
 *
 * @param proven whether the bound holds
 * @param text the argument with its numbers, or why it fails
 */
record PolynomialBound(boolean proven, String text) {

  private static final double MOST = 0.25;
  private static final double MOST_PLAIN = 0.2;
  /** Of {@code 2 sin^2} by {@link StrictMath}, its argument, and the quotient: relative. */
  private static final double SINE_ERROR = 16 * 0x1p-53;
  /** The products of smaller steps may underflow, so that their deviation is not seen. */
  private static final double LEAST_STEP = 0x1p-960;
  /** Of a deviation found by fused operations: relative. */
  private static final double SAFETY = 1 + 0x1p-40;

  /**
   * The bound of a table.
   *
   * @param rows the rows
   * @param argument what is stated about them
   * @param gMax the largest diffusivity
   * @param squaredNorm a bound of {@code ||K||^2}
   */
  static PolynomialBound of(List<Row> rows, Argument argument, double gMax, double squaredNorm) {
    if (!(squaredNorm < Double.POSITIVE_INFINITY)) {
      return refused("||K||^2 is beyond all doubles");
    }
    double limit = StepLimit.largest(gMax, squaredNorm, 0);
    Dyadic rho = Dyadic.of(gMax).times(Dyadic.of(squaredNorm));
    return switch (argument) {
      case Argument.EachRow _ -> eachRow(rows, rho, limit);
      case Argument.BoxFilter box ->
          family(rows, box.tau(), limit, rows.stream().allMatch(Row::plain) ? FED : FSI);
      case Argument.Legendre legendre -> family(rows, legendre.tau(), limit, RKL1);
      case Argument.ConvexLegendre convex -> ConvexLegendreRows.bound(rows, convex.tau(), rho);
      case Argument.Extrapolation stated -> extrapolation(rows, stated.tau(), limit);
      case Argument.Evaluation _ -> {
        PolynomialBound simple = eachRow(rows, rho, limit);
        yield simple.proven() ? simple : PolynomialEvaluation.of(rows, rho);
      }
    };
  }

  static PolynomialBound refused(String reason) {
    return new PolynomialBound(false, reason);
  }

  private static PolynomialBound eachRow(List<Row> rows, Dyadic rho, double limit) {
    Row same = Row.explicit(0);
    for (int k = 0; k < rows.size(); k++) {
      Row row = rows.get(k);
      if (!row.equals(same)) {
        if (row.plain() && !(row.tau() >= 0 && row.tau() <= limit)) {
          return exceeds(row.tau(), limit);
        }
        if (!row.plain() && most(row, rho).compareTo(Dyadic.ONE) > 0) {
          return refused("row " + k + " may exceed what was before it: " + row);
        }
        same = row;
      }
    }
    return new PolynomialBound(true, "|a| max(1, |1 - tau rho|) + |b| + |c| + |d| rho <= 1 for each of "
        + rows.size() + " rows");
  }

  /** {@code |a| max(1, |1 - tau rho|) + |b| + |c| + |d| rho}. */
  private static Dyadic most(Row row, Dyadic rho) {
    Dyadic kept = Dyadic.ONE.minus(Dyadic.of(row.tau()).times(rho)).abs();
    return Dyadic.of(row.a()).abs().times(kept.compareTo(Dyadic.ONE) > 0 ? kept : Dyadic.ONE)
        .plus(Dyadic.of(row.b()).abs()).plus(Dyadic.of(row.c()).abs())
        .plus(Dyadic.of(row.d()).abs().times(rho));
  }

  /** See {@link Argument.Extrapolation}: exact for the weights as they are. */
  private static PolynomialBound extrapolation(List<Row> rows, double tau, double limit) {
    if (!(tau >= 0 && tau <= limit && Double.isFinite(tau))) {
      return Double.isFinite(tau) ? exceeds(tau, limit) : refused("tau = " + tau + " is stated");
    }
    for (int k = 0; k < rows.size(); k++) {
      Row row = rows.get(k);
      if (row.tau() != tau || row.c() != 0 || row.d() != 0 || !(row.a() >= 0 && row.a() <= 2) || !sumsToOne(row.a(), row.b())
          || (k == 0 && !row.plain())) {
        return refused("row " + k + " is not of the form a in [0, 2], b = 1 - a, one tau, the first plain: " + row);
      }
    }
    return new PolynomialBound(true,
        String.format(Locale.ROOT, "tau = %s <= %s = 2/rho; a in [0, 2], b = 1 - a for each of %d rows,"
        + " the first plain: (p_{k-1} - s p_k)^2 + (1 - s^2) p_k^2 does not grow, s = 1 - tau z", tau, limit, rows.size()));
  }

  private static PolynomialBound exceeds(double tau, double limit) {
    return refused(tau < 0 ? "tau = " + tau + " is negative: the step runs backwards"
        : "tau = " + tau + " exceeds " + limit + " = 2/rho, rho = g_max ||K||^2");
  }

  /**
   * A family of tables.
   *
   * @param name in words
   * @param deviation the most relative deviation of the rows from it, or infinite where they are others
   * @param power by which powers of the number of rows deviations are amplified
   * @param most what deviation times power may be
   */
  private record Family(String name, Deviation deviation, Power power, double most) {}

  @FunctionalInterface
  private interface Deviation {

    double of(List<Row> rows, double tau);
  }

  @FunctionalInterface
  private interface Power {

    double of(double n);
  }

  private static final Power EXTRAPOLATED = n -> n * (n + 1) * (2 * n + 1) / 3;
  private static final Family FSI = new Family(
      "p(z) = sin((2n+1)x/2) / ((2n+1) sin(x/2)), tau z = 1 - cos x: a_k = (4k+2)/(2k+3), b_k = 1 - a_k",
      (rows, tau) -> extrapolated(rows, tau, k -> 4.0 * k + 2, k -> 2.0 * k + 3), EXTRAPOLATED, MOST);
  private static final Family RKL1 = new Family(
      "p(z) = P_n(1 - tau z), Legendre's polynomial: a_k = (2k+1)/(k+1), b_k = 1 - a_k",
      (rows, tau) -> rows.get(0).plain()
          ? extrapolated(rows, tau, k -> 2.0 * k + 1, k -> k + 1.0) : Double.POSITIVE_INFINITY,
      EXTRAPOLATED, MOST);
  private static final Family FED = new Family(
      "p(z) = sin((2n+1)x/2) / ((2n+1) sin(x/2)), tau z = 1 - cos x: tau_j = tau / (2 sin^2(pi j/(2n+1)))",
      PolynomialBound::roots, n -> n * n * n, MOST_PLAIN);

  private static PolynomialBound family(List<Row> rows, double tau, double limit, Family family) {
    if (!(tau >= 0 && tau <= limit && Double.isFinite(tau))) {
      return Double.isFinite(tau) ? exceeds(tau, limit) : refused("tau = " + tau + " is stated");
    }
    double deviation = family.deviation().of(rows, tau);
    double most = family.most() / family.power().of(rows.size());
    return deviation <= most
        ? new PolynomialBound(true, String.format(Locale.ROOT, "tau = %s <= %s = 2/rho; %s, within %.2g for each of"
            + " %d rows; up to %.2g |p| stays at most 1",
            tau, limit, family.name(), deviation, rows.size(), most))
        : refused(Double.isInfinite(deviation) ? "the rows are not those that their argument states: " + family.name()
            : String.format(Locale.ROOT, "the rows deviate by %.3g from %s; up to %.3g a bound is known",
                deviation, family.name(), most));
  }

  @FunctionalInterface
  private interface Weight {

    double of(int k);
  }

  /** {@code max_k |a_k denominator - numerator| / numerator}; infinite where the rows are of another form. */
  private static double extrapolated(List<Row> rows, double tau, Weight numerator, Weight denominator) {
    double largest = 0;
    for (int k = 0; k < rows.size(); k++) {
      Row row = rows.get(k);
      if (row.tau() != tau || row.c() != 0 || row.d() != 0 || !sumsToOne(row.a(), row.b())) {
        return Double.POSITIVE_INFINITY;
      }
      double product = row.a() * denominator.of(k);
      double error = Math.fma(row.a(), denominator.of(k), -product);
      largest = Math.max(largest, Math.abs((product - numerator.of(k)) + error) / numerator.of(k));
    }
    return largest * SAFETY;
  }

  /** Whether {@code a + b = 1} exactly: the rounded sum is 1 and its error 0. */
  private static boolean sumsToOne(double a, double b) {
    double virtual = 1 - a;
    return a + b == 1 && (a - (1 - virtual)) + (b - virtual) == 0;
  }

  private static double roots(List<Row> rows, double tau) {
    double[] steps = rows.stream().mapToDouble(Row::tau).sorted().toArray();
    int n = steps.length;
    double largest = 0;
    for (int j = 1; j <= n; j++) {
      double sine = StrictMath.sin(Math.PI * j / (2.0 * n + 1));
      largest = Math.max(largest, Math.abs(steps[n - j] * (2 * sine * sine) / tau - 1));
    }
    return Arrays.stream(steps).allMatch(step -> step >= LEAST_STEP) ? largest * SAFETY + SINE_ERROR : Double.POSITIVE_INFINITY;
  }
}
