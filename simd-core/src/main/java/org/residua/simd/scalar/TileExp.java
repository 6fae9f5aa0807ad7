package org.residua.simd.scalar;

import org.residua.api.arithmetic.Fma;
import org.residua.api.flux.Exp;
import org.residua.api.flux.Expm1;

/**
 * {@link Exp#exp} or {@link Expm1#expm1} of the values of a tile, pass by pass, so that the compiler makes vectors of all but the
 * powers of two: it has none of shifted bits. A workspace: mutable, not thread safe.
 *
 * <p>Where the processor fuses, {@code e^r - 1} is one pass. Elsewhere what is fused by hand is a pass each, and a value of which
 * any pass is in doubt is computed anew. Each use of {@link Fma#near} keeps what it asks for. Summands are the rounder, a
 * coefficient or a polynomial in {@code r} near its first one, all above {@code 2^-50}; or with {@code r} as summand the factors
 * are an integer and a constant, or {@code r^2} and a number near 1/2, of which the first is 0 where {@code |r| < 2^-700}.
 * Products of {@code n} with the upper part of {@code ln 2} are exact where the result is used.
 */
final class TileExp {

  /** Values of a tile: with what the processor fuses all that is used of them stays in the first-level cache. */
  static final int MOST = 512;

  private static final int APART = MOST + 8;

  /** Where the exponents are, which become the exponentials. */
  static final int EXPONENTIAL = 0;

  /** Where a flux has its arguments. */
  static final int ARGUMENT = APART;

  /** Where a flux has its powers of {@code e}. */
  static final int POWER = 2 * APART;

  private static final int ROUNDED = 3 * APART;
  private static final int PAIRS = 4 * APART;
  private static final int R = 5 * APART;
  private static final int SQUARE = 6 * APART;
  private static final int FIRST = 7 * APART;
  private static final int MIDDLE = 8 * APART;
  private static final int DOUBT = 9 * APART;

  /** All of it. */
  final double[] v;

  private final boolean fuses;

  /**
   * A tile.
   *
   * @param fuses whether by the processor's instruction; the bits are the same
   */
  TileExp(boolean fuses) {
    this.fuses = fuses;
    this.v = new double[fuses ? R : DOUBT + APART];
  }

  /** {@code v_i <- e^(v_i)} for {@code i < count}, up to {@link #MOST}. */
  void exp(int count) {
    double[] w = v;
    if (fuses) {
      fused(w, Exp.HALVING_ROUNDER, count);
      for (int i = 0; i < count; i++) {
        w[i] = Exp.composed(w[i], w[ROUNDED + i], w[PAIRS + i]);
      }
      return;
    }
    excess(Exp.HALVING_ROUNDER, count);
    for (int i = 0; i < count; i++) {
      w[i] = w[DOUBT + i] == 0 ? Exp.composed(w[i], w[ROUNDED + i], w[PAIRS + i]) : Exp.exp(w[i]);
    }
  }

  /** {@code v_i <- e^(v_i) - 1}. */
  void expm1(int count) {
    double[] w = v;
    if (fuses) {
      fused(w, Expm1.BIASED_ROUNDER, count);
      for (int i = 0; i < count; i++) {
        w[i] = Expm1.composed(w[i], w[ROUNDED + i], w[PAIRS + i]);
      }
      return;
    }
    excess(Expm1.BIASED_ROUNDER, count);
    for (int i = 0; i < count; i++) {
      w[i] = w[DOUBT + i] == 0 ? Expm1.composed(w[i], w[ROUNDED + i], w[PAIRS + i]) : Expm1.expm1(w[i]);
    }
  }

  private static void fused(double[] w, double rounder, int count) {
    for (int i = 0; i < count; i++) {
      double rounded = Math.fma(w[i], Exp.LOG2_E, rounder);
      w[ROUNDED + i] = rounded;
      w[PAIRS + i] = Exp.excess(w[i], rounded - rounder);
    }
  }

  /** {@code e^r - 1}, fused by hand. */
  private void excess(double rounder, int count) {
    round(v, rounder, count);
    reduce(v, rounder, count);
    pairs(0, count);
    System.arraycopy(v, MIDDLE, v, FIRST, count);
    pairs(4, count);
    last(v, Exp.coefficient(8), Exp.coefficient(9), Exp.coefficient(10), count);
    join(v, count);
  }

