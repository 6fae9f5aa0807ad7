package org.residua.networks.diagram;

import java.util.HashMap;
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
      if (node instanceof Node.Repeat repeat) {
        repeat(repeat, names);
      } else {
        String name = "n" + ++count;
        out.append("  ").append(name).append("[\"").append(text(node)).append("\"]\n");
        node.inputs().forEach(input ->
            out.append("  ").append(names.get(input)).append(" --> ").append(name).append('\n'));
        node.outputs().forEach(output -> names.put(output, name));
      }
    }
  }

  private void repeat(Node.Repeat repeat, Map<Value, String> names) {
    out.append("  subgraph r").append(++count).append("[\"\u00d7 ").append(repeat.times())
        .append("\"]\n");
    Map<Value, String> inner = new HashMap<>();
    for (int k = 0; k < repeat.inputs().size(); k++) {
      inner.put(repeat.body().inputValues().get(k), names.get(repeat.inputs().get(k)));
    }
    nodes(repeat.body(), inner);
    out.append("  end\n");
    for (int k = 0; k < repeat.outputs().size(); k++) {
      names.put(repeat.outputs().get(k), inner.get(repeat.body().outputs().get(k)));
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
      case Node.Solve _, Node.SemiIterate _, Node.Repeat _ -> node.label();
    };
  }
}
