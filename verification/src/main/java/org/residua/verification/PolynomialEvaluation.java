package org.residua.verification;

import java.math.BigInteger;
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
 *       {@code N} Chebyshev points (Ehlich, Zeller 1964).
 *   <li>At the ends {@code p} may be 1, so that points say nothing. There {@code p(0)} and {@code p'(0)} are exact, and
 *       {@code |p''| <= 4 M_0 n^2 (n^2-1)/3} (Markov) keeps the sign of {@code p'} on {@code [0, delta]}: {@code |p|} falls
 *       from {@code |p(0)| <= 1}. Likewise at the other end.
 * </ul>
 *
 * <p>Values are fixed-point integers whose rounding is enclosed row by row; where the enclosure is too wide, they
 * are computed again with as many more bits.
 */
final class PolynomialEvaluation {

  /** More rows take too long. */
  static final int MOST_ROWS = 512;
  /** Numbers of points, in units of the rows, that are tried one after the other. */
  private static final int[] POINTS = {3, 6, 12, 24};
  /** Where the value at an end is smaller, points next to it will do. */
  private static final double NEAR_ONE = 0.9;
  /** At an end with a larger value the quotient is taken. */
  private static final double NEAR_ZERO = 0.5;
  /** The square of the most rows for which quotients are tried. */
  private static final long MOST_QUOTIENTS = 1 << 15;
  /** The widest enclosure that is put up with; also more than the relative error of {@link Dyadic#approximate}. */
  private static final double ENCLOSURE = 0x1p-50;
  private static final int MOST_BITS = 1 << 14;
  /** A value that is computed in doubles is off by less, relative. */
  private static final double SAFETY = 1 + 0x1p-30;
  /** Points are off by less. */
  private static final double POINT_ERROR = 0x1p-50;

  private final List<Row> rows;
  private final int n;
  private final Dyadic[] a;
  private final Dyadic[] b;
  private final Dyadic[] c;
  /** {@code tau_k rho} and {@code d_k rho}. */
  private final Dyadic[] steps;
  private final Dyadic[] forces;
  private int bits;

  private PolynomialEvaluation(List<Row> rows, Dyadic rho) {
    this.rows = rows;
    this.n = rows.size();
    this.a = rows.stream().map(row -> Dyadic.of(row.a())).toArray(Dyadic[]::new);
    this.b = rows.stream().map(row -> Dyadic.of(row.b())).toArray(Dyadic[]::new);
    this.c = rows.stream().map(row -> Dyadic.of(row.c())).toArray(Dyadic[]::new);
    this.steps = rows.stream().map(row -> Dyadic.of(row.tau()).times(rho)).toArray(Dyadic[]::new);
    this.forces = rows.stream().map(row -> Dyadic.of(row.d()).times(rho)).toArray(Dyadic[]::new);
    this.bits = 64 + (int) Math.ceil(1.3 * n);
  }

  static PolynomialBound of(List<Row> rows, Dyadic rho) {
    return rows.size() > MOST_ROWS
        ? PolynomialBound.refused("no bound of the polynomial of these rows is known: " + rows.size()
            + " rows are more than the " + MOST_ROWS + " that are evaluated; state an argument")
        : new PolynomialEvaluation(rows, rho).bound();
  }

  /**
   * The polynomial at an end.
   *
   * @param value exact
   * @param slope exact
   */
  private record End(Dyadic value, Dyadic slope) {

    boolean beyondOne() {
      return value.abs().compareTo(Dyadic.ONE) > 0;
    }

    boolean nearOne() {
      return Math.abs(value.approximate()) > NEAR_ONE;
    }
  }

  private PolynomialBound bound() {
    End left = end(Dyadic.ZERO);
    End right = end(Dyadic.ONE);
    if (left.beyondOne() || right.beyondOne()) {
      return PolynomialBound.refused("|p| = 1 + " + excess(left.beyondOne() ? left : right) + " at "
          + (left.beyondOne() ? "0: the weights of the rows do not sum to at most 1" : "rho"));
    }
    if (n == 1) {
      return new PolynomialBound(true, "|p| <= 1 on [0, rho]: one row, at most 1 at both ends");
    }
    double first = largest(0, 1, POINTS[0] * n) / cosine(POINTS[0]) * SAFETY;
    if (!(first < Double.MAX_VALUE)) {
      return PolynomialBound.refused("the polynomial of these rows grows beyond all doubles");
    }
    double curvature = 4 * Math.max(1, first) * n * n * ((double) n * n - 1) / 3 * SAFETY;
    PolynomialBound bound = bracketed(left, right, curvature);
    return bound.proven() || (long) n * n > MOST_QUOTIENTS ? bound : quotients(left, right, bound);
  }

  private PolynomialBound bracketed(End left, End right, double curvature) {
    double from = left.nearOne() ? bracket(left, -1, curvature) : 0;
    double to = right.nearOne() ? 1 - bracket(right, 1, curvature) : 1;
    if (Double.isNaN(from) || Double.isNaN(to)) {
      return PolynomialBound.refused("|p| rises above " + Math.abs((Double.isNaN(from) ? left : right).value()
          .approximate()) + " inside [0, rho], next to " + (Double.isNaN(from) ? "0" : "rho"));
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
            proven, from, 1 - to, points * n, bits));
      }
      if (found > 1 + ENCLOSURE) {
        break;
      }
    }
    return PolynomialBound.refused(String.format(Locale.ROOT,
        "no bound of the polynomial of these rows is known: |p| is as large as %s in [0, rho]%s", found,
        found > 1 ? "" : ", and " + factor * n + " points prove no more than " + found / cosine(factor)));
  }

  /**
   * {@code 1 - p >= 0} and {@code 1 + p >= 0}, each less the line through its ends where it is near 0 there, and divided by
   * {@code t}, {@code 1 - t}: a polynomial without these zeros, for whose sign its points are enough if it is not too uneven.
   */
  private PolynomialBound quotients(End left, End right, PolynomialBound otherwise) {
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
        + " of its quotients by its zeros at the ends", POINTS[POINTS.length - 1] * n, bits));
  }

  /**
   * What is divided.
   *
   * @param sign that of {@code p} in {@code 1 - sign p}
   * @param left whether by {@code t}
   * @param right whether by {@code 1 - t}
   */
  private record Quotient(int sign, boolean left, boolean right) {}

  private boolean positive(End left, End right, Quotient quotient, int factor) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int points = factor * n;
    for (int k = 0; k < points; k++) {
      double t = 0.5 + 0.5 * StrictMath.cos(Math.PI * (2 * k + 1) / (2.0 * points));
      Dyadic at = Dyadic.of(t);
      Fixed fixed = enclosed(at);
      // What 1 - sign p is compared with: 0, the value at an end, or the line through both; at most it at the ends.
      Dyadic line = quotient.left && quotient.right
          ? left.value().times(Dyadic.ONE.minus(at)).plus(right.value().times(at))
          : quotient.left ? left.value() : quotient.right ? right.value() : Dyadic.of(quotient.sign);
      Dyadic difference = line.minus(fixed.result());
      double divisor = (quotient.left ? t : 1) * (quotient.right ? 1 - t : 1);
      double value = quotient.sign * difference.approximate() / divisor;
      double error = (fixed.error() + Math.abs(value) * divisor * ENCLOSURE) / divisor;
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

  private static String excess(End end) {
    return String.format(Locale.ROOT, "%.3g", end.value().abs().minus(Dyadic.ONE).approximate());
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
  private static double bracket(End end, int outward, double curvature) {
    if (end.slope().signum() * end.value().signum() != outward) {
      return end.value().abs().compareTo(Dyadic.ONE) < 0 ? 0 : Double.NaN;
    }
    double slope = Math.abs(end.slope().approximate()) / SAFETY;
    // Until then |p'| <= 2 |p'(0)|, so that |p| cannot pass through 0 to -1.
    return Math.min(0.5, Math.min(slope / curvature, 0.75 / slope)) / SAFETY;
  }

  /** Value and slope at {@code t} in exact arithmetic. */
  private End end(Dyadic t) {
    Dyadic before = Dyadic.ONE;
    Dyadic value = Dyadic.ONE;
    Dyadic slopeBefore = Dyadic.ZERO;
    Dyadic slope = Dyadic.ZERO;
    for (int k = 0; k < n; k++) {
      Dyadic kept = Dyadic.ONE.minus(steps[k].times(t));
      Dyadic next = a[k].times(kept).times(value).plus(b[k].times(before)).plus(c[k]).minus(forces[k].times(t));
      Dyadic nextSlope = a[k].times(kept.times(slope).minus(steps[k].times(value)))
          .plus(b[k].times(slopeBefore)).minus(forces[k]);
      before = value;
      slopeBefore = slope;
      value = next;
      slope = nextSlope;
    }
    return new End(value, slope);
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
    Fixed fixed = enclosed(Dyadic.of(t));
    return (Math.abs(fixed.result().approximate()) + fixed.error()) * SAFETY;
  }

  /** {@code p(t)} in as many bits as its enclosure needs. */
  private Fixed enclosed(Dyadic t) {
    while (true) {
      Fixed fixed = new Fixed(t);
      if (fixed.error() <= ENCLOSURE || bits >= MOST_BITS) {
        return fixed;
      }
      bits = Math.min(MOST_BITS, 2 * bits);
    }
  }

  /** The recurrence in integers of units of {@code 2^-scale}. */
  private final class Fixed {

    private final int scale = bits;
    private final BigInteger one = BigInteger.ONE.shiftLeft(scale);
    private final BigInteger result;
    private final double units;

    Fixed(Dyadic t) {
      BigInteger before = one;
      BigInteger value = one;
      double errorBefore = 0;
      double error = 0;
      for (int k = 0; k < n; k++) {
        Row row = rows.get(k);
        BigInteger kept = one.subtract(steps[k].times(t).floor(scale));
        BigInteger moved = kept.multiply(value).shiftRight(scale);
        BigInteger next = times(moved, a[k]).add(times(before, b[k]))
            .add(c[k].floor(scale)).subtract(forces[k].times(t).floor(scale));
        // kept is off by 1 unit, each product and each summand by 1 more.
        double movedError = Math.abs(real(kept)) * error + Math.abs(real(value)) + error * 0x1p-60 + 1;
        double nextError = (Math.abs(row.a()) * movedError + Math.abs(row.b()) * errorBefore + 4) * SAFETY;
        before = value;
        errorBefore = error;
        value = next;
        error = nextError;
      }
      this.result = value;
      this.units = error;
    }

    Dyadic result() {
      return new Dyadic(result, -scale);
    }

    /** The most by which it may be off. */
    double error() {
      return Math.scalb(units, -scale);
    }

    private BigInteger times(BigInteger value, Dyadic factor) {
      return new Dyadic(value.multiply(factor.mantissa()), factor.exponent()).floor(0);
    }

    /** In units of 1. */
    private double real(BigInteger value) {
      return new Dyadic(value, -scale).approximate();
    }
  }
}
