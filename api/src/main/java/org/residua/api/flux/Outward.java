package org.residua.api.flux;

import java.math.BigDecimal;
import org.residua.api.arithmetic.ExactQuotient;

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
    return new Sector(ExactQuotient.down(numerator, denominator), ExactQuotient.up(numerator, denominator));
  }
}
