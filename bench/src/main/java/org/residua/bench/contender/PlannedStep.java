package org.residua.bench.contender;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Resolvent;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** A semi-implicit step as users run it, by a plan; loading and reading are not timed. */
final class PlannedStep implements Timed {

  private final Plan plan;

  PlannedStep(Engine engine, Convolution k, double tau, int length) {
    this.plan = engine.plan(new Lag(new Resolvent(k, Fidelity.none(), tau)), new Shape(1, length));
  }

  /**
   * {@code (I + tau K^T diag(g(K u)) K)^{-1} u}.
   *
   * @param resolvent {@code K}, {@code tau}
   */
  private record Lag(Resolvent resolvent) implements Block {

    private static final Activation DIFFUSIVITY = Activation.of(new PeronaMalik(1)).diffusivity();

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V response = algebra.apply(resolvent.filters(), in.get(0));
      return List.of(algebra.solve(resolvent, algebra.activate(DIFFUSIVITY, response), in));
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
