package org.residua.api.engine;

import java.util.List;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * A network made ready to run on many signals of one shape; each gets the bits it gets alone. Samples are not looked at. Not
 * thread safe.
 */
public interface Batch {

  /** How many signals run at a time on one thread. */
  int interleaved();

  /** The outputs for these inputs, in their order. */
  List<Signal> run(List<Signal> signals);

  /** Refuses networks that do not take one signal of that shape to one other. */
  static void requireSingle(Architecture network, Shape shape) {
    if (network.inputs() != 1 || network.outputs().size() != 1) {
      throw new IllegalArgumentException("a batch needs a network with one input and one output, this has "
          + network.inputs() + " and " + network.outputs().size()
          + "; hold the other inputs by plans of your own");
    }
    if (network.inputValues().get(0).channels() != shape.channels()) {
      throw new IllegalArgumentException("signals of " + shape.channels() + " channels where the network has "
          + network.inputValues().get(0).channels() + "; match the channels");
    }
  }
}
