package org.residua.bench.contender;

import java.util.List;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.bench.problem.PoissonCycle;

/** A cycle as users run it, by a plan; loading and reading are not timed. */
final class PlannedCycle implements Timed {

  private final Plan plan;
  private final Signal rightHandSide;

  PlannedCycle(Engine engine, PoissonCycle problem, int length) {
    Shape shape = new Shape(1, length);
    this.plan = engine.plan(problem.cycle(length), shape, shape);
    this.rightHandSide = Signal.of(problem.rightHandSide(length));
  }

  @Override
  public void load(double[] start) {
    plan.load(List.of(Signal.of(start), rightHandSide));
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
