package org.residua.simd.sweep;

import java.util.List;
import java.util.function.LongConsumer;
import org.residua.api.operator.Boundary;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.row.Front;
import org.residua.simd.row.RowLoop;
import org.residua.simd.row.SharedByRows;
import org.residua.simd.row.Strip;
import org.residua.simd.row.Update;

/**
 * A part of a signal, done by one thread: the rows of a band follow each other closely behind a window that slides to
 * the right.
 *
 * <p>At an open left end the row {@code k} of a band begins {@code k+1} skews inside, with the fluxes of its last
 * {@code p-1} rows before computed anew and kept for the {@link Seam}; at an open right end it stops as many before the
 * end. Not thread safe.
 */
final class Chunk {

  private final Layout layout;
  private final int begin;
  private final int end;
  private final boolean openLeft;
  private final boolean openRight;
  private final boolean resultApart;
  private final int skew;
  private final int before;
  private final int line;
  private final Boundary boundary;
  private final Kernels kernels;
  private final LongConsumer worked;

  private final Window window;
  private final Parts parts;
  /** Fluxes before the sample where each row began. */
  private final double[][] seams;

  private RowLoop segment;
  private Rims edges;
  private Front[] fronts;
  /** The rows of the band. */
  private int from;
  private int to;
  private long done;
  private int copied;

  Chunk(PreparedTable table, Whole whole, int number, Execution execution) {
    this.layout = whole.layout();
    this.begin = layout.begin(number);
    this.end = layout.begin(number + 1);
    this.boundary = table.stencil().boundary();
    this.openLeft = layout.openLeft(number, boundary);
    this.openRight = layout.openRight(number, boundary);
    this.resultApart = table.resultApart();
    this.skew = table.skew();
    this.before = table.before();
    this.line = table.signals() == 1 ? Strip.LINE : 0;
    this.kernels = execution.kernels();
    this.worked = execution.worked();
    this.window = new Window(table, whole, begin, openLeft ? layout.border() : 0);
    this.parts = window.parts();
    this.seams = new double[table.rows()][table.carried()];
    this.segment = table.rowLoop(kernels, layout.length());
    this.edges = table.edges(layout.length());
    this.fronts = fronts(table);
  }

  /** Makes anew what depends on the numbers of a table; memory depends on its structure alone. */
  void rebind(PreparedTable table) {
    segment = segment.rebound(table.stencil(), table.diffusion().activation())
        .orElseGet(() -> table.rowLoop(kernels, layout.length()));
    edges = table.edges(layout.length());
    fronts = fronts(table);
  }

  private Front[] fronts(PreparedTable table) {
    DataTerm data = window.data();
    SharedByRows held = new SharedByRows(
        parts.factor(), parts.start(), parts.force(), data.target(), data.weights(), table.weight());
    List<Update> updates = table.updates();
    Front[] made = new Front[updates.size()];
    for (int k = 0; k < made.length; k++) {
      Front.Mode mode = new Front.Mode(table.iteration().frozen(), k == 0, table.carried());
      made[k] = new Front(updates.get(k), mode, held, iterates(table, k));
    }
    return made;
  }

  /** A table that is given {@code u_0} alone begins with {@code u_{-1} = u_0}. */
  private Front.Iterates iterates(PreparedTable table, int k) {
    Strip source = table.inPlace() || k % 2 == 0 ? parts.even() : parts.odd();
    Strip target = table.inPlace() || k % 2 == 1 ? parts.even() : parts.odd();
    return new Front.Iterates(source, k == 0 && !table.paired() ? source : target, target);
  }

  /** Everything of some rows that does not need another chunk. */
  void run(Band band) {
    from = band.from();
    to = band.to();
    copied = begin;
    if (layout.resident()) {
      for (int k = from; k < to; k++) {
        enter(k);
        advance(k, end);
      }
      report();
    } else {
      window.rewind();
      slideThrough();
    }
  }

  private void slideThrough() {
    for (int k = from; k < to; k++) {
      fronts[k].moveTo(begin);
    }
    int firstEdge = begin + layout.window() + line;
    for (int edge = firstEdge; fronts[to - 1].at() < stop(to - 1); edge += layout.window()) {
      boolean entering = edge == firstEdge;
      if (!entering) {
        window.slide(fronts[to - 1].at() - before, fronts[from].at());
      }
      for (int k = from; k < to; k++) {
        if (entering) {
          enter(k);
        }
        advance(k, Math.min(edge - (k - from) * skew, stop(k)));
      }
      if (entering && openLeft) {
        window.keep(begin, begin + layout.border());
      }
      report();
    }
  }

  /** Where row {@code k} begins. */
  private int start(int k) {
    return openLeft ? begin + (k - from + 1) * skew : begin;
  }

  /** Where row {@code k} ends without another chunk. */
  private int stop(int k) {
    return openRight ? end - (k - from + 1) * skew : end;
  }

  /** Puts a row at its beginning. */
  private void enter(int k) {
    Front front = fronts[k];
    if (openLeft) {
      front.moveTo(start(k));
      edges.fluxes(front, start(k) - before, front.carried());
      keepCarried(k);
    } else if (segment.wholeNatural()) {
      front.moveTo(0);
    } else {
      keepStart(front, 0, before);
      edges.begin(front);
      keepCarried(k);
      done += front.at();
    }
  }

  private void keepCarried(int k) {
    System.arraycopy(fronts[k].carried(), 0, seams[k], 0, seams[k].length);
  }

  /** Moves row {@code k} on so that samples before {@code position} are done; those at the end of a signal together. */
  private void advance(int k, int position) {
    Front front = fronts[k];
    int at = front.at();
    boolean wholeNatural = segment.wholeNatural();
    boolean ends = position == layout.length() && !openRight && !wholeNatural;
    int last = openRight || wholeNatural ? position : Math.min(position, layout.length() - before);
    if (at < last) {
      keepStart(front, at, last);
      if (front.first() && front.frozen()) {
        segment.freeze(front, at, last);
      }
      segment.run(front, at, last);
      front.moveTo(last);
    }
    if (ends && front.at() < position) {
      keepStart(front, front.at(), position);
      if (boundary == Boundary.PERIODIC) {
        edges.close(front, seams[k]);
      } else {
        edges.end(front);
      }
    }
    done += front.at() - at;
  }

  private void keepStart(Front front, int lo, int hi) {
    if (front.first()) {
      parts.start().copy(parts.even(), 0, lo, hi);
    }
  }

  /** Brings the result where it belongs and tells of the progress. */
  private void report() {
    if (resultApart && to == fronts.length) {
      int upTo = fronts[to - 1].at();
      int lo = Math.max(copied, openLeft ? begin + layout.border() : begin);
      parts.even().copy(parts.odd(), 0, lo, upTo);
      copied = upTo;
    }
    tellWorked();
  }

  private void tellWorked() {
    worked.accept(done * layout.shape().channels());
    done = 0;
  }

  /**
   * Does the triangle between this chunk, where its rows stopped, and the one to the right, where they began.
   *
   * @param across the parts to both sides of the border, of which this chunk works on from now on, until the next run
   * @param term their data term
   */
  void close(Parts across, DataTerm term, Chunk right) {
    window.show(across, term);
    for (int k = from; k < to; k++) {
      Front front = fronts[k];
      advance(k, end + (k - from + 1) * skew - before);
      keepStart(front, front.at(), front.at() + before);
      edges.close(front, right.seams[k]);
      done += before;
    }
    tellWorked();
  }

  /** What its rows saw last. */
  Window window() {
    return window;
  }

  int begin() {
    return begin;
  }

  int end() {
    return end;
  }
}
