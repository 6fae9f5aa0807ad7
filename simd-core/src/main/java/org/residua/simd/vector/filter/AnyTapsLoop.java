package org.residua.simd.vector.filter;

import org.residua.api.operator.Stencil;

/** A {@link BlockLoop} for any number of taps at any distance, and for what is less than a block. */
interface AnyTapsLoop extends BlockLoop {

  /** One vector. */
  void vector(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to);
}
