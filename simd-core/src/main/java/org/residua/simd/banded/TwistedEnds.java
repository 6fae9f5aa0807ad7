package org.residua.simd.banded;

/**
 * The loops of a {@link TwistedFactor} over the rows of both ends, prepared for one factor; what is left in
 * the middle is small and not theirs. Nothing allocates. Not thread safe: they write to the factor.
 */
public interface TwistedEnds {

  /**
   * Eliminates the rows of both ends.
   *
   * @param bands the matrix, read from {@link TwistedFactor#bandsAt}
   * @return whether all pivots are in range, those of lanes that pad a batch aside
   */
  boolean factor(double[] bands);

  /** Forward substitution {@code L y = b} in the rows of both ends; {@code y} may be {@code b}. */
  void forward(double[] b, double[] y);

  /** Backward substitution {@code L^T x = D^{-1} y} in the rows of both ends, in place. */
  void backward(double[] x);

  /**
   * {@link #factor} and {@link #forward} for a system that is solved once, with the same bits: {@code y} in the rows next to the middle, in
   * the others, and in the factor, only what {@link #substitute} needs.
   */
  default boolean eliminate(double[] bands, double[] b, double[] y) {
    boolean inRange = factor(bands);
    forward(b, y);
    return inRange;
  }

  /** {@link #backward} after {@link #eliminate}, with the same bits. */
  default void substitute(double[] x) {
    backward(x);
  }
}
