package org.residua.api.operator;

import org.residua.api.arithmetic.Fma;

/** A sum of products that remembers whether any operation was rounded, and the sum of absolute products. */
final class ExactSum {

  private double sum;
  private double magnitude;
  private boolean exact = true;

  ExactSum() {
    this(0);
  }

  ExactSum(double start) {
    this.sum = start;
    this.magnitude = Math.abs(start);
  }

  /** Starts a new sum; {@link #exact} goes on to speak about all sums so far. */
  void clear() {
    sum = 0;
    magnitude = 0;
  }

  void addProduct(double a, double b) {
    double product = a * b;
    double next = sum + product;
    double virtual = next - sum;
    exact &= Fma.of(a, b, -product) == 0
        && (sum - (next - virtual)) + (product - virtual) == 0
        && (Math.abs(product) >= Double.MIN_NORMAL || a == 0 || b == 0);
    sum = next;
    magnitude += Math.abs(product);
  }

  double value() {
    return sum;
  }

  double magnitude() {
    return magnitude;
  }

  boolean exact() {
    return exact;
  }
}
