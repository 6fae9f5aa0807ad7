package org.residua.simd;

import org.residua.api.flux.Flux;

/** {@code P} of many values, for one type of flux. */
interface PotentialLoop {

  /** {@code y_i = P(y_i)} for {@code i = 0..count-1}. */
  void run(Flux flux, double[] y, int count);

  /** What a copy has as constants. */
  record Constants(Width width, VectorPotential formula) {}
}
