package org.residua.simd.banded;

import java.util.Locale;
import org.residua.api.operator.IndefiniteException;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code A x = b} for symmetric positive definite banded matrices {@code A}, periodic ones included: factored
 * once, solved as often as wanted; for one matrix, or for a batch of matrices of one shape at a time.
 *
 * <p>{@code P A P^T = L D L^T}, eliminated from both ends towards the middle (the twisted factorisation:
 * van der Vorst, "Large tridiagonal and block tridiagonal linear systems on vector and parallel computers",
 * Parallel Computing 5, 1987), so that two independent recurrences run side by side. The last {@code w} rows
 * of a periodic matrix are eliminated at the very end: bordering keeps the whole an {@code L D L^T} of a
 * symmetric permutation, hence backward stable (Golub and Van Loan, Matrix Computations, sections 4.2 and
 * 4.3; Higham, Accuracy and Stability, theorem 10.4), which the Sherman-Morrison-Woodbury formula with its
 * difference of two solves is not. Cost {@code O(n w^2)} to factor and {@code O(n w)} to solve, periodic
 * matrices three to five times as much.
 *
 * <p>Rounded; to first order in {@code u = 2^-53} the solution has a residual
 * {@code ||b - A x|| <= (5w + 10) (w + 1) u ||A|| ||x||}, periodic ones
 * {@code (n + 7w + 10) 4 (w + 1) u ||A|| ||x||}. All kernels give the same bits, a matrix in a batch those that
 * it has alone. The order of operations is that of {@link TwistedFactor}. A pivot must lie between
 * {@code 2^-500} and {@code 2^500}.
 *
 * <p>A batch of {@code s} systems lies in groups of {@value TwistedFactor#BATCH}, side by side: sample
 * {@code i} of system {@code s} at {@link #sampleAt}, its band entries at {@link #entryAt}. Places that pad the
 * last group may hold anything; solving writes there too.
 *
 * <p>Nothing allocates after construction, except refusals and signals. Not thread safe.
 */
public final class BandedFactor {

  private final BandedShape shape;
  private final int systems;
  private final int lanes;
  private final TwistedSolve[] groups;
  private final PeriodicFold[] fold;
  private boolean factored;

  /** Prepared for one matrix at a time. */
  public BandedFactor(BandedLoops loops, BandedShape shape) {
    this(loops, shape, 1, 1);
  }

  private BandedFactor(BandedLoops loops, BandedShape shape, int systems, int lanes) {
    this.shape = shape;
    this.systems = systems;
    this.lanes = lanes;
    this.groups = new TwistedSolve[(systems + lanes - 1) / lanes];
    if (Math.max(shape.entries(), shape.eliminated().entries()) * (long) lanes * groups.length
        > Integer.MAX_VALUE - 2 * TwistedFactor.BATCH) {
      throw new IllegalArgumentException("the bands of " + systems + " times a " + shape
          + " exceed one array; split the batch");
    }
    BandedShape read = shape.overlapping() ? shape.eliminated() : shape;
    for (int g = 0; g < groups.length; g++) {
      groups[g] = new TwistedSolve(loops, new TwistedFactor(
          shape.eliminated(), lanes, Math.min(lanes, systems - g * lanes), g * read.entries() * lanes, g * shape.size() * lanes));
    }
    this.fold = shape.overlapping()
        ? new PeriodicFold[] {new PeriodicFold(shape, lanes, groups.length)} : new PeriodicFold[0];
  }

  /** Prepared for a batch of that many matrices at a time. */
  public static BandedFactor batch(BandedLoops loops, BandedShape shape, int systems) {
    if (systems < 1) {
      throw new IllegalArgumentException("a batch of " + systems + " systems: at least 1 is needed");
    }
    return new BandedFactor(loops, shape, systems, TwistedFactor.BATCH);
  }

  /**
   * The factor of a matrix.
   *
   * @throws IndefiniteException if it is not positive definite, with the row and its pivot
   */
  public static BandedFactor of(BandedLoops loops, SymmetricBanded matrix) {
    BandedFactor factor = new BandedFactor(
        loops, new BandedShape(matrix.size(), matrix.halfBandwidth(), false));
    double[] bands = new double[matrix.bands().shape().size()];
    matrix.bands().copyTo(bands);
    factor.factor(bands);
    return factor;
  }

  /** The shape of each matrix. */
  public BandedShape shape() {
    return shape;
  }

  /** The number of matrices. */
  public int systems() {
    return systems;
  }

  /** The number of samples of right-hand sides and solutions, padding included. */
  public int samples() {
    return TwistedFactor.place(groups.length * shape.size(), lanes);
  }

  /** The number of band entries, padding included. */
  public int entries() {
    return TwistedFactor.place(groups.length * shape.entries(), lanes);
  }

  /** Where sample {@code i} of a system is in right-hand sides and solutions. */
  public int sampleAt(int system, int i) {
    return TwistedFactor.place(system / lanes * shape.size() + i, lanes) + system % lanes;
  }

  /** Where entry {@code i} of band {@code d} of a system is in the bands. */
  public int entryAt(int system, int d, int i) {
    return TwistedFactor.place(system / lanes * shape.entries() + d * shape.size() + i, lanes) + system % lanes;
  }

  /**
   * Factors the matrices.
   *
   * @param bands {@link #entries} numbers in the order of {@link BandedShape}; kept as they are
   * @throws IndefiniteException if one is not positive definite, with row and pivot, of a batch the system as well
   */
  public void factor(double[] bands) {
    if (!tryFactor(bands)) {
      throw new IndefiniteException(refusal());
    }
  }

  /** {@link #factor}, for matrices that may be indefinite: whether all are positive definite. */
  public boolean tryFactor(double[] bands) {
    double[] eliminated = eliminated(bands);
    boolean inRange = true;
    for (TwistedSolve group : groups) {
      inRange &= group.factor(eliminated);
    }
    factored = inRange;
    return inRange;
  }

  /**
   * Solves with matrices that are needed once, with the bits of {@link #factor} and {@link #solve(double[], double[])}, in fewer passes
   * over the memory: no factor stays.
   *
   * @param bands as {@link #factor} takes them
   * @param b {@link #samples} right-hand sides
   * @param x receives as many; may be {@code b}
   * @throws IndefiniteException if a matrix is not positive definite, with row and pivot, of a batch the system as well
   */
  public void solveOnce(double[] bands, double[] b, double[] x) {
    requireSamples(b, x);
    double[] eliminated = eliminated(bands);
    factored = false;
    boolean inRange = true;
    for (TwistedSolve group : groups) {
      inRange &= group.eliminate(eliminated, b, x);
      group.substitute(b, x);
    }
    if (!inRange) {
      factor(bands);
      throw new IllegalStateException("a pivot of " + systems + " times a " + shape + " was refused, and none was found to be refused");
    }
  }

  /**
   * {@code x = A^{-1} b} for each matrix factored last.
   *
   * @param b {@link #samples} right-hand sides
   * @param x receives as many; may be {@code b}
   */
  public void solve(double[] b, double[] x) {
    requireSamples(b, x);
    requireFactor();
    for (TwistedSolve group : groups) {
      group.forward(b, x);
      group.middleAndBackward(b, x);
    }
  }

  /** {@code x = A^{-1} b} in every channel, for the one matrix factored last. */
  public Signal solve(Signal b) {
    if (lanes > 1 || b.shape().length() != shape.size()) {
      throw new IllegalArgumentException("a signal " + b.shape() + " for " + systems + " times a " + shape
          + "; give one matrix and a signal of as many samples");
    }
    double[] x = new double[shape.size()];
    double[] planar = new double[b.shape().size()];
    for (int c = 0; c < b.shape().channels(); c++) {
      solve(b.channel(c), x);
      System.arraycopy(x, 0, planar, c * x.length, x.length);
    }
    return Signal.planar(new Shape(b.shape().channels(), x.length), planar);
  }

  private double[] eliminated(double[] bands) {
    if (bands.length < entries()) {
      throw new IllegalArgumentException(bands.length + " band entries are fewer than the " + entries()
          + " of " + systems + " times a " + shape);
    }
    return fold.length == 0 ? bands : fold[0].fold(bands);
  }

  private void requireSamples(double[] b, double[] x) {
    if (Math.min(b.length, x.length) < samples()) {
      throw new IllegalArgumentException("right-hand sides of " + b.length + " and solutions of " + x.length
          + " samples: " + samples() + " are needed for " + systems + " times a " + shape);
    }
  }

  private void requireFactor() {
    if (!factored) {
      throw new IllegalStateException(
          "no factor to solve with: factor a positive definite matrix first");
    }
  }

  /** Why the matrices were refused, empty if none is. */
  private String refusal() {
    for (int s = 0; s < systems; s++) {
      TwistedSolve group = groups[s / lanes];
      int row = group.refusedRow(s % lanes);
      if (row >= 0) {
        return (systems > 1 ? "system " + s + ": " : "") + String.format(Locale.ROOT, "the pivot of row %d is %s, not in"
            + " 2^-500..2^500: the matrix is not positive definite, or rounding made it so; reduce the step size, add a multiple"
            + " of the identity, or scale extreme entries by a power of 2", row, group.pivot(row, s % lanes));
      }
    }
    return "";
  }
}
