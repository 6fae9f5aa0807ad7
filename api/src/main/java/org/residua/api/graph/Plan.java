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

  private static final int WARMING_LENGTH = 1000;
  /** Nanoseconds after which the compiler was seen to be done. */
  private static final long WARMING_TIME = 500_000_000;

  private final List<Slot> inputs;
  private final List<Slot> outputs;
  private final Runnable[] steps;
  private final Binding binding;
  private final long bufferedSamples;
  private final long work;
  private Architecture architecture;

  private Plan(Architecture architecture, List<Slot> inputs, Lowering.Lowered lowered, Emitter emitter,
      long bufferedSamples) {
    this.architecture = architecture;
    this.inputs = inputs;
    this.outputs = lowered.outputs();
    this.binding = lowered.binding();
    this.steps = emitter.steps().toArray(Runnable[]::new);
    this.work = emitter.work();
    this.bufferedSamples = bufferedSamples;
  }

  /** A plan with the preferred kernels on the caller's thread. */
  public static Plan of(Block block, Shape... inputs) {
    return of(block, Execution.preferred(), inputs);
  }

  /** A plan with the given kernels on the caller's thread. */
  public static Plan of(Block block, Kernels kernels, Shape... inputs) {
    return of(block, Execution.of(kernels), inputs);
  }

  /**
   * A plan.
   *
   * @param block what is run: an architecture, or a block, which is traced
   * @param execution kernels and threads
   * @param inputs one shape for each input; refused where channels or lengths misfit
   */
  public static Plan of(Block block, Execution execution, Shape... inputs) {
    List<Shape> shapes = List.of(inputs);
    Block.requireInputs(block, shapes);
    Architecture architecture = block instanceof Architecture traced ? traced
        : Tracer.trace(block, shapes.stream().mapToInt(Shape::channels).toArray());
    BufferPool pool = new BufferPool();
    Emitter emitter = new Emitter(execution, pool);
    List<Slot> in = new ArrayList<>();
    for (int k = 0; k < shapes.size(); k++) {
      requireChannels(architecture.inputValues().get(k), shapes.get(k));
      in.add(pool.acquire(shapes.get(k)));
    }
    Lowering.Lowered lowered = Lowering.lower(architecture, in, List.of(), pool, emitter);
    return new Plan(architecture, List.copyOf(in), lowered, emitter, pool.bufferedSamples());
  }

  /**
   * Lets the compiler do its work on a short piece before a long signal comes, for about half a second. Networks that
   * fit signals of one length only, such as those with a weight for each sample, are left as they are.
   *
   * @param architecture what will be run
   * @param execution by whom
   */
  public static void warm(Architecture architecture, Execution execution) {
    if (!Structure.anyLength(architecture)) {
      return;
    }
    Plan plan = of(architecture, execution, architecture.inputValues().stream()
        .map(input -> new Shape(input.channels(), WARMING_LENGTH)).toArray(Shape[]::new));
    long end = System.nanoTime() + WARMING_TIME;
    while (System.nanoTime() < end) {
      plan.execute();
    }
  }

  private static void requireChannels(Value input, Shape shape) {
    if (input.channels() != shape.channels()) {
      throw new IllegalArgumentException("an input of " + shape.channels() + " channels where the"
          + " network has " + input.channels() + "; match the channels");
    }
  }

  /**
   * Takes the numbers of another architecture of the same structure, as {@link Architecture#with(List)} gives it: the
   * next run has the bits of a plan made anew. Nothing is allocated that grows with the signals but weights of data terms.
   *
   * @param next refused before anything is changed where its structure is another one
   */
  public void rebind(Architecture next) {
    Structure.requireSame(architecture, next);
    binding.bind(next);
    architecture = next;
  }

  /** What is run, with the numbers it has now. */
  public Architecture architecture() {
    return architecture;
  }

  /** The work of a run in samples, as it is told to {@link Execution#worked} on the way. */
  public long work() {
    return work;
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
