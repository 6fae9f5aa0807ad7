package org.residua.simd.banded;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the systems of a plan are factored: one place for all systems of a shape, since a plan solves them one after the other
 * and nothing is kept from one to the next. Not thread safe.
 */
public final class Workspaces {

  private final Map<BandedShape, Workspace> all = new HashMap<>();

  /** A place. What not all systems need is made when first asked for. */
  static final class Workspace {

    private final BandedFactor factor;
    private double[] samples = {};
    private double[] bands = {};

    private Workspace(BandedLoops loops, BandedShape shape) {
      this.factor = new BandedFactor(loops, shape);
    }

    /** Of the matrix. */
    BandedFactor factor() {
      return factor;
    }

    /** Of the matrix. */
    double[] bands() {
      if (bands.length == 0) {
        bands = new double[factor.entries()];
      }
      return bands;
    }

    /** Of a right-hand side and its solution. */
    double[] samples() {
      if (samples.length == 0) {
        samples = new double[factor.shape().size()];
      }
      return samples;
    }
  }

  Workspace of(BandedLoops loops, BandedShape shape) {
    return all.computeIfAbsent(shape, wanted -> new Workspace(loops, wanted));
  }
}
