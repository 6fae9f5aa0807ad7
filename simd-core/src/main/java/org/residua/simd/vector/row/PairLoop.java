package org.residua.simd.vector.row;

import org.residua.simd.row.Front;
import org.residua.simd.vector.copy.Width;
import org.residua.simd.vector.flux.StagedFlux;
import org.residua.simd.vector.flux.VectorFlux;

/**
 * A row with two taps on one channel, from left to right: each flux is evaluated once and serves the sample to its
 * left and the one to its right.
 */
interface PairLoop {

  /** Rows for which a flux in stages is evaluated at a time: with the samples they stay in a first-level cache. */
  int TILE = 512;

  /**
   * The samples {@code lo..hi-1}, or none if they are less than a vector; returns the first sample not done. The flux
   * of the row before goes in and out by {@link PairRowLoop#carried}.
   *
   * @param ends whether there is no row after the last sample
   */
  int vectors(PairRowLoop segment, Front front, int lo, int hi, boolean ends);

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param formula the flux
   * @param frozen whether the kept diffusivities stand for the flux
   * @param kind what is done with the step
   * @param difference whether the weights are -1 and 1: then both sums are differences, with the same bits and half the
   *     work of the units that multiply, which the division needs
   */
  record Constants(
      Width width, VectorFlux formula, boolean frozen, RowKind kind, boolean difference) {}

  /** What a copy of the loop for staged formulas has as constants, likewise. */
  record StagedConstants(Width width, StagedFlux formula, RowKind kind, boolean difference) {}
}
