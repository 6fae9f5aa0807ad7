package org.residua.simd.vector.flux;

import org.residua.simd.vector.copy.Width;

/**
 * The magnitudes of a coupled activation, over planes {@code m = 0..channels-1} of an array. The
 * constant of a copy is a {@link Width}.
 */
public interface CoupledLoop {

  /** {@code s_i = sqrt(sum_m y_{m plane + from + i}^2)}, fused in ascending order of {@code m}. */
  void magnitude(double[] y, int channels, int plane, int from, double[] s, int count);
}
