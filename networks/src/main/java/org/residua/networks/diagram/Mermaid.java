package org.residua.networks.diagram;

import java.util.List;
import java.util.Optional;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.LinearOperator;

/** Writes a chain of blocks as a Mermaid flowchart; other architectures are left to {@link MermaidGraph}. */
final class Mermaid {

  private final Architecture architecture;
  private final Weights weights;
  private final StringBuilder out = new StringBuilder();
  private String last = "u";
  private int count;

  Mermaid(Architecture architecture, String title) {
    this.architecture = architecture;
    this.weights = new Weights(architecture);
    out.append("---\ntitle: \"").append(Escaped.yaml(title)).append("\"\n---\nflowchart LR\n");
  }

  String text() {
    Optional<Unet> unet = Unet.of(architecture);
    if (unet.isPresent()) {
      return new UnetMermaid(unet.get(), out).text();
    }
    out.append("  u((u))\n");
    List<Part> parts = Outline.of(architecture).orElse(List.of());
    if (parts.isEmpty()) {
      return new MermaidGraph(weights, out).text(architecture);
    }
    if (Lanes.of(parts).data()) {
      out.append("  f((f))\n");
    }
    parts.forEach(this::part);
    out.append("  v((v))\n  ").append(last).append(" --> v\n");
    return out.toString();
  }

  private void part(Part part) {
    switch (part) {
      case Part.Step step -> step(step);
      case Part.General general -> block("u + " + name(general.second()) + " \u03c3("
          + name(general.first()) + " u" + general.bias()
              .map(bias -> " + " + weights.of(bias).text(false)).orElse("") + ")");
      case Part.Hidden hidden -> block("\u22ef " + hidden.count() + " more");
      case Part.Table table -> table(table);
      case Part.Loop loop -> loop(loop);
      case Part.Repeated repeated -> {
        out.append("  subgraph r").append(++count).append("[\"\u00d7 ").append(repeated.times())
            .append("\"]\n");
        repeated.body().forEach(this::part);
        out.append("  end\n");
      }
    }
  }

  private void block(String text) {
    String name = "n" + ++count;
    out.append("  ").append(name).append("[\"").append(text).append("\"]\n  ").append(last)
        .append(" --> ").append(name).append('\n');
    last = name;
  }

  private void step(Part.Step step) {
    String k = name(step.diffusion().operator());
    String transposed = name(step.diffusion().operator().adjoint());
    String phi = step.frozen() ? "\u03a6\u2080" : "\u03a6";
    String data = step.diffusion().fidelity().present() ? " \u2212 \u03c4 C(u \u2212 f)" : "";
    block("u \u2212 \u03c4 " + transposed + " " + phi + "(" + k + " u)" + data + "<br/>\u03c4 = "
        + Figures.of(step.row().tau()));
    if (!data.isEmpty()) {
      out.append("  f -.-> ").append(last).append('\n');
    }
  }

  /** A block with an edge to itself; what comes in is what it subtracts from. */
  private void loop(Part.Loop loop) {
    String before = last;
    String k = name(loop.step().diffusion().operator());
    boolean data = loop.step().diffusion().fidelity().present();
    block("v = u \u2212 \u03c4 " + name(loop.step().diffusion().operator().adjoint()) + " \u03a6(" + k + " v)"
        + (data ? " \u2212 \u03c4 C(v \u2212 f)" : "") + "<br/>\u03c4 = " + Figures.of(loop.step().row().tau()));
    if (data) {
      out.append("  f -.-> ").append(last).append('\n');
    }
    labelled(last, " -- ", "v, until it stands still: " + Escaped.mermaid(loop.solver()), " --> ", last);
    if (loop.rest() != 0) {
      String sum = "s" + ++count;
      out.append("  ").append(sum).append("((+))\n");
      labelled(last, " -- ", Figures.of(1 - loop.rest()), " --> ", sum);
      labelled(before, " -. ", Figures.of(loop.rest()), " .-> ", sum);
      last = sum;
    }
  }

  private void table(Part.Table table) {
    String start = last;
    String previous = last;
    String current = last;
    for (Part part : table.rows()) {
      part(part);
      if (part instanceof Part.Step step && !step.row().plain()) {
        combine(step, previous, start);
      }
      previous = part instanceof Part.Hidden ? last : current;
      current = last;
    }
  }

  private void combine(Part.Step step, String previous, String start) {
    String sum = "s" + ++count;
    out.append("  ").append(sum).append("((+))\n");
    labelled(last, " -- ", "a = " + Figures.of(step.row().a()), " --> ", sum);
    if (step.row().b() != 0) {
      labelled(previous, " -. ", "b = " + Figures.of(step.row().b()), " .-> ", sum);
    }
    if (step.row().c() != 0) {
      labelled(start, " -. ", "c = " + Figures.of(step.row().c()), " .-> ", sum);
    }
    if (step.row().d() != 0) {
      labelled(start, " -. ", "d = " + Figures.of(step.row().d()) + ", force", " .-> ", sum);
    }
    last = sum;
  }

  private void labelled(String... pieces) {
    out.append("  ").append(pieces[0]).append(pieces[1]).append('"').append(pieces[2]).append('"')
        .append(pieces[3]).append(pieces[4]).append('\n');
  }

  private String name(LinearOperator operator) {
    return Escaped.mermaid(weights.text(operator));
  }
}
