package org.residua.verification;

import java.util.List;
import java.util.Locale;
import org.residua.api.block.Row;

/**
 * {@code |p| <= 1} on {@code [0, rho]} by evaluation, for the polynomial of any table of at most {@value #MOST_ROWS} rows.
 *
 * <p>On {@code t = z/rho} in {@code [0, 1]}, with {@code M_0} a first bound of {@code |p|} there:
 *
 * <ul>
 *   <li>A polynomial of degree {@code n} is at most {@code M / cos(pi n/(2N))} on an interval where it is at most {@code M} in
 *       {@code N > n} Chebyshev points (Ehlich, Zeller 1964).
 *   <li>At the ends {@code p} may be 1, so that points say nothing. There {@code p(0)} and {@code p'(0)} are exact, and
 *       {@code |p''| <= 4 M_0 n^2 (n^2-1)/3} (Markov) keeps the sign of {@code p'} on {@code [0, delta]}: {@code |p|} falls
 *       from {@code |p(0)| <= 1}. Likewise at the other end.
 * </ul>
 *
 * <p>Values come enclosed from {@link RowPolynomial}.
 */
final class PolynomialEvaluation {

  /** More rows take too long. */
  static final int MOST_ROWS = 512;
  /** Numbers of points, in units of the rows, that are tried one after the other. */
  private static final int[] POINTS = {3, 6, 12, 24};
  /** Where the value at an end is smaller, points next to it will do. */
  private static final double NEAR_ONE = 0.9;
  /** More points do not help where a value is larger. */
  private static final double FAR_ABOVE = 1.001;
  /** At an end with a larger value the quotient is taken. */
  private static final double NEAR_ZERO = 0.5;
  /** The square of the most rows for which quotients are tried. */
  private static final long MOST_QUOTIENTS = 1 << 15;
  /** A value that is computed in doubles is off by less, relative. */
  private static final double SAFETY = 1 + 0x1p-30;
  /** Points are off by less. */
  private static final double POINT_ERROR = 0x1p-50;

  private final RowPolynomial polynomial;
  private final int n;

  private PolynomialEvaluation(List<Row> rows, Dyadic rho) {
    this.polynomial = new RowPolynomial(rows, rho);
    this.n = rows.size();
  }

  static PolynomialBound of(List<Row> rows, Dyadic rho) {
    return rows.size() > MOST_ROWS
        ? PolynomialBound.refused("no bound of the polynomial of these rows is known: " + rows.size()
            + " rows are more than the " + MOST_ROWS + " that are evaluated; state an argument")
        : new PolynomialEvaluation(rows, rho).bound();
  }

  private PolynomialBound bound() {
    RowPolynomial.Exact left = polynomial.exact(Dyadic.ZERO);
    RowPolynomial.Exact right = polynomial.exact(Dyadic.ONE);
    if (excess(left).signum() > 0 || excess(right).signum() > 0) {
      boolean atLeft = excess(left).signum() > 0;
      return PolynomialBound.refused(String.format(Locale.ROOT, "|p| = 1 + %.3g at %s",
          excess(atLeft ? left : right).approximate(),
          atLeft ? "0: the weights of the rows do not sum to at most 1" : "rho"));
    }
    if (!polynomial.depends()) {
      return new PolynomialBound(true, "|p| <= 1: p is constant, as rho = 0");
    }
    if (n == 1) {
      return new PolynomialBound(true, "|p| <= 1 on [0, rho]: one row, at most 1 at both ends");
    }
    double first = largest(0, 1, POINTS[0] * n) / cosine(POINTS[0]) * SAFETY;
    if (!(first < Double.MAX_VALUE)) {
      return PolynomialBound.refused("inside the table of these rows numbers grow beyond all doubles");
    }
    double curvature = 4 * Math.max(1, first) * n * n * ((double) n * n - 1) / 3 * SAFETY;
    PolynomialBound bound = bracketed(left, right, curvature);
    return bound.proven() || (long) n * n > MOST_QUOTIENTS ? bound : quotients(left, right, bound);
  }

  private PolynomialBound bracketed(RowPolynomial.Exact left, RowPolynomial.Exact right, double curvature) {
    double from = nearOne(left) ? bracket(left, -1, curvature) : 0;
    double to = nearOne(right) ? 1 - bracket(right, 1, curvature) : 1;
    if (Double.isNaN(from) || Double.isNaN(to)) {
      return PolynomialBound.refused("|p| does not fall from its value 1 at "
          + (Double.isNaN(from) ? "0" : "rho"));
    }
    return from >= to ? new PolynomialBound(true, "|p| falls from at most 1 at both ends of [0, rho] until they meet")
        : between(from, to);
  }

  private PolynomialBound between(double from, double to) {
    double found = 0;
    int factor = 0;
    for (int points : POINTS) {
      factor = points;
      found = largest(from, to, points * n);
      double proven = found / cosine(points) * SAFETY;
      if (proven <= 1) {
        return new PolynomialBound(true, String.format(Locale.ROOT,
            "|p| <= %.6f on [%.3g rho, (1 - %.3g) rho] by %d points of %d bits, and falls from at most 1 at the ends",
            proven, from, 1 - to, points * n, polynomial.bits()));
      }
      if (found > FAR_ABOVE) {
        break;
      }
    }
    return PolynomialBound.refused(String.format(Locale.ROOT,
        "no bound of the polynomial of these rows is known: |p| is at most %s in %d points of [0, rho], which proves no"
            + " more than %s", found, factor * n, found / cosine(factor)));
  }

