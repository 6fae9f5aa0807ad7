package org.residua.networks.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;
import org.residua.api.operator.Parameter;

/** The reading of an architecture as a chain of blocks: one state, handed on; other inputs held. */
final class Outline {

  /** A row of more blocks than this is abbreviated: the first ones, a gap, the last one. */
  private static final int MOST_IN_A_ROW = 5;
  /** The same for blocks in a chain, which can be wrapped into rows. */
  private static final int MOST_IN_A_CHAIN = 24;

  private final List<Node> nodes;
  private final List<Value> held;
  private final List<Part> parts = new ArrayList<>();
  private Value current;
  private Value previous;
  private int next;
  private int blocks;

  private Outline(Architecture architecture, int carried) {
    this.nodes = architecture.nodes();
    this.held = architecture.inputValues().subList(carried, architecture.inputs());
    this.current = architecture.inputValues().get(0);
    this.previous = architecture.inputValues().get(carried - 1);
  }

  /** The parts of a chain; empty when the architecture is none. */
  static Optional<List<Part>> of(Architecture architecture) {
    return of(architecture, 1);
  }

  /** The same for a state of so many values: one, or a pair of iterates. */
  private static Optional<List<Part>> of(Architecture architecture, int carried) {
    if (architecture.outputs().size() != carried || architecture.inputs() < carried
        || architecture.inputs() > carried + 1 || architecture.nodes().isEmpty()) {
      return Optional.empty();
    }
    Outline outline = new Outline(architecture, carried);
    while (outline.next < outline.nodes.size()) {
      if (!outline.step()) {
        return Optional.empty();
      }
    }
    return architecture.outputs().equals(List.of(outline.current, outline.previous).subList(0, carried))
        ? Optional.of(outline.abbreviated()) : Optional.empty();
  }

  private boolean step() {
    Node node = nodes.get(next);
    return switch (node) {
      case Node.SemiIterate semi -> continues(semi.state(), semi.twoStep()) && held.containsAll(semi.held())
          && take(semi.outputs(), part(semi.iteration()));
      case Node.Repeat repeat -> repeat.state().size() <= 2 && continues(repeat.state(), true)
          && held.containsAll(repeat.held()) && Outline.of(repeat.body(), repeat.state().size())
              .map(body -> take(repeat.outputs(), new Part.Repeated(body, repeat.times()))).orElse(false);
      case Node.Loop loop -> loop(loop);
      case Node.Apply first -> general(first);
      case Node.Activate _, Node.Differential _, Node.Multiply _, Node.Divide _, Node.Zero _, Node.Combine _, Node.AddBias _,
          Node.Solve _ -> false;
    };
  }

  /** Whether a part goes on with the state, and, where it reads it, with the iterate before. */
  private boolean continues(List<Value> state, boolean twoStep) {
    return state.get(0).equals(current)
        && (!twoStep || state.size() == 1 || state.get(1).equals(previous) || state.get(1).equals(current));
  }

  private boolean take(List<Value> outputs, Part part) {
    next++;
    current = outputs.get(0);
    previous = outputs.get(outputs.size() - 1);
    parts.add(part);
    return true;
  }

  /** One plain row is a block, everything else a table. */
  private Part part(SemiIteration iteration) {
    boolean block = iteration.rows().size() == 1 && iteration.rows().get(0).plain() && !iteration.frozen();
    return block ? new Part.Step(++blocks, iteration.diffusion(), iteration.timed().get(0), false) : table(iteration);
  }

  /** An implicit step from the state, perhaps extrapolated. */
  private boolean loop(Node.Loop loop) {
    if (!(loop.fixedPoint().body() instanceof ImplicitStep body) || !loop.start().equals(current)
        || !loop.held().get(0).equals(current) || !held.containsAll(loop.held().subList(1, loop.held().size()))) {
      return false;
    }
    Part.Step step = new Part.Step(++blocks, body.diffusion(), Row.explicit().scaled(body.tau()), false);
    String solver = loop.fixedPoint().solver().toString();
    boolean extrapolated = next + 1 < nodes.size() && nodes.get(next + 1) instanceof Node.Combine sum
        && sum.inputs().equals(List.of(loop.output(), current)) && sum.coefficients().get(0) + sum.coefficients().get(1) == 1;
    if (!extrapolated) {
      return take(List.of(loop.output()), new Part.Loop(step, solver, 0));
    }
    Node.Combine sum = (Node.Combine) nodes.get(next + 1);
    return skip(1) && take(sum.outputs(), new Part.Loop(step, solver, sum.coefficients().get(1)));
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
        && skip(at + 2 - next) && take(sum.outputs(),
            new Part.General(first.operator(), bias, act.activation(), second.operator()));
  }

  private boolean skip(int count) {
    next += count;
    return true;
  }

  private static Part table(SemiIteration iteration) {
    List<Row> timed = iteration.timed();
    List<Part> rows = IntStream.range(0, timed.size())
        .<Part>mapToObj(k -> new Part.Step(k + 1, iteration.diffusion(), timed.get(k), iteration.frozen()))
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
