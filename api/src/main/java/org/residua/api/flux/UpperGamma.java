package org.residua.api.flux;

/**
 * The upper incomplete gamma function {@code Gamma(3/4, t) = integral of x^(-1/4) e^-x from t to infinity}.
 *
 * <p>Up to {@code t = 3/2} it is {@code Gamma(3/4)} less the series
 * {@code t^a e^-t sum_n t^n/(a (a+1) ... (a+n))} of positive terms, beyond it Legendre's continued fraction by the
 * method of Lentz. Absolute error at most {@code 2^-50}, relative error beyond {@code t = 3/2} at most
 * {@code 2^-46}. Source: Abramowitz, Stegun (1964), 6.5.29 and 6.5.31.
 */
final class UpperGamma {

  private static final double A = 0.75;
  /** Gamma(3/4), rounded. */
  private static final double COMPLETE = 1.2254167024651776;
  private static final double SERIES_UP_TO = 1.5;
  /** Beyond this e^-t underflows. */
  private static final double VANISHED = 746;
  private static final double ULP = 0x1p-53;
  private static final int MOST_TERMS = 1000;

  private UpperGamma() {}

  /** {@code Gamma(3/4, t)} for {@code t >= 0}, infinity included. */
  static double threeQuarters(double t) {
    if (t <= SERIES_UP_TO) {
      return COMPLETE - prefactor(t) * series(t);
    }
    return t < VANISHED ? prefactor(t) * fraction(t) : 0;
  }

  private static double prefactor(double t) {
    return StrictMath.pow(t, A) * StrictMath.exp(-t);
  }

  private static double series(double t) {
    double term = 1 / A;
    double sum = term;
    for (int n = 1; term > ULP * sum; n++) {
      term *= t / (A + n);
      sum += term;
    }
    return sum;
  }

  /** {@code 1/(t+1-a - 1(1-a)/(t+3-a - 2(2-a)/(t+5-a - ...)))}. */
  private static double fraction(double t) {
    double b = t + 1 - A;
    double c = Double.MAX_VALUE;
    double d = 1 / b;
    double value = d;
    double factor = 2;
    for (int n = 1; n < MOST_TERMS && Math.abs(factor - 1) > 2 * ULP; n++) {
      double numerator = n * (A - n);
      b += 2;
      d = 1 / (numerator * d + b);
      c = b + numerator / c;
      factor = c * d;
      value *= factor;
    }
    return value;
  }
}
