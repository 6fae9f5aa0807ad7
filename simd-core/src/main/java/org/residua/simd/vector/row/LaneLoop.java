package org.residua.simd.vector.row;

import org.residua.simd.row.Front;
import org.residua.simd.vector.copy.Width;
import org.residua.simd.vector.flux.VectorFlux;

/** Rows of one filter on as many interleaved signals as a vector has lanes. */
public interface LaneLoop {

  /** The most taps: a flux for each of them is carried in a register. */
  int MOST_TAPS = 9;

  /** Stands for the two taps of a first difference, as in {@link PairLoop.Constants#difference}. */
  int DIFFERENCE = -2;

  /** {@code g(K u)} of the rows {@code lo..hi-1}. */
  void freeze(ResponseLoop.Task task, Front front, int lo, int hi);

  /** The flux before sample 0 of the natural boundary with two taps: its product with the weight is {@code -0.0}. */
  void begin(ResponseLoop.Task task, Front front);

  /** The samples {@code lo..hi-1}. */
  void run(ResponseLoop.Task task, Front front, int lo, int hi);

  /** Sample {@code i}, the last one of the natural boundary with two taps, which has no row of its own. */
  void last(ResponseLoop.Task task, Front front, int i);

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
