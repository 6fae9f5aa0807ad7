package org.residua.api.flux;

import org.residua.api.arithmetic.Fma;

/**
 * {@code e^x - 1} made of element-wise operations only, accurate also near 0.
 *
 * <p>{@code x = n ln 2 + r} and {@code m = e^r - 1 = r + r^2 Q(r)} as in {@link Exp}; the result is
 * {@code fma(2^n, m, 2^n - 1)}: for {@code n = 0} it is {@code m}, otherwise nothing cancels. Error: at most
 * 2 ulp for {@code x <= 709}. Arguments below -60 give -1, arguments above 709 infinity, both zeros 0; NaN stays NaN.
 *
 * <p>The constants are shared with the vector form. Thread safe: no state.
 */
public final class Expm1 {

  /** Below this the result is -1. */
  public static final double LOWEST = -60;
  /** Beyond this the result is infinite: one power of two reaches no further. */
  public static final double HIGHEST = 709;
  /** Rounds to an integer: the low bits of the sum are the exponent of {@code 2^n} with its bias. */
  public static final double BIASED_ROUNDER = Exp.ROUNDER + Exp.BIAS;

  private Expm1() {}

  /** {@code e^x - 1}. */
  public static double expm1(double x) {
    // What would be computed and left aside has exponents of which emulated sums are slow.
    if (!Fma.BY_PROCESSOR && (x < LOWEST || x > HIGHEST)) {
      return x < 0 ? -1 : Double.POSITIVE_INFINITY;
    }
    double rounded = Fma.of(x, Exp.LOG2_E, BIASED_ROUNDER);
    return composed(x, rounded, Exp.excess(x, rounded - BIASED_ROUNDER));
  }

  /**
   * {@code e^x - 1} of its parts.
   *
   * @param rounded {@code fma(x, 1/ln 2, }{@link #BIASED_ROUNDER}{@code )}
   * @param excess {@code e^r - 1}
   */
  public static double composed(double x, double rounded, double excess) {
    double power = Double.longBitsToDouble(
        Double.doubleToRawLongBits(rounded) << Exp.SIGNIFICAND_BITS);
    double value = Fma.of(power, excess, power - 1);
    return x < LOWEST ? -1 : x > HIGHEST ? Double.POSITIVE_INFINITY : value;
  }
}
