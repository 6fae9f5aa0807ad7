package org.residua.api.sweep;

import java.util.List;
import java.util.function.LongConsumer;
import org.residua.api.kernel.Execution;
import org.residua.api.kernel.Front;
import org.residua.api.kernel.Held;
import org.residua.api.kernel.Segment;
import org.residua.api.kernel.Strip;
import org.residua.api.kernel.Update;
import org.residua.api.operator.Boundary;

/**
 * A part of a signal, done by one thread: its rows follow each other closely behind a window that slides to the right.
 *
 * <p>At an open left end row {@code k} begins {@code k+1} skews inside, with the fluxes of its last {@code p-1} rows
 * before computed anew and kept for the {@link Seam}; at an open right end it stops as many before the end. Not
 * thread safe.
 */
final class Chunk {

  private final Table table;
  private final Layout layout;
  private final int begin;
  private final int end;
  private final boolean openLeft;
  private final boolean openRight;
  private final boolean resultApart;
  private final Segment segment;
  private final Edges edges;
  private final Front[] fronts;
  /** Fluxes before the sample where each row began. */
  private final double[][] seams;
  private final LongConsumer worked;

  private final Strip u;
  private final Held held;
  /** Iterates of odd number, kept diffusivities, start, force: positions that some row still needs. */
  private final Strip[] own;
  private final Strip[] memory;
  private final Strip[] head;
  private long done;
  private int copied;

  Chunk(Table table, Layout layout, int number, Execution execution) {
    Boundary boundary = table.stencil().boundary();
    this.table = table;
    this.layout = layout;
    this.begin = layout.begin(number);
    this.end = layout.begin(number + 1);
    this.openLeft = layout.openLeft(number, boundary);
    this.openRight = layout.openRight(number, boundary);
    this.resultApart = table.resultApart();
    this.segment = table.segment(execution.kernels(), layout.length());
    this.edges = new Edges(table.stencil(), table.diffusion().activation(), layout.length(),
        table.signals());
    this.worked = execution.worked();
    this.u = Strip.view(table.stencil().inputs(), table.signals());
    int positions = 2 * table.before() + (layout.resident()
        ? layout.length() : layout.window() + layout.border() + table.skew());
    this.memory = table.strips(positions, begin - table.before());
    this.own = table.views();
    this.held = table.held(own);
    this.head = openLeft ? table.strips(layout.border(), begin) : new Strip[0];
    this.fronts = fronts();
    this.seams = new double[table.rows()][table.carried()];
    showMemory();
  }

  private Front[] fronts() {
    Front[] made = new Front[table.rows()];
    List<Update> updates = table.updates();
    for (int k = 0; k < made.length; k++) {
      Strip source = table.inPlace() || k % 2 == 0 ? u : own[0];
      Strip target = table.inPlace() || k % 2 == 1 ? u : own[0];
      Front.Mode mode =
          new Front.Mode(table.iteration().frozen(), k == 0, table.carried());
      made[k] = new Front(updates.get(k), mode, held,
          new Front.Iterates(source, k == 0 ? source : target, target));
    }
    return made;
  }

  /** Everything that does not need another chunk. */
  void run(double[] samples, double[] target, int offset) {
    u.show(samples, offset, layout.length());
    held.target().show(target, offset, layout.length());
    held.weights().show(table.weights());
    copied = begin;
    if (layout.resident()) {
      for (int k = 0; k < fronts.length; k++) {
        enter(k);
        advance(k, end);
      }
      report();
    } else {
      slideThrough();
    }
  }

  private void slideThrough() {
    showMemory();
    for (int k = 0; k < fronts.length; k++) {
      fronts[k].moveTo(begin);
    }
    int firstEdge = begin + layout.window() + (table.signals() == 1 ? Layout.LINE : 0);
    for (int edge = firstEdge; fronts[fronts.length - 1].at() < stop(fronts.length - 1); edge += layout.window()) {
      boolean entering = edge == firstEdge;
      if (!entering) {
        slide();
      }
      for (int k = 0; k < fronts.length; k++) {
        if (entering) {
          enter(k);
        }
        advance(k, Math.min(edge - k * table.skew(), stop(k)));
      }
      if (entering) {
        keepHead();
      }
      report();
    }
  }

