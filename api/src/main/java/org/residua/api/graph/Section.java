package org.residua.api.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.residua.api.block.Stage;

/**
 * The nodes of one stage of an architecture.
 *
 * @param stage what they are for
 * @param nodes in their order, at least one
 */
public record Section(Stage stage, List<Node> nodes) {

  /** Copies the list; refuses an empty one. */
  public Section {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a section of " + stage + " without nodes; a stage has at least one");
    }
  }

  /** The values that are read and not defined here, each once. */
  public List<Value> reads() {
    Set<Value> own = new HashSet<>();
    nodes.forEach(node -> own.addAll(node.outputs()));
    return inputs().filter(value -> !own.contains(value)).distinct().toList();
  }

  /** Its result. */
  public Value output() {
    return nodes.getLast().outputs().get(0);
  }

  private Stream<Value> inputs() {
    return nodes.stream().flatMap(node -> node.inputs().stream());
  }
}
