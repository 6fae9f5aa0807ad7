package org.residua.simd.vector.row;

import org.residua.simd.row.Front;
import org.residua.simd.vector.copy.Width;

/** The adjoint of one response on one channel and the update of its samples, in one pass. */
interface AdjointLoop {

  /**
   * As many whole vectors as fit into the samples {@code lo..hi-1}; returns the first sample not done.
   *
   * @param weights of the filter
   * @param z fluxes, that of row {@code lo} at {@code at}
   * @param front what is done, and where to
   */
  int vectors(double[] weights, double[] z, int at, Front front, int lo, int hi);

  /** Fewer samples than a vector has lanes. */
  void rest(double[] weights, double[] z, int at, Front front, int lo, int hi);

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param kind what is done with the step
   * @param taps the number of taps
   */
  record Constants(Width width, RowKind kind, int taps) {}
}
