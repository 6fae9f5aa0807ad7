package org.residua.simd.vector.filter;

import org.residua.api.operator.Stencil;

/**
 * A {@link BlockLoop} for any number of taps at any distance, for what is less than a block, and for sums of which the later
 * taps meet samples elsewhere: beyond an end of a periodic signal.
 */
interface AnyTapsLoop extends BlockLoop {

  @Override
  default void block(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to) {
    block(k, fixed, x, plane, from, z, to, k.taps(), 0);
  }

  /** One vector. */
  default void vector(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to) {
    vector(k, fixed, x, plane, from, z, to, k.taps(), 0);
  }

  /** A block whose taps from number {@code split} on meet samples {@code wrap} further on. */
  void block(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int split, int wrap);

  /** One vector of it. */
  void vector(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int split, int wrap);
}
