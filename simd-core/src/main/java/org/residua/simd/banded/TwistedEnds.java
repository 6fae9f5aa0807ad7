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
   * @return false if a pivot is not in range, be it one of a lane that pads a batch
   */
  boolean factor(double[] bands);

  /** Forward substitution {@code L y = b} in the rows of both ends; {@code y} may be {@code b}. */
  void forward(double[] b, double[] y);

  /** Backward substitution {@code L^T x = D^{-1} y} in the rows of both ends, in place. */
  void backward(double[] x);

  /** {@link #factor} and {@link #forward}, with the same bits. */
  default boolean factorForward(double[] bands, double[] b, double[] y) {
    boolean inRange = factor(bands);
    forward(b, y);
    return inRange;
  }
}
