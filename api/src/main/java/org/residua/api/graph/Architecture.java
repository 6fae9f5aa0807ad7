package org.residua.api.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Stage;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;

/**
 * A network as immutable data: inputs, nodes in an order in which they can be computed, outputs.
 *
 * <p>An architecture is itself a {@link Block}: it can be read again in any algebra, which is how it is
 * run, certified and expanded. It holds its numbers: training is a function from one architecture to the next,
 * {@link #with(List)}.
 */
public final class Architecture implements Block {

  private final List<Value> inputs;
  private final List<Node> nodes;
  private final List<Value> outputs;
  private final List<Parameter> parameters;
  private final Map<Value, Stage> stages;

  /**
   * Refuses two versions of one parameter: tied places have the same numbers.
   *
   * @param stages by the value that each ends with
   */
  Architecture(List<Value> inputs, List<Node> nodes, List<Value> outputs, Map<Value, Stage> stages) {
    this.inputs = List.copyOf(inputs);
    this.nodes = List.copyOf(nodes);
    this.outputs = List.copyOf(outputs);
    this.stages = Map.copyOf(stages);
    this.parameters = distinct(this.nodes);
  }

  private static List<Parameter> distinct(List<Node> nodes) {
    Map<Parameter.Key, Parameter> found = new LinkedHashMap<>();
    for (Node node : nodes) {
      for (Parameter parameter : node.parameters()) {
        Parameter known = found.putIfAbsent(parameter.key(), parameter);
        if (known != null && !known.equals(parameter)) {
          throw new IllegalArgumentException("parameter " + parameter
              + " is read with two sets of numbers; tied places have the same: replace it in all of them");
        }
      }
    }
    return List.copyOf(found.values());
  }

  /**
   * A block as a network for inputs of these shapes: itself if it is one, otherwise traced.
   *
   * @param block an architecture, or a block
   * @param inputs one shape for each input; refused where channels misfit
   */
  public static Architecture of(Block block, List<Shape> inputs) {
    Block.requireInputs(block, inputs);
    Architecture architecture = block instanceof Architecture traced ? traced
        : Tracer.trace(block, inputs.stream().mapToInt(Shape::channels).toArray());
    for (int k = 0; k < inputs.size(); k++) {
      int channels = architecture.inputs.get(k).channels();
      if (channels != inputs.get(k).channels()) {
        throw new IllegalArgumentException("an input of " + inputs.get(k).channels() + " channels where the"
            + " network has " + channels + "; match the channels");
      }
    }
    return architecture;
  }

  public List<Value> inputValues() {
    return inputs;
  }

  /** The nodes, each after those it reads. */
  public List<Node> nodes() {
    return nodes;
  }

  /**
   * The stages, where the block named them, with their nodes: each node in one at most, in their order. Nodes after the last
   * stage are in none.
   */
  public List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    List<Node> open = new ArrayList<>();
    for (Node node : nodes) {
      open.add(node);
      Stage stage = stages.get(node.outputs().get(0));
      if (stage != null) {
        sections.add(new Section(stage, open));
        open.clear();
      }
    }
    return sections;
  }

  /** The output values. */
  public List<Value> outputs() {
    return outputs;
  }

  @Override
  public int inputs() {
    return inputs.size();
  }

  /** The channels of each input. */
  public int[] inputChannels() {
    return inputs.stream().mapToInt(Value::channels).toArray();
  }

  /**
   * The same network with every composite node replaced by convolution, activation, adjoint and combination.
   * Repetitions stay, with expanded bodies: they are the recurrence.
   */
  public Architecture expanded() {
    return Tracer.traceExpanded(this, inputChannels());
  }

  /** The distinct parameters, in order of first use: tied places count once. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * The same network with other numbers: every place that holds the key of one of these parameters gets its numbers, the
   * others keep theirs. Everything is checked again, and an update that does not fit is refused as a whole, with the place.
   *
   * @param updates versions of parameters of this network, each key at most once
   */
  public Architecture with(List<Parameter> updates) {
    Map<Parameter.Key, Parameter> next = new HashMap<>();
    for (Parameter update : updates) {
      if (parameters.stream().noneMatch(update::tiedTo)) {
        throw new IllegalArgumentException("parameter " + update + " is none of this network; it has " + parameters
            + ": change those by Parameter.with, which keeps the key");
      }
      if (next.put(update.key(), update) != null) {
        throw new IllegalArgumentException("parameter " + update + " is updated twice; give each once");
      }
    }
    return with(old -> next.getOrDefault(old.key(), old));
  }

  /** The same network with each parameter replaced by another version of it. */
  Architecture with(UnaryOperator<Parameter> numbers) {
    List<Node> updated = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      try {
        updated.add(node.with(numbers));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("node " + updated.size() + " (" + node.label() + ") with parameters "
            + node.parameters() + " refuses the update, and nothing is updated: " + e.getMessage(), e);
      }
    }
    return new Architecture(inputs, updated, outputs, stages);
  }

  /**
   * Refuses an architecture of another structure, one that is not this with other numbers, naming the first node that differs.
   */
  public void requireStructure(Architecture next) {
    Structure.requireSame(this, next);
  }

  /** Whether it fits signals of any sufficient length: no number in it belongs to a single sample. */
  public boolean anyLength() {
    return Structure.anyLength(this);
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    Block.requireInputs(this, in);
    Map<Value, V> known = new LinkedHashMap<>();
    for (int k = 0; k < in.size(); k++) {
      known.put(inputs.get(k), in.get(k));
    }
    for (Node node : nodes) {
      List<V> results = node.express(algebra, read(known, node.inputs()));
      for (int k = 0; k < results.size(); k++) {
        Stage stage = stages.get(node.outputs().get(k));
        known.put(node.outputs().get(k), stage == null ? results.get(k) : algebra.stage(stage, results.get(k)));
      }
    }
    return read(known, outputs);
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
