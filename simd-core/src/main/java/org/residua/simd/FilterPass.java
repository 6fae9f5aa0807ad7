package org.residua.simd;

import org.residua.api.operator.Stencil;

/**
 * Some consecutive taps of a convolution or its adjoint, on one plane of samples or responses, where all
 * of them meet samples.
 */
interface FilterPass {

  /** The most taps of one pass; with more, C2's node budget comes near. */
  int MOST_TAPS = 8;

  /**
   * {@code z_{to+i} (+)= sum_j w_{tap+j} x_{from+i +- j}}, {@code i = 0..count-1}, {@code j} ascending.
   * The weights are those of response {@code fixed} and channel {@code q}, transposed the other way
   * round.
   */
  void run(
      Stencil k, int fixed, int q, int tap, double[] x, int from, double[] z, int to, int count);

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param transposed whether taps go to the left, as in the adjoint
   * @param first whether the sum begins here; otherwise it goes on from what is in {@code z}
   * @param taps the number of taps
   */
  record Constants(Width width, boolean transposed, boolean first, int taps) {}
}
