package org.residua.api.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Resolvent;
import org.residua.api.flux.Activation;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/** An architecture that is read directly each time it runs. Not thread safe. */
final class PlainPlan implements Plan {

  private final List<Shape> inputs;
  private final LongConsumer worked;
  private final long operations;
  private Architecture architecture;
  private final List<LoopOutcome> outcomes = new ArrayList<>();
  private List<Signal> values = List.of();
  private List<Signal> results;

  private PlainPlan(Architecture architecture, List<Shape> inputs, LongConsumer worked) {
    this.architecture = architecture;
    this.inputs = inputs;
    this.worked = worked;
    this.operations = operations(architecture.expanded());
    this.results = architecture.express(new DirectAlgebra(), inputs.stream()
        .map(shape -> Signal.planar(shape, new double[shape.size()])).toList());
  }

  /** Refuses channels and lengths that misfit, by a run on zeros. */
  static Plan of(Block block, List<Shape> inputs, LongConsumer worked) {
    return new PlainPlan(Architecture.of(block, inputs), inputs, worked);
  }

  /** The operations of a run, repetitions counted; a fixed point is one, since nobody knows its iterations before. */
  private static long operations(Architecture expanded) {
    long count = 0;
    for (Node node : expanded.nodes()) {
      count += node instanceof Node.Repeat repeat ? repeat.times() * operations(repeat.body()) : 1;
    }
    return count;
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public void rebind(Architecture next) {
    architecture.requireStructure(next);
    architecture = next;
  }

  @Override
  public long work() {
    return operations * inputs.get(0).size();
  }

  @Override
  public List<Shape> inputShapes() {
    return inputs;
  }

  @Override
  public List<Shape> outputShapes() {
    return results.stream().map(Signal::shape).toList();
  }

  @Override
  public long bufferedSamples() {
    return results.stream().mapToLong(result -> result.shape().size()).sum();
  }

  @Override
  public void load(List<Signal> in) {
    requireInputs(in);
    values = List.copyOf(in);
  }

  @Override
  public void execute() {
    outcomes.clear();
    results = architecture.express(new Telling(inputs.get(0).size(), worked, new DirectAlgebra(outcomes::add)), values);
  }

  @Override
  public List<LoopOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  @Override
  public List<Signal> results() {
    return results;
  }

  @Override
  public void resultsInto(List<SignalBuffer> out) {
    requireBuffers(out);
    for (int k = 0; k < out.size(); k++) {
      out.get(k).copyFrom(results.get(k));
    }
  }

  /**
   * The direct reading that tells of each operation.
   *
   * @param samples of one operation
   * @param worked who is told
   * @param direct who computes
   */
  private record Telling(long samples, LongConsumer worked, DirectAlgebra direct) implements Algebra<Signal> {

    private Signal told(Signal result) {
      worked.accept(samples);
      return result;
    }

    @Override
    public Signal apply(LinearOperator operator, Signal x) {
      return told(direct.apply(operator, x));
    }

    @Override
    public Signal activate(Activation activation, Signal x) {
      return told(direct.activate(activation, x));
    }

    @Override
    public Signal differential(Activation activation, Signal at, Signal direction) {
      return told(direct.differential(activation, at, direction));
    }

    @Override
    public Signal multiply(Signal x, Signal y) {
      return told(direct.multiply(x, y));
    }

    @Override
    public Signal divide(Signal x, Signal y) {
      return told(direct.divide(x, y));
    }

    @Override
    public Signal zero(Signal like) {
      return told(direct.zero(like));
    }

    @Override
    public Signal combine(List<Double> coefficients, List<Signal> values) {
      return told(direct.combine(coefficients, values));
    }

    @Override
    public Signal solve(Resolvent resolvent, Signal weights, List<Signal> in) {
      return told(direct.solve(resolvent, weights, in));
    }

    @Override
    public Signal fixedPoint(FixedPoint loop, Signal start, List<Signal> held) {
      return told(direct.fixedPoint(loop, start, held));
    }

    @Override
    public Signal addBias(Parameter bias, Signal x) {
      return told(direct.addBias(bias, x));
    }
  }
}
