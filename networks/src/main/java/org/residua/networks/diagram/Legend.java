package org.residua.networks.diagram;

import java.util.Locale;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.operator.Parameter;

/** Says below a drawing what its lines and letters mean, and which weights are tied. */
final class Legend {

  private static final double ROW = 24;
  /** The mean width of a letter in common sans serif fonts, rather too large. */
  private static final double WIDTH = 7.4;
  private static final int MOST_WEIGHTS = 6;

  private final Pen pen;
  private final Weights weights;
  private final double right;
  private double x;
  private double y;

  /** A legend below a drawing of the given extent. */
  Legend(Pen pen, Weights weights, Box drawing) {
    this.pen = pen;
    this.weights = weights;
    this.right = Math.max(drawing.right(), Diagram.NARROWEST) - Canvas.MARGIN;
    this.x = Canvas.MARGIN;
    this.y = drawing.bottom() + 40;
  }

  /** The lines that occur. */
  void lines(Lanes lanes, boolean frozen) {
    line("identity", "identity skip");
    if (lanes.extrapolated()) {
      line("arc", "extrapolating skip, one iterate further back");
    }
    if (lanes.start()) {
      line("start", "skip from the start of the cycle");
    }
    if (lanes.data()) {
      line("data", "data term, target f");
    }
    if (lanes.repeated()) {
      line("back", lanes.looped() ? "fed back until it stands still; repeated with the same weights"
          : "repeated with the same weights");
    }
    if (lanes.looped() && !lanes.repeated()) {
      line("back", "fed back until it stands still");
    }
    if (frozen) {
      String text = "frozen: the diffusivities are those at the start of the cycle";
      fit(18, text);
      Tiles.crystal(pen, x + 6, y - 4);
      entry(18, text);
    }
    x = Canvas.MARGIN;
    y += ROW;
  }

  private void line(String kind, String text) {
    fit(38, text);
    pen.path("wire " + kind, "M", x, y - 4, "H", x + 30);
    entry(38, text);
  }

  /** Starts another row where the entry would end beyond the drawing. */
  private void fit(double offset, String text) {
    if (x > Canvas.MARGIN && x + offset + WIDTH * text.length() > right) {
      x = Canvas.MARGIN;
      y += ROW;
    }
  }

  private void entry(double offset, String text) {
    pen.text("legend", x + offset, y, text);
    x += offset + WIDTH * text.length() + 26;
  }

  /** The activations and the sets of weights. */
  double letters(Architecture architecture) {
    Activations.of(architecture).forEach((text, letter) -> row(letter, "plain", text));
    int shown = 0;
    for (Parameter parameter : weights.parameters()) {
      if (shown++ == MOST_WEIGHTS) {
        row("\u22ef", "plain", (weights.parameters().size() - MOST_WEIGHTS) + " more sets of weights");
        break;
      }
      row(weights.of(parameter).markup(false), weights.of(parameter).colour(), text(parameter));
    }
    return y;
  }

  private void row(String symbol, String colour, String text) {
    pen.open("key " + colour);
    pen.markup("symbol mid", x + 12, y, symbol);
    pen.close();
    pen.text("legend", x + 34, y, text);
    y += ROW;
  }

  private String text(Parameter parameter) {
    int readers = weights.readers(parameter);
    String size = parameter.dimensions().size() == 3
        ? String.format(Locale.ROOT, "%d \u00d7 %d filters of %d taps", parameter.dimensions().get(0),
            parameter.dimensions().get(1), parameter.dimensions().get(2))
        : Figures.counted(parameter.size(), "number");
    String name = parameter.name().length() > 3 ? parameter.name() + ", " : "";
    return name + size.replace("1 \u00d7 1 filters", "one filter") + ", "
        + (readers > 1 ? "one set of weights read by " + readers + " layers" : "read by one layer");
  }

  /** Whether some rows keep the diffusivities of their start. */
  static boolean frozen(Architecture architecture) {
    return architecture.nodes().stream().anyMatch(node ->
        (node instanceof Node.SemiIterate semi && semi.iteration().frozen())
            || node.bodies().stream().anyMatch(Legend::frozen));
  }
}
