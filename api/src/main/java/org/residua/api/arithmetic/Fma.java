package org.residua.api.arithmetic;

/**
 * {@code a b + c} rounded once, with the bits of {@link Math#fma} on processors that have no such instruction as well, where
 * {@code Math.fma} takes a thousand times as long.
 *
 * <p>There {@code ab = p + e} is split into its rounded value and its error (Dekker, "A floating-point technique for extending
 * the available precision", Numerische Mathematik 18, 1971), {@code p + c = s + t} into a sum and its error (Knuth), and {@code
 * ab + c = s + (t + e)}, of which only the last two sums are rounded. Let {@code l} be {@code t + e} rounded: off by at most
 * {@code 2^-53 |l|}, and exact where it is subnormal, as sums are. So {@code ab + c} lies between {@code s + l (1 - 2^-48)} and
 * {@code s + l (1 + 2^-48)}, with the products rounded as well, and rounding is monotone: where both are rounded to one number,
 * that is the result. Else, at or beside the middle of two numbers, it is found by a sum rounded to odd (Boldo, Melquiond,
 * "Emulation of a FMA and correctly rounded sums", IEEE Transactions on Computers 57, 2008), and where exponents are extreme by
 * {@code Math.fma}.
 *
 * <p>Exact is {@code e} where the product of the last bits of {@code a} and {@code b} is at least {@code 2^-1074}: all that
 * Dekker computes is a multiple of it. Else {@code |ab| < 2^-968}, what is computed for {@code e} is below {@code 2^-960}, and a
 * {@code |c| >= 2^-700} is the result all the same. Where anything overflows, the two numbers are infinite or NaN, and so no
 * zero apart.
 */
public final class Fma {

  /**
   * Whether the processor does it, as far as Java may use it: measured, since no property says it, and of no influence on any
   * bit.
   */
  public static final boolean BY_PROCESSOR = measured();

  /** In the interpreter a fused operation takes a tenth of it or less, one by big decimals twenty times as much. */
  private static final long SLOW_NANOS = 1000;

  /** Splits 53 bits into 26 and 26 with a sign. */
  private static final double SPLITTER = 0x1p27 + 1;

  private static final double REDUCED = 1 - 0x1p-48;
  private static final double ENLARGED = 1 + 0x1p-48;

  /**
   * Of a result at least as large {@code |ab| + |c|} is so as well, and either {@code e} is exact or {@code c} all that counts.
   */
  private static final double SMALL = 0x1p-350;

  /** Where it is smaller the error of the product may not be exact. */
  private static final double SMALLEST = 0x1p-850;

  private static final double LARGE = 0x1p900;

  /** Its product with a number whose last bit is below {@code 2^-874} is rounded. */
  private static final double SHIFT = 0x1p-200;

  /** The smallest factor whose last bit is at least {@link #SHIFT}. */
  private static final double SMALLEST_FACTOR = 0x1p-147;

  private Fma() {}

  /** {@code a b + c}, rounded once. */
  public static double of(double a, double b, double c) {
    return BY_PROCESSOR ? Math.fma(a, b, c) : emulated(a, b, c);
  }

  /** The same without the instruction. */
  static double emulated(double a, double b, double c) {
    double product = a * b;
    double sum = product + c;
    double over = excess(a, b, product) - lost(product, c, sum);
    double near = sum - over * REDUCED;
    double far = sum - over * ENLARGED;
    return near - far == 0 && Math.abs(near) >= SMALL ? near : careful(a, b, c);
  }

  /**
   * {@code a b + c} rounded once, if it is the number that {@link #far} gives, both are finite, and either {@code a} is
   * {@linkplain #fits a factor} and {@code b} {@linkplain #shifted comes back}, or {@code |c| >= 2^-700}. A zero has its sign.
   * Neither has a branch, so that the compiler turns a loop of both into vectors by itself, with what they have in common
   * computed once.
   */
  public static double near(double a, double b, double c) {
    double product = a * b;
    double sum = product + c;
    return sum - (excess(a, b, product) - lost(product, c, sum)) * REDUCED;
  }

  /** The same with what is left enlarged. */
  public static double far(double a, double b, double c) {
    double product = a * b;
    double sum = product + c;
    return sum - (excess(a, b, product) - lost(product, c, sum)) * ENLARGED;
  }

  /** {@code b}, with the same bits if its last one is at least {@code 2^-874} or {@code b} is 0; else other bits. */
  public static double shifted(double b) {
    return b * SHIFT * (1 / SHIFT);
  }

  /**
   * Whether the last bit of {@code a} is at least {@code 2^-200}, so that its products with what comes back are split exactly.
   */
  public static boolean fits(double a) {
    return a == 0 || Math.abs(a) >= SMALLEST_FACTOR;
  }

  /** Whether products with {@code a} that neither underflow nor overflow are exact: a power of two, of either sign. */
  public static boolean scales(double a) {
    return Math.abs(a) >= SMALLEST_FACTOR && Math.abs(a) == Double.longBitsToDouble((long) (Math.getExponent(a) + 1023) << 52);
  }

  /**
   * {@code product - a b}, exact where nothing underflows, not finite where something overflows; {@code +0} where it is 0.
   *
   * <p>Here, in {@link #lost} and where they meet no product is added to a product and no difference to a difference: the
   * compiler may exchange the operands of a sum in some copies of the body of a loop, and would then make vectors of what does
   * not belong together.
   */
  private static double excess(double a, double b, double product) {
    double x = SPLITTER * a;
    double high = x - (x - a);
    double low = a - high;
    double y = SPLITTER * b;
    double top = y - (y - b);
    double rest = b - top;
    return ((product - high * top - low * top) - high * rest) - low * rest;
  }

  private static double careful(double a, double b, double c) {
    if (a == 0 || b == 0) {
      return a * b + c;
    }
    double product = a * b;
    double size = Math.abs(product) + Math.abs(c);
    if (!(size >= SMALLEST && size <= LARGE && Math.abs(a) <= LARGE && Math.abs(b) <= LARGE)) {
      return Math.fma(a, b, c);
    }
    double error = -excess(a, b, product);
    double right = c + error;
    double sum = product + right;
    return error == 0 ? sum : sum + odd(lost(c, error, right), lost(product, right, sum));
  }

  /** {@code x + y - sum}, exact. */
  private static double lost(double x, double y, double sum) {
    double shifted = sum - x;
    return ((shifted - sum) + x) - (shifted - y);
  }

  /** {@code x + y}; where it lies between two numbers the one whose last bit is 1. */
  private static double odd(double x, double y) {
    double sum = x + y;
    double lost = lost(x, y, sum);
    long bits = Double.doubleToRawLongBits(sum);
    if (lost == 0 || (bits & 1) == 1) {
      return sum;
    }
    return Double.longBitsToDouble(bits + ((lost > 0) == (sum > 0) ? 1 : -1));
  }

  private static boolean measured() {
    double sum = 0;
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < 16; i++) {
        sum = Math.fma(sum, 0.5, 1);
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    return sum > 0 && best < SLOW_NANOS * 16;
  }
}
