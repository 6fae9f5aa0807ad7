package org.residua.api.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Resolvent;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.Stage;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/**
 * The reading that turns a block into its network: the carrier is a value of a graph, each operation a
 * node.
 *
 * <p>Composite operations become one node each, or, expanding, the primitive nodes of their default
 * expansion. Channels are checked here, lengths when a {@link Plan} is made. Not thread safe.
 */
public final class Tracer implements Algebra<Value> {

  private final boolean expanding;
  private final List<Value> values = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Value, Stage> stages = new HashMap<>();

  private Tracer(boolean expanding) {
    this.expanding = expanding;
  }

  /** The architecture of a block whose inputs have the given numbers of channels. */
  public static Architecture trace(Block block, int... inputChannels) {
    return new Tracer(false).run(block, inputChannels);
  }

  /** As {@link #trace}, with composite operations expanded into primitive ones. */
  public static Architecture traceExpanded(Block block, int... inputChannels) {
    return new Tracer(true).run(block, inputChannels);
  }

  private Architecture run(Block block, int... inputChannels) {
    List<Value> inputs = Arrays.stream(inputChannels).mapToObj(this::define).toList();
    Block.requireInputs(block, inputs);
    List<Value> outputs = block.express(this, inputs);
    outputs.forEach(this::requireOwn);
    return new Architecture(inputs, nodes, outputs, stages);
  }

  @Override
  public Value apply(LinearOperator operator, Value x) {
    requireOwn(x);
    return add(new Node.Apply(operator, x, define(operator.targetChannels(x.channels()))));
  }

  @Override
  public Value activate(Activation activation, Value x) {
    requireOwn(x);
    activation.requireResponses(x.channels());
    return add(new Node.Activate(activation, x, define(x.channels())));
  }

  @Override
  public Value differential(Activation activation, Value at, Value direction) {
    requireSameChannels(List.of(at, direction));
    activation.requireResponses(at.channels());
    return add(new Node.Differential(activation, at, direction, define(at.channels())));
  }

  @Override
  public Value multiply(Value x, Value y) {
    requireSameChannels(List.of(x, y));
    return add(new Node.Multiply(x, y, define(x.channels())));
  }

  @Override
  public Value divide(Value x, Value y) {
    requireSameChannels(List.of(x, y));
    return add(new Node.Divide(x, y, define(x.channels())));
  }

  @Override
  public Value zero(Value like) {
    requireOwn(like);
    return add(new Node.Zero(like, define(like.channels())));
  }

  @Override
  public Value combine(List<Double> coefficients, List<Value> summands) {
    if (coefficients.size() != summands.size() || summands.isEmpty()) {
      throw new IllegalArgumentException(coefficients.size() + " coefficients for "
          + summands.size() + " values; give one for each, at least one");
    }
    for (double coefficient : coefficients) {
      if (!Double.isFinite(coefficient)) {
        throw new IllegalArgumentException("coefficient " + coefficient + " of a combination must be finite");
      }
    }
    requireSameChannels(summands);
    return add(new Node.Combine(List.copyOf(coefficients), List.copyOf(summands),
        define(summands.get(0).channels())));
  }

  @Override
  public Value addBias(Parameter bias, Value x) {
    requireOwn(x);
    if (bias.size() != x.channels()) {
      throw new IllegalArgumentException("bias " + bias + " has " + bias.size()
          + " values for " + x.channels() + " channels; give one for each");
    }
    return add(new Node.AddBias(bias, x, define(x.channels())));
  }

  @Override
  public Value solve(Resolvent resolvent, Value weights, List<Value> in) {
    resolvent.requireInputs(in);
    requireSameChannels(in);
    requireOwn(weights);
    int responses = resolvent.filters().targetChannels(channels(in));
    if (weights.channels() != responses) {
      throw new IllegalArgumentException(weights.channels() + " channels of weights for a system with " + responses
          + " responses; give a weight for each");
    }
    return add(new Node.Solve(resolvent, weights, List.copyOf(in), define(channels(in))));
  }

