package org.residua.simd;

import org.residua.api.flux.Activation;
import org.residua.api.kernel.Front;
import org.residua.api.kernel.Segment;
import org.residua.api.operator.Stencil;

/** Rows of one filter on as many interleaved signals as a vector has lanes, in one pass of {@link LaneLoop}. */
final class LaneSegment implements Segment {

  private final ResponseLoop.Task task;
  private final ByKind<LaneLoop> running;
  private final ByKind<LaneLoop> kept;

  LaneSegment(Loops loops, Stencil stencil, Activation activation) {
    this.task = new ResponseLoop.Task(stencil, 0, activation.flux());
    this.running = loops.lanes(FluxTemplate.of(activation.flux()).asSubclass(VectorFlux.class),
        false, stencil.taps());
    this.kept = loops.lanes(VectorLinear.class, true, stencil.taps());
  }

  @Override
  public void freeze(Front front, int lo, int hi) {
    running.step().freeze(task, front, lo, hi);
  }

  @Override
  public void run(Front front, int lo, int hi) {
    (front.frozen() ? kept : running).of(front.update().terms()).run(task, front, lo, hi);
  }
}
