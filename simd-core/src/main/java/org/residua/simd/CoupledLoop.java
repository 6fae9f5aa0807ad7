package org.residua.simd;

import jdk.incubator.vector.VectorSpecies;

/** The two ends of a coupled activation, over planes {@code m = 0..channels-1} of an array. */
interface CoupledLoop {

  /** {@code s_i = sqrt(sum_m y_{m plane + from + i}^2)}, fused in ascending order of {@code m}. */
  void magnitude(double[] y, int channels, int plane, int from, double[] s, int count);

  /** What a copy has as constants. */
  record Constants(VectorSpecies<Double> species) {}
}
