package org.residua.api.flux;

/**
 * {@code ln((1 + e^x)/2)}, the logarithm of the mean of 1 and {@code e^x}, made of element-wise operations
 * only.
 *
 * <p>With {@code e = e^-|x| - 1} of {@link Expm1} it is {@code max(x, 0) + ln(1 + e/2)}, and
 * {@code ln(1 + e/2) = 2 artanh(f)} with {@code f = e/(4 + e)} in {@code (-1/3, 0]}:
 * {@code artanh f = f (1 + f^2/3 + f^4/5 + ... + f^32/33)}, truncation below {@code 2e-18 |f|}. Nothing cancels: for
 * positive {@code x} the logarithm is at most half as large as {@code x}. Error: at most 5 ulp. NaN stays NaN.
 *
 * <p>The constants are shared with the vector form. Thread safe: no state.
 */
public final class LogMeanExp {

  /** The degree of the polynomial in {@code f^2}. */
  public static final int DEGREE = 16;

  private LogMeanExp() {}

  /** {@code ln((1 + e^x)/2)}. */
  public static double of(double x) {
    double e = Expm1.expm1(-Math.abs(x));
    double f = e / (e + 4);
    double square = f * f;
    double p = coefficient(DEGREE);
    for (int k = DEGREE - 1; k >= 1; k--) {
      p = Math.fma(p, square, coefficient(k));
    }
    double twice = f + f;
    return Math.max(x, 0) + Math.fma(twice * square, p, twice);
  }

  /** The coefficient {@code 1/(2k+1)} of {@code f^(2k)}, rounded. */
  public static double coefficient(int k) {
    return 1.0 / (2 * k + 1);
  }
}
