package org.residua.simd.vector.banded;

import org.residua.simd.banded.EndLayout;
import org.residua.simd.banded.TwistedFactor;
import org.residua.simd.vector.copy.Width;

/** The loops over both ends of a batch of banded factors, rows {@code from..to-1} of each end. */
interface EndsLoop {

  /** Eliminates the rows; whether all pivots are in range. */
  boolean factor(TwistedFactor factor, double[] bands, int from, int to);

  /** Forward substitution in the rows, after those before {@code from}. */
  void forward(TwistedFactor factor, double[] b, double[] y, int from, int to);

  /** Backward substitution in the rows, after those from {@code to} on. */
  void backward(TwistedFactor factor, double[] x, int from, int to);

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param layout the state of the ends, and with it half-bandwidth and border
   */
  record Constants(Width width, EndLayout layout) {}
}
