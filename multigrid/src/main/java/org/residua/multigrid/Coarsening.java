package org.residua.multigrid;

import org.residua.api.operator.Boundary;
import org.residua.api.operator.SparseMatrix;

/** How a coarse level is chosen, and what leads to it. Immutable. */
public sealed interface Coarsening permits GeometricCoarsening, HarmonicCoarsening {

  /**
   * A transfer and how to go on from it.
   *
   * @param transfer to the next level
   * @param next its own coarsening
   */
  record Step(Transfer transfer, Coarsening next) {}

  /**
   * One level down.
   *
   * @param matrix the linear equation of the fine level, or the linear part of one that is not
   */
  Step step(SparseMatrix matrix);

  /** Linear interpolation between every second sample; it leaves the kernel of differences of order 1 and 2 as it is. */
  static Coarsening linear(int length, Boundary boundary, int order) {
    return new GeometricCoarsening(Grid.finest(length, boundary, order), 1);
  }

  /** Cubic interpolation, for equations of fourth order: differences of order 2. */
  static Coarsening cubic(int length, Boundary boundary, int order) {
    return new GeometricCoarsening(Grid.finest(length, boundary, order), 2);
  }

  /** Interpolation that solves the equation between coarse samples, whatever its coefficients. */
  static Coarsening harmonic() {
    return new HarmonicCoarsening();
  }
}
