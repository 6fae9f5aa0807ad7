package org.residua.bench.contender;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Contrasts;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.LinearOperator;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.bench.problem.FrameStep;
import org.residua.schemes.denoiser.Frame;
import org.residua.schemes.denoiser.Wavelet;

/** A step of a wavelet frame as the denoiser runs it, by a plan; loading and reading are not timed. */
final class PlannedFrame implements Timed {

  private final Plan plan;

  PlannedFrame(Engine engine, FrameStep step, int length) {
    this.plan = engine.plan(new Once(new Frame(Wavelet.SYM8, Frame.levels(length)).details(),
        Activation.of(Contrasts.of(new PeronaMalik(1), step.contrasts(length)))), new Shape(1, length));
  }

  private record Once(LinearOperator k, Activation activation) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V fluxes = algebra.activate(activation, algebra.apply(k, in.get(0)));
      return List.of(algebra.combine(List.of(1.0, -0.5), List.of(in.get(0), algebra.apply(k.adjoint(), fluxes))));
    }
  }

  @Override
  public void load(double[] start) {
    plan.load(List.of(Signal.of(start)));
  }

  @Override
  public void run() {
    plan.execute();
  }

  @Override
  public double[] samples() {
    return plan.results().get(0).channel(0);
  }
}
