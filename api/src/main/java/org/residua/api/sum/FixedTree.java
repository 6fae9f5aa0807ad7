package org.residua.api.sum;

import java.util.function.DoubleUnaryOperator;
import org.residua.api.arithmetic.Fma;

/**
 * Sums whose order of additions is fixed: the same bits on every machine, at every vector width, with any number of
 * threads.
 *
 * <p>Terms are taken in blocks of {@value #BLOCK}. Within a block term {@code i} goes to virtual lane {@code i mod 8},
 * each lane adds in ascending order of {@code i}, and the lanes are joined as
 * {@code ((l0+l4)+(l2+l6)) + ((l1+l5)+(l3+l7))}. The block sums are added pairwise, see {@link PairwiseSum}. Blocks are
 * independent of each other: several can be summed at once, in one thread or many.
 *
 * <p>Error. A term passes at most {@code ceil(min(n, 1024)/8)} additions in its lane, 3 where lanes are joined and
 * {@code ceil(log2 m)} among {@code m = ceil(n/1024)} blocks: with {@code k} their number, {@link #additions}, the
 * computed sum differs from {@code sum t_i} by at most {@code gamma_k sum |t_i|}, {@code gamma_k = k u/(1 - k u)},
 * {@code u = 2^-53}, where nothing over- or underflows (Higham 2002, section 4.2). That is {@code 131 u} for one block
 * and {@code 147 u} for {@code 2^26} terms. Within a lane the bound is attained, so that no better one holds for this
 * order. Products are fused into their lane and cost no rounding of their own.
 *
 * <p>Thread safe: no state.
 */
public final class FixedTree {

  /** The number of virtual lanes. */
  public static final int LANES = 8;
  /** The number of terms of a block. */
  public static final int BLOCK = 1024;

  private static final int JOINS = 3;

  private FixedTree() {}

  /** Terms that are computed where they are needed. */
  @FunctionalInterface
  public interface Terms {

    /** Puts the terms {@code t_from, ..., t_{from+count-1}}, at most a block, at the front of {@code target}. */
    void fill(int from, int count, double[] target);
  }

  /** The most additions that one of {@code count} terms passes: {@code k} of the error bound. */
  public static int additions(int count) {
    int blocks = Math.ceilDiv(count, BLOCK);
    int levels = blocks < 2 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(blocks - 1);
    return Math.ceilDiv(Math.min(count, BLOCK), LANES) + JOINS + levels;
  }

  /** {@code sum_i x_i^2} over the first {@code count} samples, each square fused into its lane. */
  public static double sumOfSquares(double[] x, int count) {
    return dot(x, x, 0, count);
  }

  /** {@code sum_i x_i y_i} over the first {@code count} samples, each product fused into its lane. */
  public static double dot(double[] x, double[] y, int count) {
    return dot(x, y, 0, count);
  }

  /** {@code sum_i x_i y_i} over {@code from <= i < to}; {@code from} is where a block begins. */
  public static double dot(double[] x, double[] y, int from, int to) {
    PairwiseSum sum = new PairwiseSum();
    for (int at = from; at < to; at = next(at, to)) {
      sum.add(block(x, y, at, Math.min(BLOCK, to - at)));
    }
    return sum.value();
  }

  /**
   * {@code sum_i (x_i - y_i)^2} over {@code from <= i < to}, the difference rounded, its square fused; {@code from} is
   * where a block begins. The two roundings of a square add {@code 2 u} to the bound.
   */
  public static double squaredDistance(double[] x, double[] y, int from, int to) {
    PairwiseSum sum = new PairwiseSum();
    double[] difference = new double[Math.min(BLOCK, Math.max(0, to - from))];
    for (int at = from; at < to; at = next(at, to)) {
      int count = Math.min(BLOCK, to - at);
      for (int i = 0; i < count; i++) {
        difference[i] = x[at + i] - y[at + i];
      }
      sum.add(block(difference, difference, 0, count));
    }
    return sum.value();
  }

  /** {@code sum_i f(x_i)} over the first {@code count} samples. */
  public static double sum(double[] x, int count, DoubleUnaryOperator f) {
    return sum(0, count, (from, size, target) -> {
      for (int i = 0; i < size; i++) {
        target[i] = f.applyAsDouble(x[from + i]);
      }
    });
  }

  /** {@code sum_i t_i} over {@code from <= i < to}, block by block; {@code from} is where a block begins. */
  public static double sum(int from, int to, Terms terms) {
    PairwiseSum sum = new PairwiseSum();
    double[] t = new double[Math.min(BLOCK, Math.max(0, to - from))];
    for (int at = from; at < to; at = next(at, to)) {
      int count = Math.min(BLOCK, to - at);
      terms.fill(at, count, t);
      sum.add(block(t, 0, count));
    }
    return sum.value();
  }

  /** {@code sum_i t_i} over {@code from <= i < to}; {@code from} is where a block begins. */
  public static double sum(double[] t, int from, int to) {
    PairwiseSum sum = new PairwiseSum();
    for (int at = from; at < to; at = next(at, to)) {
      sum.add(block(t, at, Math.min(BLOCK, to - at)));
    }
    return sum.value();
  }

  /** Where the next block begins, or {@code to}: near the largest array {@code at + BLOCK} overflows. */
  private static int next(int at, int to) {
    return at + Math.min(BLOCK, to - at);
  }

  /** The sum of one block of products {@code x_{from+i} y_{from+i}}. */
  private static double block(double[] x, double[] y, int from, int count) {
    int whole = from + count - count % LANES;
    double l0 = 0, l1 = 0, l2 = 0, l3 = 0, l4 = 0, l5 = 0, l6 = 0, l7 = 0;
    for (int i = from; i < whole; i += LANES) {
      l0 = Fma.of(x[i], y[i], l0);
      l1 = Fma.of(x[i + 1], y[i + 1], l1);
      l2 = Fma.of(x[i + 2], y[i + 2], l2);
      l3 = Fma.of(x[i + 3], y[i + 3], l3);
      l4 = Fma.of(x[i + 4], y[i + 4], l4);
      l5 = Fma.of(x[i + 5], y[i + 5], l5);
      l6 = Fma.of(x[i + 6], y[i + 6], l6);
      l7 = Fma.of(x[i + 7], y[i + 7], l7);
    }
    double[] lane = {l0, l1, l2, l3, l4, l5, l6, l7};
    for (int i = whole; i < from + count; i++) {
      lane[i - whole] = Fma.of(x[i], y[i], lane[i - whole]);
    }
    return join(lane, 0);
  }

  /** The sum of one block of terms. */
  private static double block(double[] t, int from, int count) {
    int whole = from + count - count % LANES;
    double l0 = 0, l1 = 0, l2 = 0, l3 = 0, l4 = 0, l5 = 0, l6 = 0, l7 = 0;
    for (int i = from; i < whole; i += LANES) {
      l0 += t[i];
      l1 += t[i + 1];
      l2 += t[i + 2];
      l3 += t[i + 3];
      l4 += t[i + 4];
      l5 += t[i + 5];
      l6 += t[i + 6];
      l7 += t[i + 7];
    }
    double[] lane = {l0, l1, l2, l3, l4, l5, l6, l7};
    for (int i = whole; i < from + count; i++) {
      lane[i - whole] += t[i];
    }
    return join(lane, 0);
  }

  /** The lanes at {@code l_from, ..., l_{from+7}} joined. */
  public static double join(double[] l, int from) {
    return ((l[from] + l[from + 4]) + (l[from + 2] + l[from + 6]))
        + ((l[from + 1] + l[from + 5]) + (l[from + 3] + l[from + 7]));
  }
}
