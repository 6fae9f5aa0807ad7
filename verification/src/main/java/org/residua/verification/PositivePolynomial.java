package org.residua.verification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Polynomials {@code sum_k c_k t^k} with exact coefficients, and whether they are positive on [0, 1]. */
final class PositivePolynomial {

  /** Up to here factorials are doubles. */
  static final int MOST = 16;
  private static final int HALVINGS = 24;
  private static final Dyadic HALF = Dyadic.of(0.5);

  private PositivePolynomial() {}

  /** Proven by coefficients in Bernstein's basis on halves of halves; false also where these were halved too often. */
  static boolean onUnitInterval(List<Dyadic> c) {
    return positive(c, HALVINGS);
  }

  private static boolean positive(List<Dyadic> c, int halvings) {
    List<Dyadic> bernstein = bernstein(c);
    if (bernstein.stream().allMatch(b -> b.signum() > 0)) {
      return true;
    }
    boolean hopeless = halvings == 0 || bernstein.getFirst().signum() <= 0 || bernstein.getLast().signum() <= 0;
    return !hopeless && positive(left(c), halvings - 1) && positive(right(c), halvings - 1);
  }

  /** {@code n!} times the coefficients, {@code sum_k c_k i!/(i-k)! (n-k)!}. */
  private static List<Dyadic> bernstein(List<Dyadic> c) {
    int n = c.size() - 1;
    List<Dyadic> b = new ArrayList<>();
    for (int i = 0; i <= n; i++) {
      Dyadic sum = Dyadic.ZERO;
      for (int k = 0; k <= i; k++) {
        sum = sum.plus(c.get(k).times(factorial(i, i - k)).times(factorial(n - k, 0)));
      }
      b.add(sum);
    }
    return b;
  }

  /** {@code n!/m!}. */
  private static Dyadic factorial(int n, int m) {
    Dyadic product = Dyadic.ONE;
    for (int k = m + 1; k <= n; k++) {
      product = product.times(Dyadic.of(k));
    }
    return product;
  }

  /** {@code c(t/2)}. */
  private static List<Dyadic> left(List<Dyadic> c) {
    return scaled(c, HALF);
  }

  /** {@code c((1 + t)/2)}. */
  private static List<Dyadic> right(List<Dyadic> c) {
    List<Dyadic> shifted = new ArrayList<>(left(c));
    for (int from = 0; from < shifted.size() - 1; from++) {
      for (int k = shifted.size() - 2; k >= from; k--) {
        shifted.set(k, shifted.get(k).plus(shifted.get(k + 1)));
      }
    }
    return shifted;
  }

  /** {@code c(r t)}. */
  static List<Dyadic> scaled(List<Dyadic> c, Dyadic r) {
    List<Dyadic> result = new ArrayList<>();
    Dyadic power = Dyadic.ONE;
    for (Dyadic coefficient : c) {
      result.add(coefficient.times(power));
      power = power.times(r);
    }
    return result;
  }

  /** {@code a c + b d}. */
  static List<Dyadic> sum(Dyadic a, List<Dyadic> c, Dyadic b, List<Dyadic> d) {
    List<Dyadic> result = new ArrayList<>();
    for (int k = 0; k < Math.max(c.size(), d.size()); k++) {
      result.add((k < c.size() ? a.times(c.get(k)) : Dyadic.ZERO).plus(k < d.size() ? b.times(d.get(k)) : Dyadic.ZERO));
    }
    return result;
  }

  /** {@code t c}. */
  static List<Dyadic> raised(List<Dyadic> c) {
    List<Dyadic> result = new ArrayList<>(Collections.nCopies(1, Dyadic.ZERO));
    result.addAll(c);
    return result;
  }
}
