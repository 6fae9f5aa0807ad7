package org.residua.api.graph;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.kernel.Execution;
import org.residua.api.kernel.Kernels;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * An architecture made ready to run on inputs of fixed shapes: buffers assigned by liveness, fused kernels
 * chosen, everything allocated once.
 *
 * <p>The result has the same bits as the direct reading by {@link KernelAlgebra}. {@link #runInto} does not
 * allocate. Not thread safe: a plan owns its buffers; make one for each thread.
 */
public final class Plan {

  private final List<Slot> inputs;
  private final List<Slot> outputs;
  private final Runnable[] steps;
  private final long bufferedSamples;

  private Plan(List<Slot> inputs, List<Slot> outputs, List<Runnable> steps, long bufferedSamples) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.steps = steps.toArray(Runnable[]::new);
    this.bufferedSamples = bufferedSamples;
  }

  /** A plan with the preferred kernels on the caller's thread. */
  public static Plan of(Architecture architecture, Shape... inputs) {
    return of(architecture, Execution.preferred(), inputs);
  }

  /** A plan with the given kernels on the caller's thread. */
  public static Plan of(Architecture architecture, Kernels kernels, Shape... inputs) {
    return of(architecture, Execution.of(kernels), inputs);
  }

  /**
   * A plan.
   *
   * @param architecture what is run
   * @param execution kernels and threads
   * @param inputs one shape for each input; refused where channels or lengths misfit
   */
  public static Plan of(Architecture architecture, Execution execution, Shape... inputs) {
    List<Shape> shapes = List.of(inputs);
    Block.requireInputs(architecture, shapes);
    BufferPool pool = new BufferPool();
    Emitter emitter = new Emitter(execution, pool);
    List<Slot> in = new ArrayList<>();
    for (int k = 0; k < shapes.size(); k++) {
      requireChannels(architecture.inputValues().get(k), shapes.get(k));
      in.add(pool.acquire(shapes.get(k)));
    }
    List<Slot> out = Lowering.lower(architecture, in, List.of(), pool, emitter);
    return new Plan(List.copyOf(in), out, emitter.steps(), pool.bufferedSamples());
  }

  private static void requireChannels(Value input, Shape shape) {
    if (input.channels() != shape.channels()) {
      throw new IllegalArgumentException("an input of " + shape.channels() + " channels where the"
          + " network has " + input.channels() + "; match the channels");
    }
  }

  /** The shapes of the outputs. */
  public List<Shape> outputShapes() {
    return outputs.stream().map(Slot::shape).toList();
  }

  /** Samples of all value buffers together, scratch memory of fused kernels not counted. */
  public long bufferedSamples() {
    return bufferedSamples;
  }

  /** Runs a network with one input and one output. */
  public Signal run(Signal input) {
    return run(List.of(input)).get(0);
  }

  /** Runs the network. */
  public List<Signal> run(List<Signal> in) {
    load(in);
    execute();
    return results();
  }

  /** Computes the outputs from the inputs that were loaded last; they are used up. Does not allocate. */
  public void execute() {
    for (Runnable step : steps) {
      step.run();
    }
  }

  /** The outputs computed last. */
  public List<Signal> results() {
    return outputs.stream().map(slot -> Signal.planar(slot.shape(), slot.samples())).toList();
  }

  /**
   * Runs the network without allocation.
   *
   * @param in one signal for each input
   * @param out receives the outputs, of {@link #outputShapes}
   */
  public void runInto(List<Signal> in, List<SignalBuffer> out) {
    requireShapes(out);
    load(in);
    execute();
    resultsInto(out);
  }

  /** Copies the outputs computed last, of {@link #outputShapes}; does not allocate. */
  public void resultsInto(List<SignalBuffer> out) {
    requireShapes(out);
    for (int k = 0; k < out.size(); k++) {
      out.get(k).copyFrom(outputs.get(k).samples());
    }
  }

  private void requireShapes(List<SignalBuffer> out) {
    if (out.size() != outputs.size()) {
      throw new IllegalArgumentException(
          out.size() + " buffers for " + outputs.size() + " outputs; give one for each");
    }
    for (int k = 0; k < out.size(); k++) {
      if (!out.get(k).shape().equals(outputs.get(k).shape())) {
        throw new IllegalArgumentException("a buffer " + out.get(k).shape() + " for an output "
            + outputs.get(k).shape() + "; the shapes must agree");
      }
    }
  }

  /** Copies the inputs into the plan, to be computed by {@link #execute}; does not allocate. */
  public void load(List<Signal> in) {
    if (in.size() != inputs.size()) {
      throw new IllegalArgumentException(
          in.size() + " signals for " + inputs.size() + " inputs; give one for each");
    }
    for (int k = 0; k < in.size(); k++) {
      in.get(k).requireShape(inputs.get(k).shape());
    }
    for (int k = 0; k < in.size(); k++) {
      in.get(k).copyTo(inputs.get(k).samples());
    }
  }
}
