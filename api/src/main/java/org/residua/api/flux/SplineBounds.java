package org.residua.api.flux;

import java.math.BigDecimal;

/**
 * What is proven about a linear spline, from its knots by exact arithmetic.
 *
 * @param sector the range of {@code p(r)/r}, rounded outward
 * @param slope the range of the slopes, rounded outward
 * @param even whether knots and values are antisymmetric
 * @param decreasing whether it is even and {@code p(r)/r} does not increase with {@code |r|}: the quotients at the
 *     positive knots do not increase, and none is below the outer slope
 */
record SplineBounds(Sector sector, Sector slope, boolean even, boolean decreasing) {

  static SplineBounds of(double[] knots, double[] values, double left, double right) {
    Sector slope = new Sector(left, left).join(new Sector(right, right));
    Sector sector = slope;
    for (int j = 0; j < knots.length; j++) {
      if (knots[j] != 0) {
        sector = sector.join(Outward.quotient(values[j], knots[j]));
      }
      if (j > 0) {
        slope = slope.join(Outward.slope(values[j - 1], values[j], knots[j - 1], knots[j]));
      }
    }
    boolean even = even(knots, values, left, right);
    return new SplineBounds(sector, slope, even, even && decreasing(knots, values, right));
  }

  /** Refuses numbers that do not describe a spline through 0. */
  static void require(double[] knots, double[] values, double left, double right) {
    if (knots.length != values.length) {
      throw new IllegalArgumentException("a spline with " + knots.length + " knots and "
          + values.length + " values; give one value for each knot");
    }
    requireFinite("outer slope", left, right);
    requireFinite("knot", knots);
    requireFinite("value", values);
    for (int j = 1; j < knots.length; j++) {
      if (knots[j - 1] >= knots[j]) {
        throw new IllegalArgumentException("knot " + j + " = " + knots[j] + " is not above knot "
            + (j - 1) + " = " + knots[j - 1] + "; give increasing knots");
      }
    }
    int zero = zero(knots);
    if (zero == knots.length || values[zero] != 0) {
      throw new IllegalArgumentException(
          "a spline needs the knot 0 with the value 0; add it to the knots");
    }
  }

  /** The index of the knot 0; the number of knots if there is none. */
  static int zero(double[] knots) {
    int j = 0;
    while (j < knots.length && knots[j] != 0) {
      j++;
    }
    return j;
  }

  private static void requireFinite(String what, double... numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(what + " " + number + " of a spline is not finite");
      }
    }
  }

  private static boolean even(double[] knots, double[] values, double left, double right) {
    boolean even = left == right;
    int last = knots.length - 1;
    for (int j = 0; even && j <= last; j++) {
      even = knots[j] == -knots[last - j] && values[j] == -values[last - j];
    }
    return even;
  }

  private static boolean decreasing(double[] knots, double[] values, double right) {
    int last = knots.length - 1;
    boolean decreasing = true;
    for (int j = zero(knots) + 2; decreasing && j <= last; j++) {
      decreasing = product(values[j - 1], knots[j]).compareTo(product(values[j], knots[j - 1])) >= 0;
    }
    return decreasing && product(right, knots[last]).compareTo(new BigDecimal(values[last])) <= 0;
  }

  private static BigDecimal product(double a, double b) {
    return new BigDecimal(a).multiply(new BigDecimal(b));
  }
}
