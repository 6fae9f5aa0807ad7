package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.block.LoopOutcome;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;
import org.residua.simd.kernel.Execution;

/**
 * An architecture made ready to run on inputs of fixed shapes: buffers assigned by liveness, fused kernels
 * chosen, everything allocated once.
 *
 * <p>The result has the same bits as the direct reading by {@link DirectAlgebra}. {@link #runInto} does not
 * allocate. Not thread safe: a plan owns its buffers; make one for each thread.
 */
public final class KernelPlan implements Plan {

  private static final int WARMING_LENGTH = 1000;
  /** Nanoseconds after which the compiler was seen to be done. */
  private static final long WARMING_TIME = 500_000_000;

  private final List<Slot> inputs;
  private final List<Slot> outputs;
  private final List<Shape> inputShapes;
  private final List<Shape> outputShapes;
  private final Runnable[] steps;
  private final Binding binding;
  private final LoopLog log;
  private final long bufferedSamples;
  private final long work;
  private Architecture architecture;

  private KernelPlan(Architecture architecture, List<Slot> inputs, Lowering.Lowered lowered, Emitter emitter,
      long bufferedSamples) {
    this.architecture = architecture;
    this.inputs = inputs;
    this.outputs = lowered.outputs();
    this.inputShapes = inputs.stream().map(Slot::shape).toList();
    this.outputShapes = outputs.stream().map(Slot::shape).toList();
    this.binding = lowered.binding();
    this.steps = emitter.steps().toArray(Runnable[]::new);
    this.work = emitter.work();
    this.log = emitter.log();
    this.bufferedSamples = bufferedSamples;
  }

  /**
   * A plan.
   *
   * @param block what is run: an architecture, or a block, which is traced
   * @param execution kernels and threads
   * @param inputs one shape for each input; refused where channels or lengths misfit
   */
  public static KernelPlan of(Block block, Execution execution, Shape... inputs) {
    List<Shape> shapes = List.of(inputs);
    Architecture architecture = Architecture.of(block, shapes);
    BufferPool pool = new BufferPool();
    Emitter emitter = new Emitter(execution, pool);
    List<Slot> in = new ArrayList<>();
    shapes.forEach(shape -> in.add(pool.acquire(shape)));
    Lowering.Lowered lowered = Lowering.lower(architecture, in, List.of(), pool, emitter);
    return new KernelPlan(architecture, List.copyOf(in), lowered, emitter, pool.bufferedSamples());
  }

  /**
   * Lets the compiler do its work on a short piece before a long signal comes, for about half a second. Networks that
   * fit signals of one length only, such as those with a weight for each sample, are left as they are.
   *
   * @param architecture what will be run
   * @param execution by whom
   */
  public static void warm(Architecture architecture, Execution execution) {
    if (!architecture.anyLength()) {
      return;
    }
    KernelPlan plan = of(architecture, execution, architecture.inputValues().stream()
        .map(input -> new Shape(input.channels(), WARMING_LENGTH)).toArray(Shape[]::new));
    long end = System.nanoTime() + WARMING_TIME;
    while (System.nanoTime() < end) {
      plan.execute();
    }
  }

  /** {@inheritDoc} Nothing is allocated that grows with the signals but weights of data terms. */
  @Override
  public void rebind(Architecture next) {
    architecture.requireStructure(next);
    binding.bind(next);
    architecture = next;
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public long work() {
    return work;
  }

  @Override
  public List<Shape> inputShapes() {
    return inputShapes;
  }

  @Override
  public List<Shape> outputShapes() {
    return outputShapes;
  }

  /** {@inheritDoc} Scratch memory of fused kernels is not counted. */
  @Override
  public long bufferedSamples() {
    return bufferedSamples;
  }

  /** {@inheritDoc} Does not allocate. */
  @Override
  public void execute() {
    log.begin();
    for (Runnable step : steps) {
      step.run();
    }
  }

  @Override
  public List<LoopOutcome> outcomes() {
    return log.outcomes();
  }

  @Override
  public List<Signal> results() {
    return outputs.stream().map(slot -> Signal.planar(slot.shape(), slot.samples())).toList();
  }

  /** {@inheritDoc} Does not allocate. */
  @Override
  public void load(List<Signal> in) {
    requireInputs(in);
    for (int k = 0; k < in.size(); k++) {
      in.get(k).copyTo(inputs.get(k).samples());
    }
  }

  /** {@inheritDoc} Does not allocate. */
  @Override
  public void resultsInto(List<SignalBuffer> out) {
    requireBuffers(out);
    for (int k = 0; k < out.size(); k++) {
      out.get(k).copyFrom(outputs.get(k).samples());
    }
  }
}
