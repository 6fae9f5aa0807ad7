package org.residua.networks.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;
import org.residua.api.operator.Parameter;

/** The reading of an architecture as a chain of blocks: one state, handed on; other inputs held. */
final class Outline {

  /** A row of more blocks than this is abbreviated: the first ones, a gap, the last one. */
  private static final int MOST_IN_A_ROW = 6;
  /** The same for blocks in a chain, which can be wrapped into rows. */
  private static final int MOST_IN_A_CHAIN = 24;

  private final List<Node> nodes;
  private final List<Value> held;
  private final List<Part> parts = new ArrayList<>();
  private Value current;
  private int next;
  private int blocks;

  private Outline(Architecture architecture) {
    this.nodes = architecture.nodes();
    this.held = architecture.inputValues().subList(1, architecture.inputs());
    this.current = architecture.inputValues().get(0);
  }

  /** The parts of a chain; empty when the architecture is none. */
  static Optional<List<Part>> of(Architecture architecture) {
    if (architecture.outputs().size() != 1 || architecture.inputs() > 2
        || architecture.nodes().isEmpty()) {
      return Optional.empty();
    }
    Outline outline = new Outline(architecture);
    while (outline.next < outline.nodes.size()) {
      if (!outline.step()) {
        return Optional.empty();
      }
    }
    return outline.current.equals(architecture.outputs().get(0))
        ? Optional.of(outline.abbreviated()) : Optional.empty();
  }

  private boolean step() {
    Node node = nodes.get(next);
    return switch (node) {
      case Node.GradientStep step -> reads(step.inputs()) && take(1, step.output(),
          new Part.Step(++blocks, step.diffusion(), Row.explicit(step.tau()), false));
      case Node.SemiIterate semi ->
          reads(semi.inputs()) && take(1, semi.output(), table(semi.iteration()));
      case Node.Repeat repeat -> reads(repeat.inputs()) && repeat.outputs().size() == 1
          && Outline.of(repeat.body()).map(body -> take(1, repeat.outputs().get(0),
              new Part.Repeated(body, repeat.times()))).orElse(false);
      case Node.Apply first -> general(first);
      case Node.Activate _, Node.Multiply _, Node.Combine _, Node.AddBias _ -> false;
    };
  }

  private boolean reads(List<Value> inputs) {
    return inputs.get(0).equals(current)
        && held.containsAll(inputs.subList(1, inputs.size()));
  }

  private boolean take(int count, Value output, Part part) {
    next += count;
    current = output;
    parts.add(part);
    return true;
  }

  /** Convolution, perhaps a bias, activation, convolution, sum with the input. */
  private boolean general(Node.Apply first) {
    int at = next + 1;
    Optional<Parameter> bias = Optional.empty();
    Value response = first.output();
    if (at < nodes.size() && nodes.get(at) instanceof Node.AddBias add
        && add.input().equals(response)) {
      bias = Optional.of(add.bias());
      response = add.output();
      at++;
    }
    return first.input().equals(current) && at + 2 < nodes.size()
        && nodes.get(at) instanceof Node.Activate act && act.input().equals(response)
        && nodes.get(at + 1) instanceof Node.Apply second && second.input().equals(act.output())
        && nodes.get(at + 2) instanceof Node.Combine sum
        && sum.inputs().equals(List.of(current, second.output()))
        && sum.coefficients().equals(List.of(1.0, 1.0))
        && take(at + 3 - next, sum.output(),
            new Part.General(first.operator(), bias, act.activation(), second.operator()));
  }

  private static Part table(SemiIteration iteration) {
    List<Part> rows = IntStream.range(0, iteration.rows().size())
        .<Part>mapToObj(k -> new Part.Step(
            k + 1, iteration.diffusion(), iteration.rows().get(k), iteration.frozen()))
        .toList();
    return new Part.Table(shortened(rows, MOST_IN_A_ROW));
  }

  /** A chain is shortened only where it consists of single blocks. */
  private List<Part> abbreviated() {
    boolean single = parts.stream()
        .allMatch(part -> part instanceof Part.Step || part instanceof Part.General);
    return single ? shortened(parts, MOST_IN_A_CHAIN) : List.copyOf(parts);
  }

  private static List<Part> shortened(List<Part> all, int most) {
    if (all.size() <= most) {
      return List.copyOf(all);
    }
    List<Part> some = new ArrayList<>(all.subList(0, most - 2));
    some.add(new Part.Hidden(all.size() - most + 1));
    some.add(all.get(all.size() - 1));
    return List.copyOf(some);
  }
}
