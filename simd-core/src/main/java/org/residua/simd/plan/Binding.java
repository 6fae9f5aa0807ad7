package org.residua.simd.plan;

import java.util.List;
import java.util.function.Consumer;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;

/**
 * Where the steps of a plan take their numbers from: one entry for each node of the architecture that was lowered.
 *
 * @param nodes each gives the numbers of its node to the steps that the node became
 */
record Binding(List<Consumer<Node>> nodes) {

  Binding {
    nodes = List.copyOf(nodes);
  }

  /** Gives the steps the numbers of an architecture of the same structure. */
  void bind(Architecture architecture) {
    for (int k = 0; k < nodes.size(); k++) {
      nodes.get(k).accept(architecture.nodes().get(k));
    }
  }
}
