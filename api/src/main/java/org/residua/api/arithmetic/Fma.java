package org.residua.api.arithmetic;

/**
 * {@code a b + c} rounded once, with the bits of {@link Math#fma} on processors that have no such instruction as well, where
 * {@code Math.fma} takes a thousand times as long.
 *
 * <p>There the product is split into its rounded value and its error (Dekker, 1971), both are added to {@code c} with the
 * errors of the sums (Knuth), and what is left is rounded to the result. That rounds twice unless the product is exact: where
 * the second rounding may have gone wrong, since what is left lies at the middle of two numbers, the result is found by a sum
 * rounded to odd (Boldo, Melquiond, "Emulation of a FMA and correctly rounded sums", IEEE Transactions on Computers 57,
 * 2008), and where exponents are extreme by {@code Math.fma}.
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

  /**
   * What is left, enlarged by more than it was rounded. Where it was rounded at all it is at most 3 units in the last place
   * of the result, and so off by less than {@code 2^-50} of half such a unit.
   */
  private static final double ENLARGED = 1 + 0x1p-48;

  /**
   * Where {@code |ab| + |c|} is smaller the error of a product that counts, or its product with an ulp of the result, may
   * underflow.
   */
  private static final double SMALL = 0x1p-350;

  /** Where it is smaller the error of the product may. */
  private static final double SMALLEST = 0x1p-850;

  private static final double LARGE = 0x1p900;

  private Fma() {}

  /** {@code a b + c}, rounded once. */
  public static double of(double a, double b, double c) {
    return BY_PROCESSOR ? Math.fma(a, b, c) : emulated(a, b, c);
  }

  /** The same without the instruction. */
  static double emulated(double a, double b, double c) {
    double product = a * b;
    double error = error(a, b, product);
    double sum = product + c;
    double left = lost(product, c, sum) + error;
    double result = sum + left;
    double beside = error == 0 ? result : result + (left - (result - sum)) * ENLARGED;
    return beside == result && Math.abs(product) + Math.abs(c) >= SMALL ? result : careful(a, b, c);
  }

  /**
   * {@code a b + c} rounded once, or NaN where that is not certain, as where {@code a b} is 0; without a branch, so that the
   * compiler turns a loop of attempts into vectors by itself.
   */
  public static double attempt(double a, double b, double c) {
    double product = a * b;
    double error = error(a, b, product);
    double sum = product + c;
    double left = lost(product, c, sum) + error;
    double result = sum + left;
    double middle = (result + (left - (result - sum)) * ENLARGED) - result;
    double small = 1 - Math.min(Math.abs(product) * (1 / SMALL), 1);
    // 0, or infinite and so no number: where both are not 0 their product is above 2^-1000.
    double doubt = (middle * error + small) * 0x1p1023 * 0x1p1023;
    return result + doubt * 0;
  }

  /** {@code a b - product}, exact where nothing underflows, not finite where something overflows. */
  private static double error(double a, double b, double product) {
    double x = SPLITTER * a;
    double high = x - (x - a);
    double low = a - high;
    double y = SPLITTER * b;
    double top = y - (y - b);
    double rest = b - top;
    return low * rest - (((product - high * top) - low * top) - high * rest);
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
    double error = error(a, b, product);
    double right = c + error;
    double sum = product + right;
    return sum + odd(lost(c, error, right), lost(product, right, sum));
  }

  /** {@code x + y - sum}, exact. */
  private static double lost(double x, double y, double sum) {
    double shifted = sum - x;
    return (x - (sum - shifted)) + (y - shifted);
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
