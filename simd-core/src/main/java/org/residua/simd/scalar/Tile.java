package org.residua.simd.scalar;

import org.residua.api.arithmetic.Fma;

/**
 * Memory for the values of a tile: a sum, and four operands that meet it. A workspace: mutable, not thread safe.
 *
 * <p>Loops in which all operands have the index of the sum, in one array and a constant apart, the compiler turns into vectors by itself;
 * of several arrays, or of other indices, it cannot tell that they do not overlap. A copy of an operand costs a tenth of such a loop.
 */
final class Tile {

  /** Values of a tile: few enough to stay in cache, enough for the calls between passes to cost nothing. */
  static final int LENGTH = 1024;

  /** From one place to the next: a line of the cache more, so that they are not all in one set of it. */
  static final int APART = LENGTH + 8;

  /** Where the sum begins. */
  static final int SUM = 0;

  /** Where the operands begin. */
  static final int X0 = APART;

  static final int X1 = 2 * APART;
  static final int X2 = 3 * APART;
  static final int X3 = 4 * APART;

  /** Sum and operands, and what else {@link TileFma} needs. */
  final double[] v = new double[Fma.BY_PROCESSOR ? 5 * APART : TileFma.LENGTH];

  /** Fills an operand. */
  void read(int operand, double[] from, int at, int count) {
    System.arraycopy(from, at, v, operand, count);
  }

  /** Copies the sum. */
  void write(double[] to, int at, int count) {
    System.arraycopy(v, SUM, to, at, count);
  }

  /** {@code sum_i <- factor sum_i}. */
  void scale(double factor, int count) {
    double[] w = v;
    for (int i = 0; i < count; i++) {
      w[i] = factor * w[i];
    }
  }

  /** {@code sum_i <- x0_i sum_i}. */
  void multiply(int count) {
    double[] w = v;
    for (int i = 0; i < count; i++) {
      w[i] = w[X0 + i] * w[i];
    }
  }

  /** {@code sum_i <- factor x0_i}. */
  void set(double factor, int count) {
    double[] w = v;
    for (int i = 0; i < count; i++) {
      w[i] = factor * w[X0 + i];
    }
  }

  /** {@code sum_i <- fma(f1, x1_i, f0 x0_i)}. */
  void set(double f0, double f1, int count) {
    if (!Fma.BY_PROCESSOR) {
      if (Math.abs(f1) == 1) {
        TileFma.setExact(v, f0, f1, count);
      } else {
        set(f0, count);
        TileFma.add(v, f1, X1, count);
      }
      return;
    }
    double[] w = v;
    for (int i = 0; i < count; i++) {
      w[i] = Math.fma(f1, w[X1 + i], f0 * w[X0 + i]);
    }
  }

  /** {@code sum_i <- fma(factor, sum_i, x0_i)}. */
  void step(double factor, int count) {
    if (!Fma.BY_PROCESSOR) {
      TileFma.step(v, factor, count);
      return;
    }
    double[] w = v;
    for (int i = 0; i < count; i++) {
      w[i] = Math.fma(factor, w[i], w[X0 + i]);
    }
  }

  /** {@code sum_i <- fma(factor, x0_i, sum_i)}. */
  void add(double factor, int count) {
    if (!Fma.BY_PROCESSOR) {
      TileFma.add(v, factor, X0, count);
      return;
    }
    double[] w = v;
    for (int i = 0; i < count; i++) {
      w[i] = Math.fma(factor, w[X0 + i], w[i]);
    }
  }

  /** The same with {@code x0}, then {@code x1}. */
  void add(double f0, double f1, int count) {
    if (!Fma.BY_PROCESSOR) {
      TileFma.add(v, f0, X0, count);
      TileFma.add(v, f1, X1, count);
      return;
    }
    double[] w = v;
    for (int i = 0; i < count; i++) {
      w[i] = Math.fma(f1, w[X1 + i], Math.fma(f0, w[X0 + i], w[i]));
    }
  }

  /** The same with all operands, one after the other. */
  void add(double f0, double f1, double f2, double f3, int count) {
    if (!Fma.BY_PROCESSOR) {
      TileFma.add(v, f0, X0, count);
      TileFma.add(v, f1, X1, count);
      TileFma.add(v, f2, X2, count);
      TileFma.add(v, f3, X3, count);
      return;
    }
    double[] w = v;
    for (int i = 0; i < count; i++) {
      w[i] = Math.fma(f3, w[X3 + i], Math.fma(f2, w[X2 + i], Math.fma(f1, w[X1 + i], Math.fma(f0, w[X0 + i], w[i]))));
    }
  }

  /** {@code sum_i <- fma(factor, weight (x0_i - x1_i), sum_i)}. */
  void pull(double factor, double weight, int count) {
    double[] w = v;
    if (!Fma.BY_PROCESSOR) {
      for (int i = 0; i < count; i++) {
        w[X2 + i] = weight * (w[X0 + i] - w[X1 + i]);
      }
      TileFma.add(v, factor, X2, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      w[i] = Math.fma(factor, weight * (w[X0 + i] - w[X1 + i]), w[i]);
    }
  }

  /** {@code sum_i <- fma(factor, x2_i (x0_i - x1_i), sum_i)}. */
  void pull(double factor, int count) {
    double[] w = v;
    if (!Fma.BY_PROCESSOR) {
      for (int i = 0; i < count; i++) {
        w[X2 + i] = w[X2 + i] * (w[X0 + i] - w[X1 + i]);
      }
      TileFma.add(v, factor, X2, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      w[i] = Math.fma(factor, w[X2 + i] * (w[X0 + i] - w[X1 + i]), w[i]);
    }
  }
}
