package org.residua.bench.contender;

import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** A block as users run it, by a plan, all channels one after the other; loading and reading are not timed. */
final class Planned implements Timed {

  private final Plan plan;
  private final Shape shape;

  Planned(Engine engine, Block block, int length) {
    this(engine, block, new Shape(1, length));
  }

  Planned(Engine engine, Block block, Shape shape) {
    this.plan = engine.plan(block, shape);
    this.shape = shape;
  }

  @Override
  public void load(double[] start) {
    plan.load(List.of(Signal.planar(shape, start)));
  }

  @Override
  public void run() {
    plan.execute();
  }

  @Override
  public double[] samples() {
    double[] samples = new double[shape.size()];
    plan.results().get(0).copyTo(samples);
    return samples;
  }
}
