package org.residua.verification;

import java.math.BigInteger;

/**
 * {@code mantissa 2^exponent}: what sums and products of doubles are, exactly.
 *
 * @param mantissa any integer
 * @param exponent any
 */
record Dyadic(BigInteger mantissa, int exponent) implements Comparable<Dyadic> {

  static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);
  static final Dyadic ONE = new Dyadic(BigInteger.ONE, 0);

  private static final int FRACTION = 52;
  private static final int LEAST_EXPONENT = -1074;

  /** A finite double; others are refused. */
  static Dyadic of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " is no dyadic number");
    }
    if (value == 0) {
      return ZERO;
    }
    int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(value) - FRACTION);
    // Scaled in two steps, as 2^1074 is no double.
    double whole = Math.scalb(Math.scalb(value, -exponent / 2), -exponent - -exponent / 2);
    return new Dyadic(BigInteger.valueOf((long) whole), exponent).reduced();
  }

  private Dyadic reduced() {
    int zeros = Math.max(0, mantissa.getLowestSetBit());
    return new Dyadic(mantissa.shiftRight(zeros), exponent + zeros);
  }

  Dyadic plus(Dyadic other) {
    if (mantissa.signum() == 0) {
      return other;
    }
    if (other.mantissa.signum() == 0) {
      return this;
    }
    int common = Math.min(exponent, other.exponent);
    return new Dyadic(mantissa.shiftLeft(exponent - common)
        .add(other.mantissa.shiftLeft(other.exponent - common)), common);
  }

  Dyadic minus(Dyadic other) {
    return plus(new Dyadic(other.mantissa.negate(), other.exponent));
  }

  Dyadic times(Dyadic other) {
    return new Dyadic(mantissa.multiply(other.mantissa), exponent + other.exponent);
  }

  Dyadic abs() {
    return new Dyadic(mantissa.abs(), exponent);
  }

  int signum() {
    return mantissa.signum();
  }

  /** {@code floor(this 2^bits)}. */
  BigInteger floor(int bits) {
    int shift = exponent + bits;
    return shift >= 0 ? mantissa.shiftLeft(shift) : mantissa.shiftRight(-shift);
  }

  /** The value within a relative {@code 2^-52} where that is a normal double; infinite or 0 beyond. */
  double approximate() {
    int surplus = Math.max(0, mantissa.bitLength() - 62);
    return Math.scalb((double) mantissa.shiftRight(surplus).longValue(), exponent + surplus);
  }

  @Override
  public int compareTo(Dyadic other) {
    return minus(other).signum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dyadic that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(approximate());
  }
}