  private static void round(double[] w, double rounder, int count) {
    for (int i = 0; i < count; i++) {
      double x = w[i];
      double rounded = Fma.near(x, Exp.LOG2_E, rounder);
      w[DOUBT + i] = Math.abs(rounded - Fma.far(x, Exp.LOG2_E, rounder));
      w[ROUNDED + i] = rounded;
    }
  }

  private static void reduce(double[] w, double rounder, int count) {
    for (int i = 0; i < count; i++) {
      double n = -(w[ROUNDED + i] - rounder);
      double high = n * Exp.LN2_HIGH + w[i];
      double r = Fma.near(n, Exp.LN2_LOW, high);
      w[DOUBT + i] += Math.abs(r - Fma.far(n, Exp.LN2_LOW, high));
      w[R + i] = r;
      w[SQUARE + i] = r * r;
    }
  }

  /** Middle: {@code (c_k + c_(k+1) r) + r^2 (c_(k+2) + c_(k+3) r)}. */
  private void pairs(int k, int count) {
    lower(v, Exp.coefficient(k), Exp.coefficient(k + 1), count);
    pair(v, Exp.coefficient(k + 2), Exp.coefficient(k + 3), count);
    both(v, count);
  }

  /**
   * {@link #pair} at another place, which has to be a constant. {@code r} is read once: read for {@code near} and for {@code far}, the loop
   * is not made of vectors in every third virtual machine.
   */
  private static void lower(double[] w, double c, double d, int count) {
    for (int i = 0; i < count; i++) {
      double r = w[R + i];
      double sum = Fma.near(r, d, c);
      w[DOUBT + i] += Math.abs(sum - Fma.far(r, d, c));
      w[MIDDLE + i] = sum;
    }
  }

  private static void pair(double[] w, double c, double d, int count) {
    for (int i = 0; i < count; i++) {
      double r = w[R + i];
      double sum = Fma.near(r, d, c);
      w[DOUBT + i] += Math.abs(sum - Fma.far(r, d, c));
      w[PAIRS + i] = sum;
    }
  }

  private static void both(double[] w, int count) {
    for (int i = 0; i < count; i++) {
      double sum = Fma.near(w[SQUARE + i], w[PAIRS + i], w[MIDDLE + i]);
      w[DOUBT + i] += Math.abs(sum - Fma.far(w[SQUARE + i], w[PAIRS + i], w[MIDDLE + i]));
      w[MIDDLE + i] = sum;
    }
  }

  /** {@code (c + d r) + e r^2}. */
  private static void last(double[] w, double c, double d, double e, int count) {
    pair(w, c, d, count);
    for (int i = 0; i < count; i++) {
      double square = w[SQUARE + i];
      double sum = Fma.near(square, e, w[PAIRS + i]);
      w[DOUBT + i] += Math.abs(sum - Fma.far(square, e, w[PAIRS + i]));
      w[PAIRS + i] = sum;
    }
  }

  /** {@code e^r - 1 = r + r^2 (first + r^4 (middle + r^4 last))}. */
  private static void join(double[] w, int count) {
    for (int i = 0; i < count; i++) {
      double fourth = w[SQUARE + i] * w[SQUARE + i];
      double sum = Fma.near(fourth, w[PAIRS + i], w[MIDDLE + i]);
      w[DOUBT + i] += Math.abs(sum - Fma.far(fourth, w[PAIRS + i], w[MIDDLE + i]));
      w[PAIRS + i] = sum;
    }
    for (int i = 0; i < count; i++) {
      double fourth = w[SQUARE + i] * w[SQUARE + i];
      double sum = Fma.near(fourth, w[PAIRS + i], w[FIRST + i]);
      w[DOUBT + i] += Math.abs(sum - Fma.far(fourth, w[PAIRS + i], w[FIRST + i]));
      w[PAIRS + i] = sum;
    }
    for (int i = 0; i < count; i++) {
      double sum = Fma.near(w[SQUARE + i], w[PAIRS + i], w[R + i]);
      w[DOUBT + i] += Math.abs(sum - Fma.far(w[SQUARE + i], w[PAIRS + i], w[R + i]));
      w[PAIRS + i] = sum;
    }
  }
}
