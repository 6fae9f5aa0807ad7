package org.residua.api.flux;

/**
 * {@code e^x - 1} made of element-wise operations only, accurate also near 0.
 *
 * <p>{@code x = n ln 2 + r} as in {@link Exp}; with {@code m = e^r - 1 = r + r^2 Q(r)}, {@code Q} the Taylor
 * polynomial of degree 12 (truncation below {@code 3e-19 |r|}), the result is
 * {@code fma(2^n, m, 2^n - 1)}: for {@code n = 0} it is {@code m}, otherwise nothing cancels. Error: at most
 * 2 ulp. Arguments below -60 give -1, arguments above 700 are cut to 700; NaN stays NaN.
 *
 * <p>The constants are shared with the vector form. Thread safe: no state.
 */
public final class Expm1 {

  /** Arguments are cut to at least this: the result is -1 there. */
  public static final double LOWEST = -60;
  /** Arguments are cut to at most this. */
  public static final double HIGHEST = 700;
  /** The degree of {@code Q}. */
  public static final int DEGREE = 12;

  private static final double[] COEFFICIENTS = coefficients();

  private Expm1() {}

  /** {@code e^x - 1}. */
  public static double expm1(double x) {
    double cut = Math.min(Math.max(x, LOWEST), HIGHEST);
    double n = Math.fma(cut, Exp.LOG2_E, Exp.ROUNDER) - Exp.ROUNDER;
    double r = Math.fma(-n, Exp.LN2_LOW, Math.fma(-n, Exp.LN2_HIGH, cut));
    double q = COEFFICIENTS[DEGREE];
    for (int k = DEGREE - 1; k >= 0; k--) {
      q = Math.fma(q, r, COEFFICIENTS[k]);
    }
    double m = Math.fma(r * r, q, r);
    double power = Exp.powerOfTwo(n);
    return Math.fma(power, m, power - 1);
  }

  /** The coefficient {@code 1/(k+2)!} of {@code r^k} in {@code Q}, {@code k = 0..12}, rounded. */
  public static double coefficient(int k) {
    return COEFFICIENTS[k];
  }

  private static double[] coefficients() {
    double[] inverse = new double[DEGREE + 1];
    double factorial = 1;
    for (int k = 0; k < inverse.length; k++) {
      factorial *= k + 2;
      inverse[k] = 1 / factorial;
    }
    return inverse;
  }
}
