package org.residua.simd;

import org.residua.api.kernel.Front;

/** Rows of one filter on as many interleaved signals as a vector has lanes. */
interface LaneLoop {

  /** The most taps: a flux for each of them is carried in a register. */
  int MOST_TAPS = 9;

  /** {@code g(K u)} of the rows {@code lo..hi-1}. */
  void freeze(ResponseLoop.Task task, Front front, int lo, int hi);

  /** The samples {@code lo..hi-1}. */
  void run(ResponseLoop.Task task, Front front, int lo, int hi);

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param formula the flux
   * @param frozen whether the kept diffusivities stand for the flux
   * @param kind what is done with the step
   * @param taps the number of taps
   */
  record Constants(Width width, VectorFlux formula, boolean frozen, RowKind kind, int taps) {}
}
