package org.residua.bench.contender;

import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** A block as users run it, by a plan; loading and reading are not timed. */
final class Planned implements Timed {

  private final Plan plan;

  Planned(Engine engine, Block block, int length) {
    this.plan = engine.plan(block, new Shape(1, length));
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
