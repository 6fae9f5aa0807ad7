package org.residua.simd.kernel;

import java.util.Optional;
import org.residua.api.operator.SparseMatrix;

/**
 * All that a level does on its way down, or up, with stencils of three neighbours:
 *
 * <pre>
 *   x_0      = x,    d b,    or x + P e
 *   x_{s+1}  = x_s + D_s (b - A_s x_s)           sweeps
 *   r_H      = R (b - A x_last)                  if it restricts
 * </pre>
 *
 * Rows where everything repeats go through one loop, stage {@code s} being {@code s} rows behind {@code x_0}; the rows before
 * and after are done stage by stage in memory of their own, see {@link Rim}. {@code x} or {@code b} may be written over. Not
 * thread safe.
 */
public final class Wavefront implements Runnable {

  /** Rows of a call while the loop is not yet compiled, a multiple of any two vectors: calls make the compiler begin. */
  private static final int FEW = 256;
  private static final int MANY = 8192;
  private static final int COMPILED = 1 << 13;

  /** A loop does at most so many sweeps. */
  public static final int MOST_SWEEPS = 2;

  /** Where numbers of the start are. */
  public static final int START = 0;
  /** Where those of the first sweep are: left, middle, right, weight of the first row of a block, then of the second. */
  public static final int SWEEP = 4;
  /** So many numbers has a sweep. */
  public static final int OF_SWEEP = 8;
  /** Where those of the residual are, as of a sweep. */
  public static final int RESIDUAL = 20;
  /** Where the three of the restriction are. */
  public static final int RESTRICTION = 28;
  /** So many values of an edge has a stage. */
  public static final int EDGE = 3;
  /** Where the last residual is among those of the edge. */
  public static final int LAST_EDGE = 9;
  private static final int NUMBERS = 31;
  private static final int TAPS = 3;

  private final Stages stages;
  private final Middle middle;
  private final Rim rim;
  private final double[] numbers;
  private final double[] edge = new double[LAST_EDGE + 1];
  private final Form form;
  private final Piece coarse;
  private final Piece restricted;
  private final int coarseAt;
  private final int restrictedAt;
  private final int sweeps;
  private RowsPass loop = (from, to) -> { };
  private Optional<RimLoop> edges = Optional.empty();
  private int calls;

  /** What sweeps begin with. */
  public enum Start {
    /** {@code x}. */
    GIVEN,
    /** {@code d b}, a sweep from zero. */
    ZERO,
    /** {@code x + P e}. */
    CORRECTED
  }

  /**
   * What a loop has to know when it is compiled.
   *
   * @param start what sweeps begin with
   * @param sweeps their number
   * @param restricts whether the residual is restricted
   * @param alike whether all rows have the same numbers
   * @param empty bits of the rows without entries: two for each sweep, the first row of a block, the second
   */
  public record Form(Start start, int sweeps, boolean restricts, boolean alike, int empty) {}

  /**
   * Takes stages as they are; their numbers are read here.
   *
   * @param stages what is done
   * @param middle rows for the loop
   * @param lanes of a vector
   */
  public Wavefront(Stages stages, Middle middle, int lanes) {
    this.stages = stages;
    this.middle = middle;
    this.restrictedAt = middle.restricted(stages);
    this.rim = new Rim(stages, new Rim.Outside(middle.from(), middle.to() - stages.overlap()),
        new Rim.Outside(restrictedAt, restrictedAt + middle.rows() / 2), lanes);
    this.coarse = stages.coarse();
    this.coarseAt = stages.interpolation().map(p -> p.matrix().column(middle.from(), 0)).orElse(0);
    this.restricted = stages.restricted();
    this.sweeps = stages.sweeps().size();
    this.numbers = new double[NUMBERS];
    stages.start(middle.from(), numbers);
    int empty = 0;
    boolean alike = true;
    for (int s = 0; s < stages.sweeps().size(); s++) {
      empty |= row(stages.sweeps().get(s), s + 1, 0, SWEEP + s * OF_SWEEP) << (2 * s);
      empty |= row(stages.sweeps().get(s), s + 1, 1, SWEEP + s * OF_SWEEP + OF_SWEEP / 2) << (2 * s + 1);
      alike &= alike(SWEEP + s * OF_SWEEP);
    }
    if (stages.residual().isPresent()) {
      row(stages.residual().orElseThrow(), stages.count(), 0, RESIDUAL);
      row(stages.residual().orElseThrow(), stages.count(), 1, RESIDUAL + OF_SWEEP / 2);
      alike &= alike(RESIDUAL);
      SparseMatrix r = stages.restriction().orElseThrow().matrix();
      for (int k = 0; k < TAPS; k++) {
        numbers[RESTRICTION + k] = r.entry(restrictedAt, k);
      }
    }
    this.form = new Form(stages.begins(), stages.sweeps().size(), stages.residual().isPresent(), alike && empty == 0, empty);
  }

