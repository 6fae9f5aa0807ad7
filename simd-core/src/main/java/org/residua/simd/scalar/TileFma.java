package org.residua.simd.scalar;

import java.util.Arrays;
import org.residua.api.arithmetic.Fma;

/**
 * What a {@link Tile} does where the processor does not fuse: attempts without a branch, which the compiler turns into vectors,
 * and beside them what says whether they are certain; it is read as whole, and only where something is in doubt one by one.
 *
 * <p>It does so only as long as the body of a loop has at most 60 of its nodes ({@code LoopUnrollLimit}): loads, stores and
 * operations. That of an attempt has 52 to 54, so what merely moves, and the factor that comes back, are passes of
 * their own.
 *
 * <p>Products with 1 and -1 round nothing. Those with another power of two round nothing either unless they underflow, for which
 * the factor does not come back from {@link Fma#shifted}, or overflow, and then the result is not finite. Of these sums many lie
 * at the middle of two numbers, so that {@link Fma#near} would leave them in doubt.
 */
final class TileFma {

  /** Of the memory. */
  static final int LENGTH = 9 * Tile.APART;

  private static final int X0 = Tile.X0;
  private static final int FACTOR = 5 * Tile.APART;
  private static final int SUMMAND = 6 * Tile.APART;

  /** {@code +0} where the result is certain if the factor comes back. */
  private static final int DOUBT = 7 * Tile.APART;

  /** The factor that comes back. */
  private static final int BACK = 8 * Tile.APART;

  private static final double[] CERTAIN = new double[Tile.LENGTH];

  private TileFma() {}

  /** {@code sum_i <- fma(f1, x1_i, f0 x0_i)} for {@code f1} 1 or -1. */
  static void setExact(double[] w, double f0, double f1, int count) {
    for (int i = 0; i < count; i++) {
      w[i] = f1 * w[Tile.X1 + i] + f0 * w[X0 + i];
    }
  }

  /** {@code sum_i <- fma(factor, x_i, sum_i)} for an operand. */
  static void add(double[] v, double factor, int operand, int count) {
    System.arraycopy(v, operand, v, FACTOR, count);
    System.arraycopy(v, Tile.SUM, v, SUMMAND, count);
    add(v, factor, count);
  }

  /** {@code sum_i <- fma(factor, sum_i, x0_i)}. */
  static void step(double[] v, double factor, int count) {
    System.arraycopy(v, Tile.SUM, v, FACTOR, count);
    System.arraycopy(v, X0, v, SUMMAND, count);
    add(v, factor, count);
  }

  private static void add(double[] v, double factor, int count) {
    if (Math.abs(factor) == 1) {
      addExact(v, factor, count);
      return;
    }
    if (Fma.scales(factor)) {
      addScaled(v, factor, count);
    } else {
      attempt(v, factor, count);
    }
    shift(v, count);
    mend(v, factor, count);
  }

  private static void addExact(double[] w, double factor, int count) {
    for (int i = 0; i < count; i++) {
      w[i] = factor * w[FACTOR + i] + w[SUMMAND + i];
    }
  }

  private static void addScaled(double[] w, double factor, int count) {
    for (int i = 0; i < count; i++) {
      double result = factor * w[FACTOR + i] + w[SUMMAND + i];
      w[DOUBT + i] = unbounded(result);
      w[i] = result;
    }
  }

  private static void attempt(double[] w, double factor, int count) {
    for (int i = 0; i < count; i++) {
      double x = w[FACTOR + i];
      double y = w[SUMMAND + i];
      double near = Fma.near(factor, x, y);
      w[DOUBT + i] = near - Fma.far(factor, x, y);
      w[i] = near;
    }
  }

  private static void shift(double[] w, int count) {
    for (int i = 0; i < count; i++) {
      w[BACK + i] = Fma.shifted(w[FACTOR + i]);
    }
  }

  /** What is in doubt is done again. */
  private static void mend(double[] w, double factor, int count) {
    boolean fits = Fma.fits(factor);
    if (fits && certain(w, count) && Arrays.equals(w, BACK, BACK + count, w, FACTOR, FACTOR + count)) {
      return;
    }
    for (int i = 0; i < count; i++) {
      if (!fits || w[DOUBT + i] != 0 || w[BACK + i] != w[FACTOR + i]) {
        w[i] = Fma.of(factor, w[FACTOR + i], w[SUMMAND + i]);
      }
    }
  }

  /** {@code sum_i <- fma(x0_i^2, scale, offset)} for an offset of {@code 2^-700} or more. */
  static void radicands(double[] w, double scale, double offset, int count) {
    if (Fma.scales(scale)) {
      scaledRadicands(w, scale, offset, count);
    } else {
      attemptRadicands(w, scale, offset, count);
    }
    if (certain(w, count)) {
      return;
    }
    for (int i = 0; i < count; i++) {
      if (w[DOUBT + i] != 0) {
        w[i] = Fma.of(w[X0 + i] * w[X0 + i], scale, offset);
      }
    }
  }

  /** {@code +0} of a finite number, else NaN. */
  private static double unbounded(double x) {
    return x * 0 + 0.0;
  }

  private static boolean certain(double[] w, int count) {
    return Arrays.equals(w, DOUBT, DOUBT + count, CERTAIN, 0, count);
  }

  private static void scaledRadicands(double[] w, double scale, double offset, int count) {
    for (int i = 0; i < count; i++) {
      double result = w[X0 + i] * w[X0 + i] * scale + offset;
      w[DOUBT + i] = unbounded(result);
      w[i] = result;
    }
  }

  private static void attemptRadicands(double[] w, double scale, double offset, int count) {
    for (int i = 0; i < count; i++) {
      double square = w[X0 + i] * w[X0 + i];
      double near = Fma.near(square, scale, offset);
      w[DOUBT + i] = near - Fma.far(square, scale, offset);
      w[i] = near;
    }
  }
}
