package org.residua.networks;

import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.engine.Batch;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * A traced architecture as a network: run it, expand it, print its layers.
 *
 * <p>Running gives the same bits as the scheme or block it was traced from, expanded or not. Immutable and
 * thread safe; each run makes a {@link Plan}, so keep a plan where many signals of one shape follow.
 *
 * @param architecture the layers and their connections
 */
public record Network(Architecture architecture) {

  /** The network of a block whose inputs have the given numbers of channels. */
  public static Network of(Block block, int... inputChannels) {
    return new Network(Tracer.trace(block, inputChannels));
  }

  /** The same network made of convolutions, activations, adjoints and combinations only. */
  public Network expanded() {
    return new Network(architecture.expanded());
  }

  /** The layers as a table. */
  public LayerTable layers() {
    return LayerTable.of(architecture);
  }

  /** A plan for inputs of the given shapes of the preferred engine. */
  public Plan plan(Shape... inputs) {
    return Plan.of(architecture, inputs);
  }

  /**
   * Runs a network with one output.
   *
   * @param inputs finite; a {@link #plan} takes any samples
   */
  public Signal run(Signal... inputs) {
    Shape[] shapes = new Shape[inputs.length];
    for (int k = 0; k < inputs.length; k++) {
      shapes[k] = inputs[k].requireFinite("input " + k).shape();
    }
    return plan(shapes).run(List.of(inputs)).get(0);
  }

  /**
   * Runs a network with one input and one output on many signals of one shape: a batch of series, interleaved where
   * that is a gain and shared among all processors, see {@link Batch}. Each gets the bits that it gets alone.
   *
   * @param signals at least one, finite
   */
  public List<Signal> runAll(List<Signal> signals) {
    if (signals.isEmpty()) {
      throw new IllegalArgumentException("0 signals: a batch needs at least one");
    }
    for (int k = 0; k < signals.size(); k++) {
      signals.get(k).requireFinite("signal " + k);
    }
    return Engines.preferred().on(Runtime.getRuntime().availableProcessors())
        .batch(architecture, signals.get(0).shape()).run(signals);
  }
}
