package org.residua.networks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.residua.api.block.Stage;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;

/**
 * A network as a table of layers with channels, parameters and skip connections.
 *
 * <p>The body of a repetition is listed once with its number of repetitions. Parameters are counted in
 * each layer that reads them, in the total once for each key: tied weights are one set.
 * Skip connections are those of the unrolled network: each summand of a combination beyond the first.
 *
 * @param layers the layers in order
 * @param parameters the number of distinct trainable numbers
 * @param skipConnections the number of skip connections
 */
public record LayerTable(List<Layer> layers, int parameters, int skipConnections) {

  /** Copies the list. */
  public LayerTable {
    layers = List.copyOf(layers);
  }

  /**
   * One layer.
   *
   * @param index position, from 1
   * @param kind what it computes
   * @param parameters trainable numbers it reads, tied ones included
   * @param channelsIn channels of its first input
   * @param channelsOut channels of its output
   * @param length samples of each channel of its output, where the table is that of inputs of a length
   * @param stage what it is for, where the network says so
   */
  public record Layer(int index, String kind, int parameters, int channelsIn, int channelsOut, OptionalInt length,
      Optional<Stage> stage) {}

  /** The table of an architecture for any length. */
  public static LayerTable of(Architecture architecture) {
    return of(architecture, Map.of());
  }

  /**
   * The table of an architecture with the length of every layer.
   *
   * @param length samples of each channel of all inputs
   */
  public static LayerTable of(Architecture architecture, int length) {
    Map<Value, Shape> shapes = new HashMap<>();
    architecture.inputValues().forEach(input -> shapes.put(input, new Shape(input.channels(), length)));
    return of(architecture, shapes);
  }

  private static LayerTable of(Architecture architecture, Map<Value, Shape> inputs) {
    List<Layer> layers = new ArrayList<>();
    list(architecture, "", inputs, layers);
    int parameters = architecture.parameters().stream().mapToInt(Parameter::size).sum();
    return new LayerTable(layers, parameters, skips(architecture.expanded()));
  }

  private static void list(Architecture architecture, String suffix, Map<Value, Shape> inputs, List<Layer> layers) {
    Map<Value, Shape> shapes = new HashMap<>(inputs);
    Map<Value, Stage> stages = new HashMap<>();
    architecture.sections().forEach(section -> section.nodes().forEach(node ->
        node.outputs().forEach(output -> stages.put(output, section.stage()))));
    for (Node node : architecture.nodes()) {
      int parameters = node.parameters().stream().mapToInt(Parameter::size).sum();
      Optional<Shape> shape = Optional.ofNullable(shapes.get(node.inputs().get(0))).map(source -> target(node, source));
      shape.ifPresent(target -> node.outputs().forEach(output -> shapes.put(output, target)));
      for (String kind : node.layers()) {
        layers.add(new Layer(layers.size() + 1, kind + suffix, parameters, node.inputs().get(0).channels(),
            node.outputs().get(0).channels(), shape.map(Shape::length).map(OptionalInt::of).orElse(OptionalInt.empty()),
            Optional.ofNullable(stages.get(node.outputs().get(0)))));
      }
      node.bodies().forEach(body -> list(body, suffix + ", " + node.recurrence(), bodyInputs(node, body, shapes), layers));
    }
  }

  /** Operators change the length; all other layers keep that of their first input. */
  private static Shape target(Node node, Shape source) {
    return node instanceof Node.Apply apply ? apply.operator().target(source) : source;
  }

  private static Map<Value, Shape> bodyInputs(Node node, Architecture body, Map<Value, Shape> shapes) {
    Map<Value, Shape> inputs = new HashMap<>();
    for (int k = 0; k < body.inputs(); k++) {
      Shape shape = shapes.get(node.roles().get(k));
      if (shape != null) {
        inputs.put(body.inputValues().get(k), shape);
      }
    }
    return inputs;
  }

  private static int skips(Architecture expanded) {
    int count = 0;
    for (Node node : expanded.nodes()) {
      count += node instanceof Node.Combine combine ? combine.inputs().size() - 1 : 0;
      for (Architecture body : node.bodies()) {
        count += node.repetitions() * skips(body);
      }
    }
    return count;
  }

  /** The printed table, one layer a line. */
  @Override
  public String toString() {
    boolean lengths = layers.stream().anyMatch(layer -> layer.length().isPresent());
    boolean stages = layers.stream().anyMatch(layer -> layer.stage().isPresent());
    StringBuilder text = new StringBuilder("layer  in -> out  " + (lengths ? "    length  " : "") + "parameters  "
        + (stages ? "stage            " : "") + "kind\n");
    for (Layer layer : layers) {
      String length = lengths ? String.format(Locale.ROOT, "%10d  ", layer.length().orElse(0)) : "";
      String stage = stages ? String.format(Locale.ROOT, "%-15s  ", layer.stage().map(at -> at.role().text()).orElse("")) : "";
      text.append(String.format(Locale.ROOT, "%5d  %2d -> %-3d  %s%10d  %s%s%n", layer.index(),
          layer.channelsIn(), layer.channelsOut(), length, layer.parameters(), stage, layer.kind()));
    }
    return text.append(String.format(Locale.ROOT, "%d layers, %d parameters, %d skip connections%n",
        layers.size(), parameters, skipConnections)).toString();
  }
}
