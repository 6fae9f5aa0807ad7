package org.residua.simd;

import org.residua.api.kernel.Front;

/** Rows of one filter on as many interleaved signals as a vector has lanes. */
interface LaneLoop {

  /** The most taps: a flux for each of them is carried in a register. */
  int MOST_TAPS = 9;

  /** Stands for the two taps of a first difference, as in {@link PairLoop.Constants#difference}. */
  int DIFFERENCE = -2;

  /** {@code g(K u)} of the rows {@code lo..hi-1}. */
  void freeze(ResponseLoop.Task task, Front front, int lo, int hi);

  /**
   * The samples {@code lo..hi-1}. With two taps and the natural boundary, whose missing rows have fluxes whose products
   * with their weights are {@code -0.0}, the first and the last sample of a signal are among them.
   *
   * @param begins whether there is no row before the first sample
   * @param ends whether there is no row after the last sample
   */
  void run(ResponseLoop.Task task, Front front, int lo, int hi, boolean begins, boolean ends);

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param formula the flux
   * @param frozen whether the kept diffusivities stand for the flux
   * @param kind what is done with the step
   * @param taps the number of taps; {@link #DIFFERENCE} for the weights -1 and 1
   */
  record Constants(Width width, VectorFlux formula, boolean frozen, RowKind kind, int taps) {}
}
