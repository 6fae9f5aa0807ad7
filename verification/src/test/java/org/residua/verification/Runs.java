package org.residua.verification;

import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** The readings of a block as numbers. */
final class Runs {

  private Runs() {}

  static Architecture trace(Block block, List<Signal> inputs) {
    return Tracer.trace(block, inputs.stream().mapToInt(input -> input.shape().channels()).toArray());
  }

  static Signal planned(Architecture architecture, Engine engine, List<Signal> inputs) {
    return plan(architecture, engine, inputs).run(inputs).get(0);
  }

  static Plan plan(Architecture architecture, Engine engine, List<Signal> inputs) {
    return engine.plan(architecture, inputs.stream().map(Signal::shape).toArray(Shape[]::new));
  }

  static Signal direct(Block block, List<Signal> inputs) {
    return block.express(new DirectAlgebra(), inputs).get(0);
  }

  /** The scalar reference reading. */
  static Signal reference(Block block, List<Signal> inputs) {
    return direct(block, inputs);
  }
}
