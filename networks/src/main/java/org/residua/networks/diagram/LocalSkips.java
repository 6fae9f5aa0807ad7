package org.residua.networks.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.residua.api.graph.Node;
import org.residua.api.graph.Section;
import org.residua.api.graph.Value;

/**
 * The skip connections within a sweep: summands of sums that another summand was computed from. Right-hand sides are none: they
 * are held.
 *
 * @param blocks the sums that have one: residual blocks
 * @param skips all of them, in order
 */
record LocalSkips(int blocks, List<Skip> skips) {

  /**
   * One of them.
   *
   * @param block the number of the residual block it ends with, from 1
   * @param span how many blocks it leads across
   */
  record Skip(int block, int span) {}

  static LocalSkips of(Section sweep, Set<Value> held) {
    List<Skip> skips = new ArrayList<>();
    List<Value> iterates = new ArrayList<>();
    for (Node node : sweep.nodes()) {
      if (!(node instanceof Node.Combine sum)) {
        continue;
      }
      List<Value> from = sum.inputs().stream().filter(value -> !held.contains(value)
          && sum.inputs().stream().anyMatch(other -> !other.equals(value) && computedFrom(sweep, other, value))).toList();
      if (from.isEmpty()) {
        continue;
      }
      for (Value value : from) {
        int known = iterates.lastIndexOf(value);
        skips.add(new Skip(iterates.size() + 1, iterates.size() - known));
      }
      iterates.add(sum.output());
    }
    return new LocalSkips(iterates.size(), skips);
  }

  private static boolean computedFrom(Section sweep, Value value, Value source) {
    Set<Value> reached = new HashSet<>(Set.of(source));
    for (Node node : sweep.nodes()) {
      if (node.inputs().stream().anyMatch(reached::contains)) {
        reached.addAll(node.outputs());
      }
    }
    return reached.contains(value);
  }
}
