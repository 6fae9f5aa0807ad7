package org.residua.simd.sum;

import org.residua.api.arithmetic.Fma;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Stencil;
import org.residua.api.sum.FixedTree;

/**
 * The terms of sums over signals, and their sums in the {@link FixedTree}; plain loops are the default.
 */
public interface SumLoops {

  /** Some rows of {@code y = K u}, see {@link Stencil#respond(int, int, int, double[], int, double[], int)}. */
  default void convolve(Stencil k, int output, int row, int count, double[] u, int length, double[] y, int at) {
    k.respond(output, row, count, u, length, y, at);
  }

  /** {@code s_i = sqrt(sum_m y_{m plane + i}^2)}, {@code i < count}, fused in ascending order of {@code m}. */
  default void magnitude(double[] y, int channels, int plane, double[] s, int count) {
    for (int i = 0; i < count; i++) {
      double square = y[i] * y[i];
      for (int m = 1; m < channels; m++) {
        square = Fma.of(y[m * plane + i], y[m * plane + i], square);
      }
      s[i] = Math.sqrt(square);
    }
  }

  /** {@code y_i = P(y_i)}, in place. */
  default void potential(Flux flux, double[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = flux.potential(y[i]);
    }
  }

  /** {@code sum_i t_i} over {@code from <= i < to}; {@code from} is where a block of the tree begins. */
  default double sum(double[] t, int from, int to) {
    return FixedTree.sum(t, from, to);
  }

  /** {@code sum_i x_i y_i} over {@code from <= i < to}; {@code from} is where a block of the tree begins. */
  default double dot(double[] x, double[] y, int from, int to) {
    return FixedTree.dot(x, y, from, to);
  }

  /** {@code sum_i (x_i - y_i)^2} over {@code from <= i < to}; {@code from} is where a block of the tree begins. */
  default double squaredDistance(double[] x, double[] y, int from, int to) {
    return FixedTree.squaredDistance(x, y, from, to);
  }
}