  /** Back from where a window or a seam has left the stretches. */
  private void showMemory() {
    for (int k = 0; k < own.length; k++) {
      own[k].show(memory[k]);
    }
  }

  /** Where row {@code k} ends without another chunk. */
  private int stop(int k) {
    return openRight ? end - (k + 1) * table.skew() : end;
  }

  private void slide() {
    int needed = fronts[fronts.length - 1].at() - table.before();
    int first = Math.floorDiv(needed, Layout.ALIGNMENT) * Layout.ALIGNMENT;
    for (Strip strip : own) {
      strip.slide(first, fronts[0].at());
    }
  }

  private void keepHead() {
    for (int k = 0; k < head.length; k++) {
      head[k].copy(own[k], 0, begin, begin + layout.border());
    }
  }

  /** Puts a row at its beginning. */
  private void enter(int k) {
    Front front = fronts[k];
    if (openLeft) {
      int from = begin + (k + 1) * table.skew();
      front.moveTo(from);
      edges.fluxes(front, from - table.before(), front.carried());
      keepCarried(k);
    } else if (segment.wholeNatural()) {
      front.moveTo(0);
    } else {
      keepStart(front, 0, table.before());
      edges.begin(front);
      keepCarried(k);
      done += front.at();
    }
  }

  private void keepCarried(int k) {
    System.arraycopy(fronts[k].carried(), 0, seams[k], 0, seams[k].length);
  }

  /** Moves row {@code k} on so that samples before {@code to} are done; those at the end of a signal together. */
  void advance(int k, int to) {
    Front front = fronts[k];
    int from = front.at();
    boolean whole = segment.wholeNatural();
    boolean ends = to == layout.length() && !openRight && !whole;
    int last = openRight || whole ? to : Math.min(to, layout.length() - table.before());
    if (front.at() < last) {
      keepStart(front, front.at(), last);
      if (front.first() && front.frozen()) {
        segment.freeze(front, front.at(), last);
      }
      segment.run(front, front.at(), last);
      front.moveTo(last);
    }
    if (ends && front.at() < to) {
      keepStart(front, front.at(), to);
      if (table.stencil().boundary() == Boundary.PERIODIC) {
        edges.close(front, seams[k]);
      } else {
        edges.end(front);
      }
    }
    done += front.at() - from;
  }

  private void keepStart(Front front, int from, int to) {
    if (front.first()) {
      held.start().copy(u, 0, from, to);
    }
  }

  /** Brings the result where it belongs and tells of the progress. */
  private void report() {
    if (resultApart) {
      int upTo = fronts[fronts.length - 1].at();
      int from = Math.max(copied, openLeft ? begin + layout.border() : begin);
      u.copy(own[0], 0, from, upTo);
      copied = upTo;
    }
    worked.accept(done);
    done = 0;
  }

  /** Works on other memory from now on, until the next run: that of a seam. */
  void show(Strip signal, Strip[] stretches, Held outside) {
    u.show(signal);
    for (int k = 0; k < own.length; k++) {
      own[k].show(stretches[k]);
    }
    held.target().show(outside.target());
    held.weights().show(outside.weights());
  }

  /** Closes row {@code k}, which ended here, with where the same row of the chunk to the right began. */
  void close(int k, Chunk right) {
    keepStart(fronts[k], fronts[k].at(), fronts[k].at() + table.before());
    edges.close(fronts[k], right.seams[k]);
    done += table.before();
  }

  Strip[] stretches() {
    return own;
  }

  /** What was kept of the positions from the open left end on. */
  Strip[] head() {
    return head;
  }

  int begin() {
    return begin;
  }

  int end() {
    return end;
  }

  void tellWorked() {
    worked.accept(done);
    done = 0;
  }
}
