package org.residua.api.flux;

import org.residua.api.arithmetic.Fma;

/**
 * The exponential function made of element-wise operations only, so that a vector kernel can repeat it
 * bit by bit.
 *
 * <p>{@code e^x = 2^n e^r} with {@code n = rint(x / ln 2)} and {@code |r| <= ln(2)/2} reduced in two parts (Cody and
 * Waite); {@code e^r = 1 + (r + r^2 Q(r))} with the polynomial {@code Q} of degree 10 that is best for the relative
 * error of {@code e^r - 1} (Remez; below {@code 7e-19} with rounded coefficients); and a scaling by two powers of
 * two, so that subnormal results are reached with one rounding. Error: at most 1 ulp, for subnormal results as well.
 * Beyond {@code x = 709.7827...} the result is infinite, below -745.14 it is 0, NaN stays NaN.
 *
 * <p>Speed. {@code Q} is evaluated in pairs of terms, these pairs in {@code r^2}, and the rest in {@code r^4}
 * (Estrin): five operations after each other instead of Horner's ten, because processors hold some hundred operations
 * that wait for each other, and independent vectors overlap no further than that. Arguments beyond the ends are not
 * cut before but replaced after, where nothing waits for it. The exponents of the powers of two are made by shifting
 * the sum that rounds {@code n}, as an integer.
 *
 * <p>The constants are shared with the vector form. Thread safe: no state.
 */
public final class Exp {

  /** Below this the result is 0. */
  public static final double LOWEST = -746;
  /** Beyond this the result is infinite. */
  public static final double HIGHEST = 710;
  /** {@code 1.5 2^52}: adding and subtracting it rounds to an integer. */
  public static final double ROUNDER = 0x1.8p52;
  /** The bias of the exponent of an IEEE double. */
  public static final double BIAS = 1023;
  /** Rounds to an integer as well: half the low bits of the sum are the exponent of {@code 2^(n/2)} with its bias. */
  public static final double HALVING_ROUNDER = ROUNDER + 2 * BIAS;
  /** {@code 1 / ln 2}. */
  public static final double LOG2_E = 0x1.71547652b82fep0;
  /** The upper part of {@code ln 2}: its product with every {@code n} that occurs is exact. */
  public static final double LN2_HIGH = 0x1.62e42fefa0000p-1;
  /** {@code ln 2} less its upper part. */
  public static final double LN2_LOW = 0x1.cf79abc9e3b3ap-40;
  /** The width of the significand of an IEEE double. */
  public static final int SIGNIFICAND_BITS = 52;
  /** The degree of {@code Q}. */
  public static final int DEGREE = 10;

  // Of r^0, r^1, ... in Q. Numbers that the compiler knows: values of an array it loads anew after every result that a loop stores.
  private static final double Q0 = 0x1.0000000000000p-1;
  private static final double Q1 = 0x1.5555555555559p-3;
  private static final double Q2 = 0x1.555555555555ap-5;
  private static final double Q3 = 0x1.111111110f69ap-7;
  private static final double Q4 = 0x1.6c16c16c14430p-10;
  private static final double Q5 = 0x1.a01a01afee6fdp-13;
  private static final double Q6 = 0x1.a01a01b0c128bp-16;
  private static final double Q7 = 0x1.71ddf839ba839p-19;
  private static final double Q8 = 0x1.27e4c58ac50f9p-22;
  private static final double Q9 = 0x1.af5ef0389932ap-26;
  private static final double Q10 = 0x1.1f958600a63c5p-29;

  private static final double[] COEFFICIENTS = {Q0, Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8, Q9, Q10};

  private Exp() {}

  /** {@code e^x}. */
  public static double exp(double x) {
    // What would be computed and left aside has exponents of which emulated sums are slow.
    if (!Fma.BY_PROCESSOR && (x < LOWEST || x > HIGHEST)) {
      return x < 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    double rounded = Fma.of(x, LOG2_E, HALVING_ROUNDER);
    return composed(x, rounded, excess(x, rounded - HALVING_ROUNDER));
  }

  /**
   * {@code e^x} of its parts.
   *
   * @param rounded {@code fma(x, 1/ln 2, }{@link #HALVING_ROUNDER}{@code )}
   * @param excess {@code e^r - 1}
   */
  public static double composed(double x, double rounded, double excess) {
    double p = 1 + excess;
    long bits = Double.doubleToRawLongBits(rounded);
    long half = bits >>> 1;
    double value = p * Double.longBitsToDouble(half << SIGNIFICAND_BITS)
        * Double.longBitsToDouble((bits - half) << SIGNIFICAND_BITS);
    return x < LOWEST ? 0 : x > HIGHEST ? Double.POSITIVE_INFINITY : value;
  }

  /** {@code e^r - 1} for {@code r = x - n ln 2}, where {@code n} is the integer next to {@code x/ln 2}. */
  public static double excess(double x, double n) {
    double r = Fma.of(-n, LN2_LOW, Fma.of(-n, LN2_HIGH, x));
    double square = r * r;
    double fourth = square * square;
    double first = Fma.of(square, Fma.of(r, Q3, Q2), Fma.of(r, Q1, Q0));
    double middle = Fma.of(square, Fma.of(r, Q7, Q6), Fma.of(r, Q5, Q4));
    double last = Fma.of(square, Q10, Fma.of(r, Q9, Q8));
    double q = Fma.of(fourth, Fma.of(fourth, last, middle), first);
    return Fma.of(square, q, r);
  }

  /** The coefficient of {@code r^k} in {@code Q}, near {@code 1/(k+2)!}, {@code k = 0..10}. */
  public static double coefficient(int k) {
    return COEFFICIENTS[k];
  }
}
