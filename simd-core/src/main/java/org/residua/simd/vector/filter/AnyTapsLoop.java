package org.residua.simd.vector.filter;

import org.residua.api.operator.Stencil;

/**
 * A {@link BlockLoop} for any number of taps at any distance, for what is less than a block, and for sums of which the later
 * taps meet samples elsewhere: beyond an end of a periodic signal.
 */
interface AnyTapsLoop extends BlockLoop {

  /** One vector. */
  void vector(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to);

  /** A block of the only plane, whose taps from number {@code split} on meet samples {@code wrap} further on. */
  void block(Stencil k, int fixed, double[] x, int from, double[] z, int to, int split, int wrap);

  /** One vector of it. */
  void vector(Stencil k, int fixed, double[] x, int from, double[] z, int to, int split, int wrap);
}
