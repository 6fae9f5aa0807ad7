package org.residua.simd.banded;

/** Ends that eliminate the rows of a matrix while these are made, so that its bands are never stored. */
interface StreamedEnds extends TwistedEnds {

  /**
   * {@link #factorForward(double[], double[], double[])}, with the same bits.
   *
   * @param matrix asked for rows from both ends inwards, after {@code y} was written outside of them
   */
  boolean factorForward(BandRows matrix, double[] b, double[] y);
}
