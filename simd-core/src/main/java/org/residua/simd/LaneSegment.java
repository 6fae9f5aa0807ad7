package org.residua.simd;

import java.util.Arrays;
import org.residua.api.flux.Activation;
import org.residua.api.kernel.Front;
import org.residua.api.kernel.Segment;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;

/**
 * Rows of one filter on as many interleaved signals as a vector has lanes, in one pass of {@link LaneLoop}. With two
 * taps the ends of the natural boundary are no special case, as in {@link PairSegment}.
 */
final class LaneSegment implements Segment {

  private final ResponseLoop.Task task;
  private final boolean wholeNatural;
  private final int length;
  private final ByKind<LaneLoop> running;
  private final ByKind<LaneLoop> kept;

  LaneSegment(Loops loops, Stencil stencil, Activation activation, int length) {
    this.length = length;
    this.wholeNatural = stencil.taps() == 2 && stencil.boundary() == Boundary.NATURAL;
    this.task = new ResponseLoop.Task(stencil, 0, activation.flux());
    boolean difference =
        stencil.taps() == 2 && task.weights[0] == -1 && task.weights[1] == 1;
    int taps = difference ? LaneLoop.DIFFERENCE : stencil.taps();
    this.running = loops.lanes(
        FluxTemplate.of(activation.flux()).asSubclass(VectorFlux.class), false, taps);
    this.kept = loops.lanes(VectorLinear.class, true, taps);
  }

  @Override
  public boolean wholeNatural() {
    return wholeNatural;
  }

  @Override
  public void freeze(Front front, int lo, int hi) {
    running.step().freeze(task, front, lo, rows(hi));
  }

  @Override
  public void run(Front front, int lo, int hi) {
    if (wholeNatural && lo == 0) {
      Arrays.fill(front.carried(), -Math.copySign(0.0, task.weights[1]));
    }
    int rows = rows(hi);
    (front.frozen() ? kept : running).of(front.update().terms()).run(task, front, lo, rows);
    if (rows < hi) {
      last(front, rows);
    }
  }

  /** The last sample has no row of its own. */
  private int rows(int hi) {
    return wholeNatural && hi == length ? hi - 1 : hi;
  }

  private void last(Front front, int i) {
    for (int s = 0; s < front.source().signals(); s++) {
      front.put(0, i, s, task.weights[1] * front.carried()[s]);
    }
  }
}
