package org.residua.api.signal;

import java.util.function.DoubleUnaryOperator;

/**
 * Sums whose order of additions is fixed: the same bits on every machine and vector width.
 *
 * <p>Term {@code i} goes to virtual lane {@code i mod 8}, each lane adds in ascending order of
 * {@code i}, and the lanes are joined as {@code ((l0+l4)+(l2+l6)) + ((l1+l5)+(l3+l7))}. The rounding
 * error of a sum of {@code n} terms is at most {@code (n/8 + 4) 2^-53 sum |t_i|} to first order.
 * Thread safe: no state.
 */
public final class FixedTree {

  private static final int LANES = 8;

  private FixedTree() {}

  /** {@code sum_i x_i^2} over the first {@code count} samples, each square fused into its lane. */
  public static double sumOfSquares(double[] x, int count) {
    return dot(x, x, count);
  }

  /** {@code sum_i x_i y_i} over the first {@code count} samples, each product fused into its lane. */
  public static double dot(double[] x, double[] y, int count) {
    double[] lane = new double[LANES];
    int whole = count - count % LANES;
    double l0 = 0, l1 = 0, l2 = 0, l3 = 0, l4 = 0, l5 = 0, l6 = 0, l7 = 0;
    for (int i = 0; i < whole; i += LANES) {
      l0 = Math.fma(x[i], y[i], l0);
      l1 = Math.fma(x[i + 1], y[i + 1], l1);
      l2 = Math.fma(x[i + 2], y[i + 2], l2);
      l3 = Math.fma(x[i + 3], y[i + 3], l3);
      l4 = Math.fma(x[i + 4], y[i + 4], l4);
      l5 = Math.fma(x[i + 5], y[i + 5], l5);
      l6 = Math.fma(x[i + 6], y[i + 6], l6);
      l7 = Math.fma(x[i + 7], y[i + 7], l7);
    }
    lane[0] = l0;
    lane[1] = l1;
    lane[2] = l2;
    lane[3] = l3;
    lane[4] = l4;
    lane[5] = l5;
    lane[6] = l6;
    lane[7] = l7;
    for (int i = whole; i < count; i++) {
      lane[i - whole] = Math.fma(x[i], y[i], lane[i - whole]);
    }
    return join(lane);
  }

  /** {@code sum_i f(x_i)} over the first {@code count} samples. */
  public static double sum(double[] x, int count, DoubleUnaryOperator f) {
    double[] lane = new double[LANES];
    for (int i = 0; i < count; i++) {
      lane[i % LANES] += f.applyAsDouble(x[i]);
    }
    return join(lane);
  }

  private static double join(double[] l) {
    return ((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]));
  }
}
