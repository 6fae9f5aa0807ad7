package org.residua.simd;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.kernel.Front;
import org.residua.api.kernel.Strip;
import org.residua.api.operator.Stencil;
import org.residua.simd.ResponseLoop.Kind;

/**
 * Fluxes or diffusivities of all responses for a stretch of rows: convolution and flux in one pass where the filters
 * read one channel and the flux is a formula of few operations, else one after the other. Not thread safe.
 */
final class Response {

  private final Loops loops;
  private final Stencil stencil;
  private final Activation activation;
  private final Kind kind;
  private final boolean together;
  private final ResponseLoop fused;
  private final ResponseLoop.Task[] tasks;
  private final ActivationLoop activate;

  /** {@code Phi(K u)}, {@code g(K u)}, or {@code g K u} with the kept {@code g}. */
  Response(Loops loops, Stencil stencil, Activation activation, Kind kind) {
    this.loops = loops;
    this.stencil = stencil;
    this.kind = kind;
    this.activation = kind == Kind.DIFFUSIVITY ? activation.diffusivity() : activation;
    Class<? extends FluxTemplate> flux = FluxTemplate.of(activation.flux());
    boolean small = kind == Kind.KEPT
        || (FluxTemplate.fused(flux) && activation.coupling() == Coupling.CHANNELWISE);
    int taps = stencil.taps();
    this.together = small && stencil.inputs() == 1 && taps <= ResponseLoop.MOST_TAPS;
    Class<? extends VectorFlux> formula = together && kind != Kind.KEPT
        ? flux.asSubclass(VectorFlux.class) : VectorLinear.class;
    this.fused = loops.response(formula, kind, Math.min(taps, ResponseLoop.MOST_TAPS));
    this.activate = loops.activation(activation.flux(), this.activation.form());
    this.tasks = new ResponseLoop.Task[stencil.outputs()];
    for (int m = 0; m < tasks.length; m++) {
      tasks[m] = new ResponseLoop.Task(stencil, m, activation.flux());
    }
  }

  /** The rows {@code lo..lo+count-1} of the front's source into {@code z}. */
  void into(Strip z, Front front, int lo, int count) {
    for (int m = 0; m < stencil.outputs(); m++) {
      if (together) {
        fused(z, front, m, lo, count);
      } else {
        convolved(z, front, m, lo, count);
      }
    }
    if (!together && kind != Kind.KEPT && activation.coupling() == Coupling.COUPLED) {
      loops.coupled().run(
          activation, z.samples(), z.samples(), stencil.outputs(), z.plane(), z.at(0, lo), count);
    }
  }

  private void fused(Strip z, Front front, int m, int lo, int count) {
    ResponseLoop.Task task = tasks[m];
    double[] u = front.source().samples();
    int from = front.source().at(0, lo);
    int to = z.at(m, lo);
    task.factor = front.held().factor().samples();
    task.factorAt = front.held().factor().at(m, lo);
    int done = fused.vectors(task, u, from, z.samples(), to, count);
    if (done < count) {
      task.factorAt += done;
      fused.rest(task, u, from + done, z.samples(), to + done, count - done);
    }
  }

  private void convolved(Strip z, Front front, int m, int lo, int count) {
    Strip u = front.source();
    int to = z.at(m, lo);
    loops.forward().run(stencil, m, u.samples(), u.plane(), u.at(0, lo), z.samples(), to, count);
    if (kind == Kind.KEPT) {
      Strip factor = front.held().factor();
      loops.elements().multiply(
          factor.samples(), factor.at(m, lo), z.samples(), z.samples(), to, count);
    } else if (activation.coupling() == Coupling.CHANNELWISE) {
      activate.run(activation.flux(), z.samples(), to, z.samples(), to, count);
    }
  }
}
