package org.residua.simd.sweep;

import java.util.Arrays;
import org.residua.api.block.Fidelity;
import org.residua.api.block.SemiIteration;
import org.residua.api.operator.Boundary;
import org.residua.api.signal.Shape;
import org.residua.api.sum.FixedTree;
import org.residua.api.sum.PairwiseSum;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.row.Front;
import org.residua.simd.row.RowLoop;
import org.residua.simd.row.SharedByRows;
import org.residua.simd.row.Strip;
import org.residua.simd.row.Update;
import org.residua.simd.team.Job;
import org.residua.simd.team.Workers;

/**
 * {@code sum_i r_i^2} of what one row makes of a pair of iterates, which is stored nowhere: it is made tile by tile, in the cache, and
 * each tile summed at once. The bits of a {@link Sweep#ofPair} with one row and the {@link FixedTree} after it, whatever the
 * number of threads and the order of the tiles. Signals of one channel. A run does not allocate. Not thread safe: make one for each
 * caller.
 */
public final class RowSquares {

  /** Samples of a tile, some blocks of the sum: their two iterates and the result are 96 KiB. */
  private static final int TILE = 4 * FixedTree.BLOCK;
  /** Tiles that are worth a thread, some 50 microseconds. */
  private static final int LEAST_PART = 16;

  private final int length;
  private final Kernels kernels;
  private final Workers workers;
  private final Strip u = Strip.view(1, 1);
  private final Strip previous = Strip.view(1, 1);
  private final DataTerm data;
  private final int before;
  private final boolean periodic;
  /** The sum of each tile. */
  private final double[] squares;
  private final TileRow[] rows;
  private final Job parts;
  private final PairwiseSum sum = new PairwiseSum();
  /** Tiles that are done: those before the first number, and those from the second on. */
  private int ascended;
  private int descended;

  /**
   * Prepared for signals of one length.
   *
   * @param iteration one row of a convolution, refused where {@link #suits} says no
   * @param shape of the signals
   * @param execution kernels and threads; small work stays on the caller's thread
   */
  public RowSquares(SemiIteration iteration, Shape shape, Execution execution) {
    if (!suits(iteration, shape)) {
      throw new IllegalArgumentException("squares of " + iteration + " on " + shape
          + ": only one row on one channel, that a sweep does, is summed without being stored; sum what the sweep stores");
    }
    PreparedTable table = PreparedTable.of(iteration, 1, true);
    this.length = shape.length();
    this.kernels = execution.kernels();
    this.workers = execution.workers();
    this.data = new DataTerm(Strip.view(table.targets(), 1), Strip.of(table.weighted(), 1, length, 0));
    this.before = table.before();
    this.periodic = table.stencil().boundary() == Boundary.PERIODIC;
    this.squares = new double[Math.ceilDiv(length, TILE)];
    int count = Math.clamp(squares.length / LEAST_PART, 1, workers.threads());
    this.rows = new TileRow[count];
    Arrays.setAll(rows, _ -> new TileRow(table));
    this.parts = new Job(count, part -> tiles(
        part, (int) ((long) squares.length * part / count), (int) ((long) squares.length * (part + 1) / count)));
    weigh(table);
  }

  /** Whether it can be made: for one row without terms of the start, on one channel. */
  public static boolean suits(SemiIteration iteration, Shape shape) {
    return shape.channels() == 1 && iteration.rows().size() == 1 && !iteration.frozen() && !iteration.usesStart()
        && PreparedTable.suits(iteration, shape.length()) && PreparedTable.of(iteration).before() <= TILE;
  }

  /** Takes the numbers of another row of the same structure. */
  public void rebind(SemiIteration iteration) {
    PreparedTable table = PreparedTable.of(iteration, 1, true);
    for (TileRow row : rows) {
      row.rebind(table);
    }
    weigh(table);
  }

