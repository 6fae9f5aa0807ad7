package org.residua.networks.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.residua.api.block.Stage.Role;
import org.residua.api.graph.Value;

/** Writes cycles on levels as the lines of a Mermaid flowchart: each level a subgraph, each stop a node. */
final class UnetMermaid {

  private final Unet unet;
  private final Set<Value> held;
  private final Set<Value> corrections;
  private final StringBuilder out;
  private final Map<Value, String> names = new HashMap<>();

  UnetMermaid(Unet unet, StringBuilder out) {
    this.unet = unet;
    this.held = unet.rightHandSides();
    this.corrections = unet.corrections();
    this.out = out;
  }

  String text() {
    List<Stop> stops = unet.stops();
    int levels = stops.stream().mapToInt(Stop::level).max().orElse(0) + 1;
    for (int level = 0; level < levels; level++) {
      out.append("  subgraph l").append(level).append("[\"").append(words(level, levels)).append("\"]\n");
      if (level == 0) {
        inputs();
      }
      for (int k = 0; k < stops.size(); k++) {
        if (stops.get(k).level() == level) {
          out.append("    n").append(k).append("[\"").append(text(stops.get(k))).append("\"]\n");
        }
      }
      out.append("  end\n");
    }
    for (int k = 0; k < stops.size(); k++) {
      edges(stops.get(k), "n" + k);
    }
    out.append("  v((x))\n");
    edge(names.getOrDefault(unet.network().outputs().get(0), "x"), " --> ", "v");
    return out.toString();
  }

  private void inputs() {
    out.append("    x((x))\n    b((b))\n");
    names.put(unet.network().inputValues().get(0), "x");
    names.put(unet.network().inputValues().get(1), "b");
  }

  private String words(int level, int levels) {
    return level == levels - 1 && unet.folded()
        ? unet.lengths().get(level) + " \u2026 " + unet.lengths().getLast() + " unknowns"
        : Figures.counted(unet.lengths().get(level), "unknown");
  }

  private static String text(Stop stop) {
    return switch (stop) {
      case Stop.Block block -> switch (block.role()) {
        case SMOOTHING -> "smoothing" + (block.sections().size() > 1 ? " \u00d7 " + block.sections().size() : "");
        case RESIDUAL -> "residual b \u2212 A x";
        case COARSE_EQUATION -> "A x\u0302 + R r";
        case BOTTLENECK -> "bottleneck";
        case COARSE_CHANGE -> "\u2212";
        case CORRECTION -> "+";
        case RESTRICTION, INJECTION, PROLONGATION -> block.role().text();
      };
      case Stop.Transfer transfer -> switch (transfer.role()) {
        case RESTRICTION -> "restriction: strided convolution";
        case PROLONGATION -> "prolongation: transposed strided convolution";
        case INJECTION, SMOOTHING, RESIDUAL, COARSE_EQUATION, BOTTLENECK, COARSE_CHANGE, CORRECTION -> transfer.role().text();
      };
      case Stop.Folded folded -> Figures.counted((int) folded.count(Role.SMOOTHING), "sweep") + ", "
          + Figures.counted((int) folded.count(Role.BOTTLENECK), "bottleneck");
    };
  }

  private void edges(Stop stop, String name) {
    for (Value value : stop.reads()) {
      edge(names.getOrDefault(value, "x"), line(stop, value), name);
    }
    names.put(stop.output(), name);
  }

  private String line(Stop stop, Value value) {
    boolean correction = stop instanceof Stop.Block block && block.role() == Role.CORRECTION;
    boolean change = stop instanceof Stop.Block block && block.role() == Role.COARSE_CHANGE;
    return held.contains(value) ? " -. \"b\" .-> "
        : correction && !corrections.contains(value) ? " == \"long skip\" ==> "
        : change && unet.is(Role.INJECTION, value) ? " -. \"coarse-level skip\" .-> " : " --> ";
  }

  private void edge(String from, String line, String to) {
    out.append("  ").append(from).append(line).append(to).append('\n');
  }
}
