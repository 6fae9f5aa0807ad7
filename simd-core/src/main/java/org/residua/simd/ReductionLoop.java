package org.residua.simd;

/** Sums in the {@link org.residua.api.signal.FixedTree}. */
interface ReductionLoop {

  /** The sum over {@code from <= i < to}; {@code from} is where a block begins, {@code y} may be {@code x}. */
  double run(double[] x, double[] y, int from, int to);

  /** What a copy has as constants. */
  record Constants(Width width, Reduction reduction) {}
}