  @Override
  public Value fixedPoint(FixedPoint loop, Value start, List<Value> held) {
    List<Value> in = new ArrayList<>(List.of(start));
    in.addAll(held);
    in.forEach(this::requireOwn);
    Architecture body = new Tracer(expanding).run(loop.body(), in.stream().mapToInt(Value::channels).toArray());
    requireCarried(List.of(start), body.outputs());
    FixedPoint traced = loop.body() instanceof ImplicitStep ? loop
        : new FixedPoint(body, loop.solver(), loop.tolerance(), loop.maximum());
    return add(new Node.Loop(traced, body, start, List.copyOf(held), define(start.channels())));
  }

  @Override
  public List<Value> semiIteration(SemiIteration iteration, List<Value> state, List<Value> held) {
    List<Value> in = new ArrayList<>(state.subList(0, 1));
    in.addAll(held);
    requireDiffusion(iteration.diffusion(), in);
    requireSameChannels(state);
    if (expanding) {
      return Algebra.super.semiIteration(iteration, state, held);
    }
    List<Value> outputs = List.of(define(channels(state)), define(channels(state)));
    nodes.add(new Node.SemiIterate(iteration, List.copyOf(state), List.copyOf(held), outputs));
    return outputs;
  }

  @Override
  public List<Value> repeat(Block body, int times, List<Value> state, List<Value> held) {
    if (times < 1) {
      throw new IllegalArgumentException("times = " + times + " must be at least 1");
    }
    if (state.isEmpty()) {
      throw new IllegalArgumentException("a repetition carries no value; give at least one state");
    }
    List<Value> in = new ArrayList<>(state);
    in.addAll(held);
    in.forEach(this::requireOwn);
    Architecture traced = new Tracer(expanding)
        .run(body, in.stream().mapToInt(Value::channels).toArray());
    requireCarried(state, traced.outputs());
    List<Value> outputs = state.stream().map(value -> define(value.channels())).toList();
    nodes.add(new Node.Repeat(traced, times, List.copyOf(state), List.copyOf(held), outputs));
    return outputs;
  }

  /** A stage ends with the node that was traced last; where none was traced since the stage before there is nothing to name. */
  @Override
  public Value stage(Stage stage, Value result) {
    requireOwn(result);
    if (!nodes.isEmpty() && nodes.getLast().outputs().contains(result)) {
      stages.putIfAbsent(result, stage);
    }
    return result;
  }

  private static void requireCarried(List<Value> state, List<Value> outputs) {
    List<Integer> before = state.stream().map(Value::channels).toList();
    List<Integer> after = outputs.stream().map(Value::channels).toList();
    if (!before.equals(after)) {
      throw new IllegalArgumentException("the body of a repetition maps channels " + before
          + " to " + after + "; its outputs must be the next state");
    }
  }

  private static int channels(List<Value> in) {
    return in.get(0).channels();
  }

  private void requireDiffusion(Diffusion diffusion, List<Value> in) {
    diffusion.requireInputs(in);
    requireSameChannels(in);
    diffusion.operator().targetChannels(channels(in));
  }

  private void requireSameChannels(List<Value> list) {
    for (Value value : list) {
      requireOwn(value);
      if (value.channels() != channels(list)) {
        throw new IllegalArgumentException("values of " + channels(list) + " and "
            + value.channels() + " channels meet; they must agree");
      }
    }
  }

  /** Values of another trace may be equal to own ones, hence the comparison by identity. */
  @SuppressWarnings("ReferenceEquality")
  private void requireOwn(Value value) {
    if (value.id() >= values.size() || values.get(value.id()) != value) {
      throw new IllegalArgumentException("value " + value + " belongs to another trace;"
          + " express a block only through the algebra it is given");
    }
  }

  private Value define(int channels) {
    Value value = new Value(values.size(), channels);
    values.add(value);
    return value;
  }

  private Value add(Node node) {
    nodes.add(node);
    return node.outputs().get(0);
  }
}
