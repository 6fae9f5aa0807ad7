package org.residua.api.arithmetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Quotients of exact numbers, enclosed by neighbouring doubles: bounds that no rounding spoils. */
public final class ExactQuotient {

  /** More digits than a double has: the first guess is off by far less than an ulp, and then moved to where it fits. */
  private static final MathContext GUESS = new MathContext(40, RoundingMode.FLOOR);

  private ExactQuotient() {}

  /**
   * The greatest double {@code q < infinity} with {@code q <= numerator/denominator}, the denominator not 0; {@code -infinity}
   * below all finite ones.
   */
  public static double down(BigDecimal numerator, BigDecimal denominator) {
    double q = guess(numerator, denominator);
    while (q > -Double.MAX_VALUE && side(q, numerator, denominator) > 0) {
      q = Math.nextDown(q);
    }
    while (q < Double.MAX_VALUE && side(Math.nextUp(q), numerator, denominator) <= 0) {
      q = Math.nextUp(q);
    }
    return side(q, numerator, denominator) > 0 ? Double.NEGATIVE_INFINITY : q;
  }

  /**
   * The least double {@code q > -infinity} with {@code q >= numerator/denominator}, the denominator not 0; {@code infinity}
   * beyond all finite ones.
   */
  public static double up(BigDecimal numerator, BigDecimal denominator) {
    return 0.0 - down(numerator.negate(), denominator);
  }

  private static double guess(BigDecimal numerator, BigDecimal denominator) {
    double q = numerator.divide(denominator, GUESS).doubleValue();
    return Math.clamp(q, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** The sign of {@code q - numerator/denominator}. */
  private static int side(double q, BigDecimal numerator, BigDecimal denominator) {
    return new BigDecimal(q).multiply(denominator).compareTo(numerator) * denominator.signum();
  }
}
