package org.residua.api.arithmetic;

import java.math.BigDecimal;

/**
 * Arithmetic whose result is never below the exact one: the rounding error is found exactly, and the result raised by
 * one ulp only where it was rounded down. Factors are nonnegative; summands have any sign, and their sum does not overflow
 * downwards. A result of infinity stands for "no bound".
 */
public final class RoundedUp {

  /** Below, the error of a product may underflow, so that it cannot be seen. */
  private static final double ERROR_SEEN = 0x1p-960;

  private RoundedUp() {}

  /** The least double that is not below an exact number; infinite beyond all doubles. */
  public static double of(BigDecimal exact) {
    double nearest = exact.doubleValue();
    return nearest == Double.NEGATIVE_INFINITY ? -Double.MAX_VALUE
        : nearest == Double.POSITIVE_INFINITY || new BigDecimal(nearest).compareTo(exact) >= 0
            ? nearest : Math.nextUp(nearest);
  }

  /** {@code a + b}. */
  public static double add(double a, double b) {
    double sum = a + b;
    if (!Double.isFinite(sum)) {
      return sum;
    }
    double virtual = sum - a;
    double error = (a - (sum - virtual)) + (b - virtual);
    return error > 0 ? Math.nextUp(sum) : sum;
  }

  /** {@code a b} for {@code a, b >= 0}; 0 where one of them is 0. */
  public static double multiply(double a, double b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    double product = a * b;
    if (product < ERROR_SEEN) {
      return Math.nextUp(product);
    }
    return Math.fma(a, b, -product) > 0 ? Math.nextUp(product) : product;
  }

  /** {@code base^exponent} for {@code base >= 0}, {@code exponent >= 0}, by squaring. */
  public static double power(double base, long exponent) {
    double result = 1;
    double square = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = multiply(result, square);
      }
      square = rest > 1 ? multiply(square, square) : square;
    }
    return result;
  }

  /** {@code sqrt(x)} for {@code x >= 0}. */
  public static double sqrt(double x) {
    double root = Math.sqrt(x);
    if (x != 0 && x < ERROR_SEEN) {
      return Math.nextUp(root);
    }
    return Math.fma(root, root, -x) < 0 ? Math.nextUp(root) : root;
  }

  /** A value above {@code x} despite the rounding of the one operation that gave {@code x}. */
  public static double up(double x) {
    return Math.nextUp(x);
  }

  /** A value below {@code x} despite the rounding of the one operation that gave {@code x}. */
  public static double down(double x) {
    return Math.nextDown(x);
  }
}
