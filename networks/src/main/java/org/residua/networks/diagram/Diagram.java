package org.residua.networks.diagram;

import java.util.List;
import java.util.Optional;
import org.residua.api.block.Stage.Role;
import org.residua.api.graph.Architecture;
import org.residua.networks.LayerTable;

/**
 * A drawing of an architecture.
 *
 * <p>A chain of blocks is drawn as residual blocks with filters and activations inside, identity skips above
 * the layers, extrapolating skips as arcs, skips from the start of a cycle below the blocks, repetitions as
 * frames; long chains are abbreviated or wrapped. A cycle on levels is drawn as a U-net, or a chain of them, from its
 * stages; where it has many, the deepest levels are folded. Everything else, such as an expanded chain, is
 * drawn node by node. Equal letters are one set of weights. The same architecture and title give the same
 * text. Immutable, thread safe.
 *
 * @param architecture what is drawn
 * @param title its headline, plain text
 */
public record Diagram(Architecture architecture, String title) {

  static final double NARROWEST = 720;
  private static final double TOP = 78;

  /** The drawing as a self-contained SVG document: no scripts, fonts or references; light and dark. */
  public String svg() {
    Weights weights = new Weights(architecture);
    Canvas canvas = new Canvas();
    canvas.labels().text("title", Canvas.MARGIN, 40, title);
    Optional<Unet> unet = Unet.of(architecture);
    String summary = unet.map(this::summary).orElseGet(this::summary);
    canvas.labels().text("subtitle", Canvas.MARGIN, 62, summary);
    if (unet.isPresent()) {
      Box used = new UnetDrawing(canvas, unet.get(), TOP).draw(TOP);
      return canvas.svg(title, summary, UnetFrame.WIDTH, new UnetLegend(canvas, unet.get(), used).draw() + 8);
    }
    Optional<List<Part>> parts = Outline.of(architecture);
    Box used = parts.isPresent()
        ? new ChainDrawing(canvas, weights).draw(parts.get(), TOP)
        : new GraphDrawing(canvas, weights).draw(architecture, TOP);
    Legend legend = new Legend(canvas.labels(), weights, used);
    parts.ifPresent(list -> legend.lines(Lanes.of(list), Legend.frozen(architecture)));
    double bottom = legend.letters(architecture);
    return canvas.svg(title, summary, Math.max(used.right(), NARROWEST), bottom + 8);
  }

  /** The same graph as the text of a Mermaid flowchart. */
  public String mermaid() {
    return new Mermaid(architecture, title).text();
  }

  /** The drawing in a sentence. */
  private String summary() {
    LayerTable layers = LayerTable.of(architecture);
    return Figures.counted(unrolled(architecture), "layer") + ", "
        + Figures.counted(layers.skipConnections(), "skip connection") + ", "
        + Figures.counted(layers.parameters(), "trainable number");
  }

  private String summary(Unet unet) {
    return Figures.counted(unet.lengths().size(), "level") + ", "
        + Figures.counted((int) unet.count(Role.SMOOTHING), "smoothing sweep") + ", "
        + Figures.counted((int) unet.count(Role.CORRECTION), "long skip") + ", " + summary();
  }

  /** The number of layers, repetitions unrolled. */
  private static int unrolled(Architecture architecture) {
    return architecture.nodes().stream().mapToInt(node -> node.layers().size()
        + node.repetitions() * node.bodies().stream().mapToInt(Diagram::unrolled).sum()).sum();
  }
}