  private void weigh(PreparedTable table) {
    if (table.diffusion().fidelity() instanceof Fidelity.Weights given) {
      given.weights().copyTo(0, data.weights().samples(), 0, length);
    }
  }

  /**
   * The sum of squares; not a number, 0 or infinite where squares leave the range of doubles.
   *
   * @param iterate {@code u_k}
   * @param before {@code u_{k-1}}; may be the same
   * @param f the target of the data term; not read without one, and then {@code iterate} will do
   */
  public double of(double[] iterate, double[] before, double[] f) {
    begin(iterate, before, f);
    if (rows.length == 1) {
      tiles(0, 0, squares.length);
    } else {
      workers.run(parts);
    }
    return total();
  }

  /** Begins to find the same on the caller's thread, from both ends inwards while others read these samples: see {@link #reach}. */
  public void begin(double[] iterate, double[] before, double[] f) {
    u.show(iterate, length);
    previous.show(before, length);
    data.target().show(f, length);
    ascended = 0;
    descended = squares.length;
  }

  /** Does the tiles that end at {@code top} or before, and those that begin at {@code bottom} or behind. */
  public void reach(int top, int bottom) {
    while (ascended < descended && (ascended + 1) * TILE <= top) {
      tiles(0, ascended, ++ascended);
    }
    while (ascended < descended && (descended - 1) * TILE >= bottom) {
      tiles(0, --descended, descended + 1);
    }
  }

  /** Does what is left; the sum of squares. */
  public double end() {
    tiles(0, ascended, descended);
    return total();
  }

  private double total() {
    sum.clear();
    for (double tile : squares) {
      sum.add(tile);
    }
    return sum.value();
  }

  private void tiles(int part, int from, int to) {
    for (int tile = from; tile < to; tile++) {
      int begin = tile * TILE;
      squares[tile] = rows[part].squares(begin, begin + Math.min(TILE, length - begin));
    }
  }

  /** The row on one tile at a time. */
  private final class TileRow {

    private final Strip made;
    private final double[] seam;
    private RowLoop segment;
    private Rims edges;
    private Front front;

    TileRow(PreparedTable table) {
      this.made = Strip.of(1, 1, Math.min(TILE, length) + 2 * before, 0);
      this.seam = new double[table.carried()];
      this.segment = table.rowLoop(kernels, length);
      this.edges = table.edges(length);
      this.front = front(table);
    }

    private Front front(PreparedTable table) {
      SharedByRows held = new SharedByRows(
          Strip.none(), Strip.none(), Strip.none(), data.target(), data.weights(), table.weight());
      return new Front(table.updates().get(0), new Front.Mode(false, true, table.carried()), held,
          new Front.Iterates(u, previous, made));
    }

    void rebind(PreparedTable table) {
      segment = segment.rebound(table.stencil(), table.diffusion().activation()).orElseGet(() -> table.rowLoop(kernels, length));
      edges = table.edges(length);
      front = front(table);
    }

    /** Of the samples {@code from..to-1}; where few are left, it begins before them. */
    double squares(int from, int to) {
      int first = Math.min(from, length - before);
      made.startAt(first);
      enter(first);
      advance(to);
      return kernels.dot(made.samples(), made.samples(), from - first, to - first);
    }

    private void enter(int first) {
      if (first > 0) {
        front.moveTo(first);
        edges.fluxes(front, first - before, front.carried());
      } else if (segment.wholeNatural()) {
        front.moveTo(0);
      } else {
        edges.begin(front);
      }
    }

    /** Up to {@code to}; the samples at the right end together, though that may be further. */
    private void advance(int to) {
      int last = segment.wholeNatural() ? to : Math.min(to, length - before);
      if (front.at() < last) {
        segment.run(front, front.at(), last);
        front.moveTo(last);
      }
      if (front.at() < to && periodic) {
        edges.fluxes(front, front.at(), seam);
        edges.close(front, seam);
      } else if (front.at() < to) {
        edges.end(front);
      }
    }
  }
}
