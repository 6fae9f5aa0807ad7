package org.residua.bench.contender;

import java.util.List;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Signal;

/** A plan that is loaded anew for each run: what a run costs does not depend on the runs before, and loading is timed. */
final class LoadedPlan implements Timed {

  private final Plan plan;
  private List<Signal> input = List.of();

  LoadedPlan(Plan plan) {
    this.plan = plan;
  }

  @Override
  public void load(double[] start) {
    input = List.of(Signal.of(start));
  }

  @Override
  public void run() {
    plan.load(input);
    plan.execute();
  }

  @Override
  public double[] samples() {
    return plan.results().get(0).channel(0);
  }
}
