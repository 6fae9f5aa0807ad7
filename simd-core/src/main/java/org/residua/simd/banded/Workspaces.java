package org.residua.simd.banded;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the systems of a plan are factored: one place for all systems of a shape, since a plan solves them one after the other
 * and nothing is kept from one to the next. Not thread safe.
 */
public final class Workspaces {

  private final Map<BandedShape, Workspace> all = new HashMap<>();

  /**
   * A place.
   *
   * @param factor of the matrix
   * @param bands of the matrix
   * @param samples of a right-hand side and its solution
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Workspace(BandedFactor factor, double[] bands, double[] samples) {

    static Workspace of(BandedLoops loops, BandedShape shape) {
      BandedFactor factor = new BandedFactor(loops, shape);
      return new Workspace(factor, new double[factor.entries()], new double[shape.size()]);
    }
  }

  Workspace of(BandedLoops loops, BandedShape shape) {
    return all.computeIfAbsent(shape, wanted -> Workspace.of(loops, wanted));
  }
}
