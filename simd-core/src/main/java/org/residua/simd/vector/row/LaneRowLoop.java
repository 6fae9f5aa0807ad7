package org.residua.simd.vector.row;

import org.residua.api.flux.Activation;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;
import org.residua.simd.row.Front;
import org.residua.simd.row.RowLoop;
import org.residua.simd.vector.flux.FluxTemplate;
import org.residua.simd.vector.flux.VectorFlux;
import org.residua.simd.vector.flux.VectorLinear;

/**
 * Rows of one filter on as many interleaved signals as a vector has lanes, in one pass of {@link LaneLoop}. With two
 * taps the ends of the natural boundary are no special case, as in {@link PairRowLoop}.
 */
public final class LaneRowLoop implements RowLoop {

  private final ResponseLoop.Task task;
  private final boolean wholeNatural;
  private final int length;
  private final ByKind<LaneLoop> running;
  private final ByKind<LaneLoop> kept;

  public LaneRowLoop(LoopRegistry loops, Stencil stencil, Activation activation, int length) {
    this.length = length;
    this.wholeNatural = stencil.taps() == 2 && stencil.boundary() == Boundary.NATURAL;
    Class<? extends VectorFlux> formula =
        FluxTemplate.of(activation.flux(0)).asSubclass(VectorFlux.class);
    this.task = new ResponseLoop.Task(stencil, 0, 1, loops.flux().formula(formula), activation.flux(0));
    boolean difference =
        stencil.taps() == 2 && task.weights[0] == -1 && task.weights[1] == 1;
    int taps = difference ? LaneLoop.DIFFERENCE : stencil.taps();
    this.running = loops.lanes(formula, false, taps);
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
    LaneLoop loop = (front.frozen() ? kept : running).of(front.update().terms());
    if (wholeNatural && lo == 0) {
      loop.begin(task, front);
    }
    int rows = rows(hi);
    loop.run(task, front, lo, rows);
    if (rows < hi) {
      loop.last(task, front, rows);
    }
  }

  /** The last sample has no row of its own. */
  private int rows(int hi) {
    return wholeNatural && hi == length ? hi - 1 : hi;
  }
}