  /**
   * {@code 1 - p >= 0} and {@code 1 + p >= 0}, each less the line through its ends where it is near 0 there, and divided by
   * {@code t}, {@code 1 - t}: a polynomial without these zeros, for whose sign its points are enough if it is not too uneven.
   */
  private PolynomialBound quotients(RowPolynomial.Exact left, RowPolynomial.Exact right, PolynomialBound otherwise) {
    for (int sign : new int[] {1, -1}) {
      boolean atLeft = sign * left.value().approximate() > NEAR_ZERO;
      boolean atRight = sign * right.value().approximate() > NEAR_ZERO;
      boolean positive = false;
      for (int k = 0; !positive && k < POINTS.length; k++) {
        positive = positive(left, right, new Quotient(sign, atLeft, atRight), POINTS[k]);
      }
      if (!positive) {
        return otherwise;
      }
    }
    return new PolynomialBound(true, String.format(Locale.ROOT, "1 - |p| >= 0 on [0, rho] by at most %d points of %d bits"
        + " of its quotients by its zeros at the ends", POINTS[POINTS.length - 1] * n, polynomial.bits()));
  }

  /**
   * What is divided.
   *
   * @param sign that of {@code p} in {@code 1 - sign p}
   * @param left whether by {@code t}
   * @param right whether by {@code 1 - t}
   */
  private record Quotient(int sign, boolean left, boolean right) {}

  private boolean positive(RowPolynomial.Exact left, RowPolynomial.Exact right, Quotient quotient, int factor) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int points = factor * n;
    for (int k = 0; k < points; k++) {
      double t = 0.5 + 0.5 * StrictMath.cos(Math.PI * (2 * k + 1) / (2.0 * points));
      Dyadic at = Dyadic.of(t);
      RowPolynomial.Enclosed enclosed = polynomial.enclosed(at);
      // What 1 - sign p is compared with: 0, the value at an end, or the line through both; at most it at the ends.
      Dyadic line = quotient.left && quotient.right
          ? left.value().times(Dyadic.ONE.minus(at)).plus(right.value().times(at))
          : quotient.left ? left.value() : quotient.right ? right.value() : Dyadic.of(quotient.sign);
      Dyadic difference = line.minus(enclosed.value());
      double divisor = (quotient.left ? t : 1) * (quotient.right ? 1 - t : 1);
      double value = quotient.sign * difference.approximate() / divisor;
      double error = (enclosed.error() + Math.abs(value) * divisor * RowPolynomial.ENCLOSURE) / divisor;
      least = Math.min(least, value - error);
      most = Math.max(most, value + error);
      if (!(least > 0)) {
        return false;
      }
    }
    double middle = least / 2 + most / 2;
    double radius = (most - least) / 2 / cosine(factor);
    return radius + 4.0 * n * n * most * POINT_ERROR <= middle / SAFETY;
  }

  /** {@code |p| - 1}. */
  private static Dyadic excess(RowPolynomial.Exact end) {
    return end.value().abs().minus(Dyadic.ONE);
  }

  private static boolean nearOne(RowPolynomial.Exact end) {
    return Math.abs(end.value().approximate()) > NEAR_ONE;
  }

  private static double cosine(int points) {
    return StrictMath.cos(Math.PI / (2.0 * points)) / SAFETY;
  }

  /**
   * How far {@code |p|} is known to fall on the way inside; NaN where it rises from 1.
   *
   * @param outward -1 at 0, 1 at rho
   * @param curvature a bound of {@code |p''|}
   */
  private static double bracket(RowPolynomial.Exact end, int outward, double curvature) {
    if (end.slope().signum() * end.value().signum() != outward) {
      return excess(end).signum() < 0 ? 0 : Double.NaN;
    }
    double slope = Math.abs(end.slope().approximate()) / SAFETY;
    // Until then |p'| <= 2 |p'(0)|, so that |p| cannot pass through 0 to -1.
    return Math.min(0.5, Math.min(slope / curvature, 0.75 / slope)) / SAFETY;
  }

  /** At least the largest {@code |p|} in the Chebyshev points of {@code [from, to]}. */
  private double largest(double from, double to, int points) {
    double largest = 0;
    for (int k = 0; k < points; k++) {
      double cosine = StrictMath.cos(Math.PI * (2 * k + 1) / (2.0 * points));
      double at = Math.min(to, Math.max(from, (from + to) / 2 + (to - from) / 2 * cosine));
      largest = Math.max(largest, magnitude(at));
    }
    // A point may be off by POINT_ERROR, |p'| <= 2 n^2 max |p| (Markov), and max |p| <= 2 max(1, that in the points).
    return largest + 4.0 * n * n * Math.max(1, largest) * POINT_ERROR;
  }

  /** An upper bound of {@code |p(t)|}. */
  private double magnitude(double t) {
    RowPolynomial.Enclosed value = polynomial.enclosed(Dyadic.of(t));
    return (Math.abs(value.value().approximate()) + value.error()) * SAFETY;
  }
}
