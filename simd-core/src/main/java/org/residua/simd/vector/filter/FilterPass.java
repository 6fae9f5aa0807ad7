package org.residua.simd.vector.filter;

import org.residua.api.operator.Stencil;
import org.residua.simd.vector.copy.Width;

/** A convolution or its adjoint with few taps on one plane of samples or responses, where all taps meet samples. */
interface FilterPass {

  /** The most taps of a pass; with more, C2's node budget comes near. */
  int MOST_TAPS = 8;

  /**
   * {@code z_{to+i} = sum_j w_j x_{from+i +- j}}, {@code i = 0..count-1}, {@code j} ascending. The weights are those
   * of response {@code fixed} and the one channel, transposed those of the one response and channel {@code fixed}.
   */
  void run(Stencil k, int fixed, double[] x, int from, double[] z, int to, int count);

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param transposed whether taps go to the left, as in the adjoint
   * @param taps the number of taps
   */
  record Constants(Width width, boolean transposed, int taps) {}
}
