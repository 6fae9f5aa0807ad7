package org.residua.simd.banded;

/** A symmetric banded matrix of which some rows are made when they are asked for. */
interface BandRows {

  /**
   * Makes the entries {@code a_{i,i+d}} of the rows {@code i = lo..hi-1}, at {@code at + d stride + i - lo}. Those beyond the last
   * column are of no use.
   *
   * @param bands receives them
   * @param stride from one band to the next, at least {@code hi - lo}
   */
  void make(int lo, int hi, double[] bands, int at, int stride);

  /** What the rows are made of, if that is an array with a sample for each of them; otherwise {@code other}. */
  default double[] source(double[] other) {
    return other;
  }
}