  /** The numbers of a row of a stage; 1 if it has none. */
  private int row(FusedRows rows, int stage, int second, int at) {
    int i = middle.from() - stage + second;
    for (int k = 0; k < rows.matrix().count(i); k++) {
      numbers[at + k] = rows.matrix().entry(i, k);
    }
    numbers[at + TAPS] = rows.mode() == FusedRows.Mode.RELAXED ? rows.weights()[i] : 0;
    return rows.matrix().count(i) == 0 ? 1 : 0;
  }

  private boolean alike(int at) {
    boolean alike = true;
    for (int k = 0; k <= TAPS; k++) {
      alike &= Double.doubleToRawLongBits(numbers[at + k]) == Double.doubleToRawLongBits(numbers[at + k + OF_SWEEP / 2]);
    }
    return alike;
  }

  public Form form() {
    return form;
  }

  /** Whether the last iterate is written over {@code b}. */
  public boolean overRightHandSide() {
    return stages.z().shares(stages.b());
  }

  /** Takes the loop over the rows in the middle, and that over those of a rim. */
  public Wavefront with(RowsPass rows, RimLoop rims) {
    loop = rows;
    edges = Optional.of(rims);
    return this;
  }

  @Override
  public void run() {
    rim.run(edges.orElseThrow());
    int first = middle.from();
    int count = rim.stages();
    for (int s = 0; s < count; s++) {
      int at = EDGE * (s == sweeps ? MOST_SWEEPS : s);
      edge[at] = rim.value(s, first - s - 2);
      edge[at + 1] = rim.value(s, first - s - 1);
      edge[at + 2] = b()[first - s - 1];
    }
    edge[LAST_EDGE] = count > sweeps ? rim.value(count, first - count - 1) : 0;
    rim.copyFirst(sweeps, first, z());
    int rows = calls < COMPILED ? FEW : MANY;
    for (int from = first; from < middle.to(); from += rows) {
      loop.run(from, Math.min(middle.to(), from + rows));
      calls = Math.min(calls + 1, COMPILED);
    }
    rim.copyLast(sweeps, middle.to() - sweeps, z());
  }

  public double[] x() {
    return stages.x().samples();
  }

  public double[] b() {
    return stages.b().samples();
  }

  public double[] z() {
    return stages.z().samples();
  }

  /** {@code e}, or anything. */
  public double[] coarse() {
    return coarse.samples();
  }

  /** {@code r_H}, or anything. */
  public double[] restricted() {
    return restricted.samples();
  }

  /** Where in {@code e} the first row reads. */
  public int coarseAt() {
    return coarseAt;
  }

  /** The first row of {@code r_H} in the loop. */
  public int restrictedAt() {
    return restrictedAt;
  }

  /** The first row of the loop. */
  public int from() {
    return middle.from();
  }

  /** One beyond its last. */
  public int end() {
    return middle.to();
  }

  /** Start, sweeps, residual, restriction: weights of the first row of a block, then of the second. */
  public double[] numbers() {
    return numbers;
  }

  /** The last values before the loop, which leaves its own: of each stage the last two and {@code b}, then the last residual. */
  public double[] edge() {
    return edge;
  }

  /**
   * Rows of {@code x_0} that the loop begins with.
   *
   * @param from the first
   * @param to one beyond the last
   */
  public record Middle(int from, int to) {

    int rows() {
      return to - from;
    }

    int restricted(Stages stages) {
      return stages.restriction().isEmpty() ? 0 : (from - stages.count() - 1 - stages.restrictionOffset()) / 2;
    }
  }
}
