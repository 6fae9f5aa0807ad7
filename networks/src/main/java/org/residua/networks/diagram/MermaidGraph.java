package org.residua.networks.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;

/** Writes an architecture node by node as the lines of a Mermaid flowchart. */
final class MermaidGraph {

  private final Weights weights;
  private final StringBuilder out;
  private int count;

  MermaidGraph(Weights weights, StringBuilder out) {
    this.weights = weights;
    this.out = out;
  }

  String text(Architecture architecture) {
    Map<Value, String> names = new HashMap<>();
    for (int k = 0; k < architecture.inputs(); k++) {
      String name = k == 0 ? "u" : "f" + k;
      names.put(architecture.inputValues().get(k), name);
      if (k > 0) {
        out.append("  ").append(name).append("((f))\n");
      }
    }
    nodes(architecture, names);
    out.append("  v((v))\n");
    architecture.outputs().forEach(value ->
        out.append("  ").append(names.get(value)).append(" --> v\n"));
    return out.toString();
  }

  private void nodes(Architecture architecture, Map<Value, String> names) {
    for (Node node : architecture.nodes()) {
      if (!node.bodies().isEmpty()) {
        frame(node, names);
      } else {
        String name = "n" + ++count;
        out.append("  ").append(name).append("[\"").append(Escaped.mermaid(text(node))).append("\"]\n");
        node.inputs().forEach(input ->
            out.append("  ").append(names.get(input)).append(" --> ").append(name).append('\n'));
        node.outputs().forEach(output -> names.put(output, name));
      }
    }
  }

  private void frame(Node node, Map<Value, String> names) {
    out.append("  subgraph r").append(++count).append("[\"").append(Escaped.mermaid(node.label())).append("\"]\n");
    Architecture body = node.bodies().get(0);
    Map<Value, String> inner = new HashMap<>();
    List<Value> read = node.roles();
    for (int k = 0; k < read.size(); k++) {
      inner.put(body.inputValues().get(k), names.get(read.get(k)));
    }
    nodes(body, inner);
    out.append("  end\n");
    for (int k = 0; k < node.outputs().size(); k++) {
      names.put(node.outputs().get(k), inner.get(body.outputs().get(k)));
    }
  }

  private String text(Node node) {
    return switch (node) {
      case Node.Apply apply -> weights.text(apply.operator());
      case Node.Activate act -> act.activation().toString();
      case Node.Differential slope -> "D " + slope.activation();
      case Node.Multiply _ -> "\u00d7";
      case Node.Divide _ -> "\u00f7";
      case Node.Zero _ -> "0";
      case Node.Combine combine -> combine.coefficients().stream().map(Figures::of)
          .collect(Collectors.joining(", ", "+ (", ")"));
      case Node.AddBias add -> "bias " + weights.of(add.bias()).text(false);
      case Node.Solve _, Node.Loop _, Node.SemiIterate _, Node.Repeat _ -> node.label();
    };
  }
}
