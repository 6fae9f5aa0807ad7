package org.residua.simd.vector.flux;

import org.residua.api.flux.Flux;
import org.residua.simd.vector.copy.Width;

/** {@code P} of many values, for one type of flux. */
public interface PotentialLoop {

  /** {@code y_i = P(y_i)} for {@code i = 0..count-1}. */
  void run(Flux flux, double[] y, int count);

  /** What a copy has as constants. */
  record Constants(Width width, VectorPotential formula) {}
}
