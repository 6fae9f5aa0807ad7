package org.residua.simd.banded;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the systems of a plan are factored: one place for all systems of a shape, since a plan solves them one after the other
 * and nothing is kept from one to the next. Not thread safe.
 */
public final class Workspaces {

  private final Map<BandedShape, Workspace> streaming = new HashMap<>();
  private final Map<BandedShape, Workspace> stored = new HashMap<>();

  /** A place. What not all systems need is made when first asked for. */
  abstract static sealed class Workspace {

    private final int size;
    private double[] samples = {};

    private Workspace(BandedShape shape) {
      this.size = shape.size();
    }

    /** Whether the first half eliminates; otherwise it makes the matrix, and the second one does all else. */
    abstract boolean streams();

    /** The first half of {@code x = A^{-1} b}, which only reads. */
    abstract void eliminate(BandRows matrix, double[] b, Progress progress);

    /** The second half; {@code x} may be {@code b}, and what the matrix is made of. */
    abstract void substitute(BandRows matrix, double[] b, double[] x);

    /** Of a right-hand side and its solution. */
    double[] samples() {
      if (samples.length == 0) {
        samples = new double[size];
      }
      return samples;
    }
  }

  /** Of matrices that are made while they are eliminated. */
  private static final class Streaming extends Workspace {

    private final TridiagonalSolve streamed;

    private Streaming(BandedLoops loops, BandedShape shape) {
      super(shape);
      this.streamed = new TridiagonalSolve(loops, shape);
    }

    @Override
    boolean streams() {
      return true;
    }

    @Override
    void eliminate(BandRows matrix, double[] b, Progress progress) {
      streamed.eliminate(matrix, b, progress);
    }

    @Override
    void substitute(BandRows matrix, double[] b, double[] x) {
      streamed.substitute(matrix, b, x);
    }
  }

  /** Of matrices whose bands are made first, elimination and substitution in one go after it. */
  private static final class Stored extends Workspace {

    private final BandedFactor factor;
    private final double[] bands;

    private Stored(BandedLoops loops, BandedShape shape) {
      super(shape);
      this.factor = new BandedFactor(loops, shape);
      this.bands = new double[factor.entries()];
    }

    @Override
    boolean streams() {
      return false;
    }

    @Override
    void eliminate(BandRows matrix, double[] b, Progress progress) {
      int unknowns = factor.shape().size();
      matrix.make(0, unknowns, bands, 0, unknowns);
    }

    @Override
    void substitute(BandRows matrix, double[] b, double[] x) {
      factor.solveOnce(bands, b, x);
    }
  }

  /**
   * The place for matrices of a shape.
   *
   * @param rowByRow whether some rows can be made without the others
   */
  Workspace of(BandedLoops loops, BandedShape shape, boolean rowByRow) {
    return rowByRow && TridiagonalSolve.suits(shape)
        ? streaming.computeIfAbsent(shape, wanted -> new Streaming(loops, wanted))
        : stored.computeIfAbsent(shape, wanted -> new Stored(loops, wanted));
  }
}
