package org.residua.simd;

import org.residua.api.flux.Activation;
import org.residua.api.kernel.Sweep;
import org.residua.api.operator.Stencil;

/** The sweep of a filter with two taps on one channel, natural boundary: one pass of {@link PairLoop}. */
final class PairSweep implements Sweep {

  private final Loops loops;
  private final FusedStep step;
  private final Activation activation;
  private final ByUpdate<PairLoop> running;
  private final ByUpdate<PairLoop> frozen;

  PairSweep(Loops loops, Stencil stencil, Activation activation, int length) {
    this.loops = loops;
    this.step = new FusedStep(stencil, activation.flux(), length);
    this.activation = activation;
    this.running = loops.pair(
        FluxTemplate.of(activation.flux()).asSubclass(VectorFlux.class), false);
    this.frozen = loops.pair(VectorLinear.class, true);
  }

  @Override
  public void freeze(double[] u) {
    step.freeze(loops, activation, u);
  }

  @Override
  public void thaw() {
    step.frozen = false;
  }

  @Override
  public void step(double tau, double[] u) {
    run(step.step(tau), u, u);
  }

  @Override
  public void row(double tau, double a, double b, double[] u, double[] previous) {
    run(step.row(tau, a, b), u, previous);
  }

  private void run(Update update, double[] u, double[] z) {
    (step.frozen ? frozen : running).of(update).run(step, u, z);
  }
}
