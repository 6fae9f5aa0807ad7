package org.residua.networks.diagram;

import org.residua.api.flux.Activation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/** Draws a residual block: its layers on the wire, the identity skip as a line above them. */
final class BlockCard {

  static final double UP = 66;
  static final double DOWN = 64;
  /** The share of a data term below the layers. */
  static final double DATA = 24;
  private static final double LEFT = 24;
  /** From the edge of a block that reads its own output to its first layer. */
  static final double LOOPED = 44;
  private static final double GAP = 7;
  private static final double SUM_RADIUS = 8;
  private static final double SKIP = 46;

  private final Canvas canvas;
  private final Weights weights;

  BlockCard(Canvas canvas, Weights weights) {
    this.canvas = canvas;
    this.weights = weights;
  }

  /** The width of a block with that many layers. */
  static double width(int layers) {
    return LEFT + layers * (Tiles.SIZE + GAP) + 2 * SUM_RADIUS + 11;
  }

  /** The width of a block that reads its own output. */
  static double loopedWidth() {
    return width(3) + LOOPED - LEFT;
  }

  /** Draws a symmetric block with its left edge at {@code x}; returns its frame. */
  Box symmetric(Part.Step step, double x, double wire) {
    return symmetric(step, x, wire, false);
  }

  /** The same whose layers read its own output: what comes in takes the skip alone. */
  Box looped(Part.Step step, double x, double wire) {
    return symmetric(step, x, wire, true);
  }

  private Box symmetric(Part.Step step, double x, double wire, boolean looped) {
    boolean data = step.diffusion().fidelity().present();
    Box card = frame(3, x, wire, data ? DATA : 0, looped);
    double at = x + (looped ? LOOPED : LEFT);
    at = operator(step.diffusion().operator(), at, wire);
    at = activation(step.diffusion().activation(), at, wire, step.frozen() ? "\u03a6\u2080" : "\u03a6");
    if (step.frozen()) {
      Tiles.crystal(canvas.blocks(), at - GAP - 8, wire - Tiles.SIZE / 2 + 8);
    }
    operator(step.diffusion().operator().adjoint(), at, wire);
    Pen labels = canvas.labels();
    double foot = wire + 53;
    labels.markup("foot", x + (looped ? LOOPED + 2 : 14), foot,
        "<tspan class=\"it\">\u03c4</tspan> = " + Figures.of(step.row().tau()));
    if (!step.row().plain()) {
      labels.markup("foot end", card.right() - 14, foot,
          "<tspan class=\"it\">a</tspan> = " + Figures.of(step.row().a()));
    }
    if (data) {
      dataTerm(card, foot + 14, looped ? "v" : "u");
    }
    return card;
  }

  /** Draws a general block; returns its frame. */
  Box general(Part.General block, double x, double wire) {
    Box card = frame(block.bias().isPresent() ? 4 : 3, x, wire, 0, false);
    double at = operator(block.first(), x + LEFT, wire);
    if (block.bias().isPresent()) {
      Parameter bias = block.bias().get();
      at = stems(bias, new Tied(weights.of(bias), false), at, wire);
    }
    at = activation(block.activation(), at, wire, "\u03c3");
    operator(block.second(), at, wire);
    canvas.labels().markup("foot", x + 14, wire + 53, "<tspan class=\"it\">u</tspan> + "
        + weights.markup(block.second()) + " \u03c3(" + weights.markup(block.first())
        + " <tspan class=\"it\">u</tspan>" + block.bias()
            .map(bias -> " + " + weights.of(bias).markup(false)).orElse("") + ")");
    return card;
  }

  private Box frame(int layers, double x, double wire, double more, boolean looped) {
    Box card = new Box(x, wire - UP, looped ? loopedWidth() : width(layers), UP + DOWN + more);
    Pen pen = canvas.blocks();
    pen.rect("block", card, 14);
    double fork = x + 13;
    double sum = card.right() - SUM_RADIUS - 10;
    if (looped) {
      pen.path("wire", "M", x, wire, "H", fork, "M", x + LOOPED - 5, wire, "H", sum - SUM_RADIUS);
    } else {
      pen.path("wire", "M", x, wire, "H", sum - SUM_RADIUS);
    }
    pen.path("wire identity", "M", fork, wire, "V", wire - SKIP + 8, "Q", fork, wire - SKIP,
        fork + 8, wire - SKIP, "H", sum - 8, "Q", sum, wire - SKIP, sum, wire - SKIP + 8,
        "V", wire - SUM_RADIUS);
    pen.circle("dot", fork, wire, 2.6);
    sum(pen, sum, wire);
    pen.path("wire", "M", sum + SUM_RADIUS, wire, "H", card.right());
    canvas.labels().text("tiny mid", (fork + sum) / 2, wire - SKIP - 5, "identity");
    return card;
  }

  private void dataTerm(Box card, double y, String state) {
    Pen pen = canvas.blocks();
    double middle = card.x() + card.width() / 2 - 10;
    Box capsule = new Box(middle - 42, y - 9, 84, 20);
    double sum = card.right() - SUM_RADIUS - 10;
    pen.path("wire data", "M", capsule.right(), capsule.middle(), "H", sum - 8, "Q", sum,
        capsule.middle(), sum, capsule.middle() - 8, "V", card.y() + UP + SUM_RADIUS);
    pen.rect("capsule", capsule, 10);
    canvas.labels().markup("foot mid", middle, y + 5, "<tspan class=\"it\">C</tspan>(<tspan"
        + " class=\"it\">" + state + "</tspan> \u2212 <tspan class=\"it\">f</tspan>)");
  }

  /** A circle with a plus. */
  static void sum(Pen pen, double x, double y) {
    pen.circle("sum", x, y, SUM_RADIUS);
    pen.path("plus", "M", x - 4, y, "H", x + 4, "M", x, y - 4, "V", y + 4);
  }

  private double operator(LinearOperator operator, double x, double wire) {
    return operator.bank()
        .map(k -> stems(k.weights(), new Tied(weights.of(k.weights()), operator.transposed()), x, wire))
        .orElseGet(() -> named(Words.of(operator), x, wire));
  }

  private double stems(Parameter parameter, Tied symbol, double x, double wire) {
    Tiles.stems(canvas.blocks(), tile(x, wire), parameter, symbol);
    canvas.labels().markup("symbol mid", x + Tiles.SIZE / 2, wire + 36, symbol.markup());
    return x + Tiles.SIZE + GAP;
  }

  private double activation(Activation activation, double x, double wire, String symbol) {
    Tiles.curve(canvas.blocks(), tile(x, wire), activation);
    canvas.labels().text("symbol mid", x + Tiles.SIZE / 2, wire + 36, symbol);
    return x + Tiles.SIZE + GAP;
  }

  private double named(String name, double x, double wire) {
    canvas.blocks().rect("tile", tile(x, wire), 6);
    canvas.labels().text("tiny mid", x + Tiles.SIZE / 2, wire + 3, name);
    return x + Tiles.SIZE + GAP;
  }

  private static Box tile(double x, double wire) {
    return new Box(x, wire - Tiles.SIZE / 2, Tiles.SIZE, Tiles.SIZE);
  }
}
