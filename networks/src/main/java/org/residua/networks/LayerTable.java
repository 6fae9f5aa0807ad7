package org.residua.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.operator.Parameter;

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
   */
  public record Layer(int index, String kind, int parameters, int channelsIn, int channelsOut) {}

  /** The table of an architecture. */
  public static LayerTable of(Architecture architecture) {
    List<Layer> layers = new ArrayList<>();
    list(architecture, "", layers);
    int parameters = architecture.parameters().stream().mapToInt(Parameter::size).sum();
    return new LayerTable(layers, parameters, skips(architecture.expanded()));
  }

  private static void list(Architecture architecture, String suffix, List<Layer> layers) {
    for (Node node : architecture.nodes()) {
      int parameters = node.parameters().stream().mapToInt(Parameter::size).sum();
      for (String kind : node.layers()) {
        layers.add(new Layer(layers.size() + 1, kind + suffix, parameters,
            node.inputs().get(0).channels(), node.outputs().get(0).channels()));
      }
      node.bodies().forEach(body -> list(body, suffix + ", " + node.recurrence(), layers));
    }
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
    StringBuilder text = new StringBuilder("layer  in -> out  parameters  kind\n");
    for (Layer layer : layers) {
      text.append(String.format(Locale.ROOT, "%5d  %2d -> %-3d  %10d  %s%n", layer.index(),
          layer.channelsIn(), layer.channelsOut(), layer.parameters(), layer.kind()));
    }
    return text.append(String.format(Locale.ROOT, "%d layers, %d parameters, %d skip connections%n",
        layers.size(), parameters, skipConnections)).toString();
  }
}
