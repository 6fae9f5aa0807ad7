package org.residua.api.flux;

import java.math.BigDecimal;
import java.math.MathContext;

/** Elementary functions to more than 50 digits by their series: slow, and knowing nothing of the code under test. */
final class Exact {

  static final MathContext DIGITS = new MathContext(60);
  private static final int HALVINGS = 12;

  private Exact() {}

  /** {@code e^x} for {@code |x| < 1000}: Taylor's series of {@code x/2^12}, squared twelve times. */
  static BigDecimal exp(BigDecimal x) {
    BigDecimal r = x.divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; k <= 60; k++) {
      term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int k = 0; k < HALVINGS; k++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  /** {@code e^x - 1}: its series where digits would cancel. */
  static BigDecimal expm1(BigDecimal x) {
    if (x.abs().compareTo(new BigDecimal("0.1")) > 0) {
      return exp(x).subtract(BigDecimal.ONE, DIGITS);
    }
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int k = 2; k <= 45; k++) {
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  /** {@code ln(1 + w)} for {@code -1/2 <= w <= 1}: twice the series of artanh. */
  static BigDecimal log1p(BigDecimal w) {
    BigDecimal f = w.divide(w.add(BigDecimal.TWO), DIGITS);
    BigDecimal square = f.multiply(f, DIGITS);
    BigDecimal power = f;
    BigDecimal sum = f;
    for (int k = 3; k <= 130; k += 2) {
      power = power.multiply(square, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
    }
    return sum.multiply(BigDecimal.TWO);
  }

  /** {@code |actual - exact|} in units of the last place of {@code exact}. */
  static double ulps(double actual, BigDecimal exact) {
    return new BigDecimal(actual).subtract(exact).abs()
        .divide(new BigDecimal(Math.ulp(exact.doubleValue())), MathContext.DECIMAL64).doubleValue();
  }
}
