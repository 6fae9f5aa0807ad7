package org.residua.api.flux;

/**
 * The exponential function made of element-wise operations only, so that a vector kernel can repeat it
 * bit by bit.
 *
 * <p>{@code e^x = 2^n e^r} with {@code n = rint(x / ln 2)} and {@code |r| <= ln(2)/2} reduced in two
 * parts (Cody and Waite), the Taylor polynomial of degree 13 in Horner's form with fused operations
 * (truncation below {@code 5e-18}), and a scaling by two powers of two so that subnormal results are
 * reached with one rounding. Error: at most 1 ulp for normal results, 1.5 ulp for subnormal ones.
 * {@code x >= 709.79} overflows to infinity, {@code x <= -746} gives 0, NaN stays NaN.
 *
 * <p>The constants are shared with the vector form. Thread safe: no state.
 */
public final class Exp {

  /** Arguments are cut to at least this: the result is 0 there. */
  public static final double LOWEST = -746;
  /** Arguments are cut to at most this: the result is infinite there. */
  public static final double HIGHEST = 710;
  /** {@code 1.5 2^52}: adding and subtracting it rounds to an integer. */
  public static final double ROUNDER = 0x1.8p52;
  /** {@code 1 / ln 2}. */
  public static final double LOG2_E = 0x1.71547652b82fep0;
  /** The upper part of {@code ln 2}: its product with every {@code n} that occurs is exact. */
  public static final double LN2_HIGH = 0x1.62e42fefa0000p-1;
  /** {@code ln 2} less its upper part. */
  public static final double LN2_LOW = 0x1.cf79abc9e3b3ap-40;
  /** The bias of the exponent of an IEEE double. */
  public static final double BIAS = 1023;
  /** The width of the significand of an IEEE double. */
  public static final int SIGNIFICAND_BITS = 52;

  private static final double[] INVERSE_FACTORIALS = inverseFactorials();

  private Exp() {}

  /** {@code e^x}. */
  public static double exp(double x) {
    double cut = Math.min(Math.max(x, LOWEST), HIGHEST);
    double n = Math.fma(cut, LOG2_E, ROUNDER) - ROUNDER;
    double r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, cut));
    double p = INVERSE_FACTORIALS[13];
    for (int k = 12; k >= 0; k--) {
      p = Math.fma(p, r, INVERSE_FACTORIALS[k]);
    }
    double half = Math.fma(n, 0.5, ROUNDER) - ROUNDER;
    return p * powerOfTwo(half) * powerOfTwo(n - half);
  }

  /** The Taylor coefficient {@code 1/k!}, {@code k = 0..13}, rounded to nearest. */
  public static double coefficient(int k) {
    return INVERSE_FACTORIALS[k];
  }

  /** {@code 2^exponent} for an integer of {@code [-1022, 1023]}; 0 for -1023, infinite for 1024. */
  static double powerOfTwo(double exponent) {
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(exponent + (BIAS + ROUNDER)) << SIGNIFICAND_BITS);
  }

  private static double[] inverseFactorials() {
    double[] inverse = new double[14];
    double factorial = 1;
    for (int k = 0; k < inverse.length; k++) {
      factorial *= Math.max(1, k);
      inverse[k] = 1 / factorial;
    }
    return inverse;
  }
}
