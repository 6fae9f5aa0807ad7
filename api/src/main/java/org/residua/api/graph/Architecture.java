package org.residua.api.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.operator.Parameter;

/**
 * A network as immutable data: inputs, nodes in an order in which they can be computed, outputs.
 *
 * <p>An architecture is itself a {@link Block}: it can be read again in any algebra, which is how it is
 * run, certified and expanded.
 */
public final class Architecture implements Block {

  private final List<Value> inputs;
  private final List<Node> nodes;
  private final List<Value> outputs;

  Architecture(List<Value> inputs, List<Node> nodes, List<Value> outputs) {
    this.inputs = List.copyOf(inputs);
    this.nodes = List.copyOf(nodes);
    this.outputs = List.copyOf(outputs);
  }

  /** The input values. */
  public List<Value> inputValues() {
    return inputs;
  }

  /** The nodes, each after those it reads. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The output values. */
  public List<Value> outputs() {
    return outputs;
  }

  @Override
  public int inputs() {
    return inputs.size();
  }

  /**
   * The same network with every composite node replaced by convolution, activation, adjoint and combination.
   * Repetitions stay, with expanded bodies: they are the recurrence.
   */
  public Architecture expanded() {
    return Tracer.traceExpanded(this, inputs.stream().mapToInt(Value::channels).toArray());
  }

  /** The distinct parameters by identity, in order of first use: shared ones count once. */
  public List<Parameter> parameters() {
    Set<Parameter> found = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Parameter> ordered = new ArrayList<>();
    for (Node node : nodes) {
      for (Parameter parameter : parameters(node)) {
        if (found.add(parameter)) {
          ordered.add(parameter);
        }
      }
    }
    return List.copyOf(ordered);
  }

  /** The parameters that a node reads, one entry for each place. */
  public static List<Parameter> parameters(Node node) {
    return switch (node) {
      case Node.Apply apply -> apply.operator().parameters();
      case Node.AddBias add -> List.of(add.bias());
      case Node.GradientStep step -> parameters(step.diffusion());
      case Node.SemiIterate semi -> parameters(semi.iteration().diffusion());
      case Node.Repeat repeat -> repeat.body().parameters();
      case Node.Activate _, Node.Multiply _, Node.Combine _ -> List.of();
    };
  }

  private static List<Parameter> parameters(Diffusion diffusion) {
    return diffusion.operator().parameters();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    Block.requireInputs(this, in);
    Map<Value, V> known = new LinkedHashMap<>();
    for (int k = 0; k < in.size(); k++) {
      known.put(inputs.get(k), in.get(k));
    }
    for (Node node : nodes) {
      List<V> results = express(algebra, node, read(known, node.inputs()));
      for (int k = 0; k < results.size(); k++) {
        known.put(node.outputs().get(k), results.get(k));
      }
    }
    return read(known, outputs);
  }

  private static <V> List<V> express(Algebra<V> algebra, Node node, List<V> in) {
    return switch (node) {
      case Node.Apply apply -> List.of(algebra.apply(apply.operator(), in.get(0)));
      case Node.Activate act -> List.of(algebra.activate(act.activation(), in.get(0)));
      case Node.Multiply _ -> List.of(algebra.multiply(in.get(0), in.get(1)));
      case Node.Combine combine -> List.of(algebra.combine(combine.coefficients(), in));
      case Node.AddBias add -> List.of(algebra.addBias(add.bias(), in.get(0)));
      case Node.GradientStep step ->
          List.of(algebra.gradientStep(step.tau(), step.diffusion(), in));
      case Node.SemiIterate semi -> List.of(algebra.semiIteration(semi.iteration(), in));
      case Node.Repeat repeat -> {
        int carried = repeat.state().size();
        yield algebra.repeat(repeat.body(), repeat.times(),
            in.subList(0, carried), in.subList(carried, in.size()));
      }
    };
  }

  private static <V> List<V> read(Map<Value, V> known, List<Value> wanted) {
    List<V> found = new ArrayList<>(wanted.size());
    for (Value value : wanted) {
      V v = known.get(value);
      if (v == null) {
        throw new IllegalStateException("value " + value + " is read before it is defined");
      }
      found.add(v);
    }
    return found;
  }
}
