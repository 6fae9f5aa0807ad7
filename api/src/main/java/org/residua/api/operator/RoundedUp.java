package org.residua.api.operator;

/**
 * Arithmetic on nonnegative numbers whose result is never below the exact one: the rounding error is
 * found exactly, and the result raised by one ulp only where it was rounded down.
 */
final class RoundedUp {

  private RoundedUp() {}

  static double add(double a, double b) {
    double sum = a + b;
    double virtual = sum - a;
    double error = (a - (sum - virtual)) + (b - virtual);
    return error > 0 ? Math.nextUp(sum) : sum;
  }

  static double multiply(double a, double b) {
    double product = a * b;
    if (product < 0x1p-960 && a != 0 && b != 0) {
      return Math.nextUp(product);
    }
    return Math.fma(a, b, -product) > 0 ? Math.nextUp(product) : product;
  }

  static double sqrt(double x) {
    double root = Math.sqrt(x);
    return Math.fma(root, root, -x) < 0 ? Math.nextUp(root) : root;
  }

  /** A value safely below {@code x} despite the rounding of one operation. */
  static double down(double x) {
    return Math.nextDown(x);
  }
}
