package org.residua.simd.vector.flux;

import org.residua.simd.vector.copy.Width;

/**
 * The magnitudes of a coupled activation and its differential, over planes {@code m = 0..channels-1} of an array. The
 * constant of a copy is a {@link Width}.
 */
public interface CoupledLoop {

  /** {@code s_i = sqrt(sum_m y_{m plane + from + i}^2)}, fused in ascending order of {@code m}. */
  void magnitude(double[] y, int channels, int plane, int from, double[] s, int count);

  /**
   * {@code z_m = fma(c, n_m, g d_m)} with {@code n_m = w at_m}, {@code w = 1/s}, 0 where {@code s = 0}, and {@code c = (p - g)
   * (n . d)}, over planes {@code m plane + from + i}.
   *
   * @param at where the derivative is taken
   * @param d the direction
   * @param z receives the result; may be {@code at} or {@code d}
   * @param channels planes
   * @param plane samples of one
   * @param from the first of the first
   * @param slopes {@code s}, {@code g(s)}, {@code p = Phi'(s)} from 0 on
   * @param count so many of each
   */
  void differential(double[] at, double[] d, double[] z, int channels, int plane, int from, double[][] slopes, int count);
}
