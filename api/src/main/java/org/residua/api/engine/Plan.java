package org.residua.api.engine;

import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.block.LoopOutcome;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * An architecture made ready to run on inputs of fixed shapes, many times, and with new numbers. The result has the bits
 * of the direct reading by {@link DirectAlgebra}. Not thread safe: make one for each thread.
 *
 * <p>This is the low level: samples are not looked at, and NaN or infinite ones spread as arithmetic has it. What runs
 * signals for users, such as networks, evolutions and solvers, refuses them by channel and index, see
 * {@link Signal#requireFinite}.
 */
public interface Plan {

  /** A plan of the preferred engine, see {@link Engines#preferred} and {@link Engine#plan}. */
  static Plan of(Block block, Shape... inputs) {
    return Engines.preferred().plan(block, inputs);
  }

  /** What is run, with the numbers it has now. */
  Architecture architecture();

  /**
   * Takes the numbers of another architecture of the same structure, as {@link Architecture#with(List)} gives it: the
   * next run has the bits of a plan made anew.
   *
   * @param next refused before anything is changed where its structure is another one
   */
  void rebind(Architecture next);

  /** The work of a run in samples, as it is told to the listener of {@link Engine#watched} on the way. */
  long work();

  List<Shape> inputShapes();

  List<Shape> outputShapes();

  /** Samples of all value buffers that are kept between runs. */
  long bufferedSamples();

  /** Copies the inputs into the plan, to be computed by {@link #execute}. */
  void load(List<Signal> in);

  /** Computes the outputs from the inputs that were loaded last; they are used up. */
  void execute();

  /** How each fixed point inside was found in the last run, in the order of running; empty where there is none. */
  List<LoopOutcome> outcomes();

  /** The outputs computed last. */
  List<Signal> results();

  /** Copies the outputs computed last, of {@link #outputShapes}. */
  void resultsInto(List<SignalBuffer> out);

  /** Runs a network with one input and one output. */
  default Signal run(Signal input) {
    return run(List.of(input)).get(0);
  }

  /** Runs the network. */
  default List<Signal> run(List<Signal> in) {
    load(in);
    execute();
    return results();
  }

  /**
   * Runs the network; with an engine of fused loops without allocation.
   *
   * @param in one signal for each input
   * @param out receives the outputs, of {@link #outputShapes}
   */
  default void runInto(List<Signal> in, List<SignalBuffer> out) {
    load(in);
    execute();
    resultsInto(out);
  }

  /** Refuses signals that are not of {@link #inputShapes}. */
  default void requireInputs(List<Signal> in) {
    List<Shape> shapes = inputShapes();
    if (in.size() != shapes.size()) {
      throw new IllegalArgumentException(
          in.size() + " signals for " + shapes.size() + " inputs; give one for each");
    }
    for (int k = 0; k < in.size(); k++) {
      in.get(k).requireShape(shapes.get(k));
    }
  }

  /** Refuses buffers that are not of {@link #outputShapes}. */
  default void requireBuffers(List<SignalBuffer> out) {
    List<Shape> shapes = outputShapes();
    if (out.size() != shapes.size()) {
      throw new IllegalArgumentException(
          out.size() + " buffers for " + shapes.size() + " outputs; give one for each");
    }
    for (int k = 0; k < out.size(); k++) {
      if (!out.get(k).shape().equals(shapes.get(k))) {
        throw new IllegalArgumentException("a buffer " + out.get(k).shape() + " for an output "
            + shapes.get(k) + "; the shapes must agree");
      }
    }
  }
}
