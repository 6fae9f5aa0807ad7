package org.residua.simd.vector.sum;

import org.residua.simd.vector.copy.Width;

/** Sums in the {@link org.residua.api.sum.FixedTree}. */
public interface ReductionLoop {

  /** The sum over {@code from <= i < to}; {@code from} is where a block begins, {@code y} may be {@code x}. */
  double run(double[] x, double[] y, int from, int to);

  /** What a copy has as constants. */
  record Constants(Width width, Reduction reduction) {}
}
