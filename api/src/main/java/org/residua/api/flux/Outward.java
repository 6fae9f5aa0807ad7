package org.residua.api.flux;

import java.math.BigDecimal;

/** Quotients enclosed by neighbouring doubles: bounds that no rounding spoils. */
final class Outward {

  private Outward() {}

  /** The narrowest interval of doubles around {@code numerator/denominator}; one point if it is exact. */
  static Sector quotient(double numerator, double denominator) {
    return quotient(new BigDecimal(numerator), new BigDecimal(denominator));
  }

  /** The narrowest interval around {@code (b - a)/(d - c)}, the differences exact. */
  static Sector slope(double a, double b, double c, double d) {
    return quotient(new BigDecimal(b).subtract(new BigDecimal(a)),
        new BigDecimal(d).subtract(new BigDecimal(c)));
  }

  private static Sector quotient(BigDecimal numerator, BigDecimal denominator) {
    double q = numerator.signum() == 0 ? 0 : numerator.doubleValue() / denominator.doubleValue();
    double lo = q;
    double hi = q;
    while (side(hi, numerator, denominator) < 0) {
      hi = Math.nextUp(hi);
    }
    while (side(lo, numerator, denominator) > 0) {
      lo = Math.nextDown(lo);
    }
    return new Sector(lo, hi);
  }

  /** The sign of {@code q - numerator/denominator}. */
  private static int side(double q, BigDecimal numerator, BigDecimal denominator) {
    return new BigDecimal(q).multiply(denominator).compareTo(numerator) * denominator.signum();
  }
}
