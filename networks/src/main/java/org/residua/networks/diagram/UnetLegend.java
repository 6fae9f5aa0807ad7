package org.residua.networks.diagram;

import java.util.List;
import org.residua.api.block.Stage.Role;
import org.residua.api.graph.Section;

/** Says below a {@link Unet} what its blocks, letters and lines are: those that occur. */
final class UnetLegend {

  private static final double ROW = 27;
  private static final double COLUMN = 585;
  private static final double TEXT = 58;

  private final Canvas canvas;
  private final Unet unet;
  private final double top;
  private int entries;

  UnetLegend(Canvas canvas, Unet unet, Box drawing) {
    this.canvas = canvas;
    this.unet = unet;
    this.top = drawing.bottom() + 40;
  }

  /** Draws it; returns its lower edge. */
  double draw() {
    part(Role.SMOOTHING, smoothing());
    part(Role.RESIDUAL, "residual b \u2212 A x");
    chip(Role.RESTRICTION, "restriction of the residual: strided convolution, down");
    chip(Role.INJECTION, "injection of x: what the coarse level starts from, x\u0302");
    chip(Role.PROLONGATION, "prolongation: transposed strided convolution, up");
    part(Role.BOTTLENECK, bottleneck());
    line(Role.CORRECTION, "long", "long skip, by addition: x + P e");
    part(Role.COARSE_EQUATION, "right-hand side of the coarse level: A x\u0302 + R r");
    line(Role.COARSE_CHANGE, "coarse", "coarse-level skip: e = x \u2212 x\u0302");
    local();
    canvas.labels().path("wire rail", "M", x(), y() - 5, "H", x() + 44);
    entry("right-hand side b: with x the state of the network");
    folded();
    return y(entries + entries % 2);
  }

  private void local() {
    if (unet.count(Role.SMOOTHING) > 0) {
      canvas.labels().path("local", "M", x() + 8, y(), "C", x() + 8, y() - 11, x() + 36, y() - 11, x() + 36, y());
      entry("local skip, within a smoothing sweep");
    }
  }

  private double x() {
    return Canvas.MARGIN + COLUMN * (entries % 2);
  }

  private double y() {
    return y(entries);
  }

  private double y(int entry) {
    int row = entry / 2;
    return top + ROW * row;
  }

  private void entry(String text) {
    canvas.labels().text("entry", x() + TEXT, y(), text);
    entries++;
  }

  private void part(Role role, String text) {
    if (unet.count(role) > 0) {
      canvas.labels().open("key " + role.text().replace(' ', '-'));
      canvas.labels().rect("part", new Box(x() + 9, y() - 16, 26, 22), 6);
      canvas.labels().close();
      canvas.labels().text("symbol mid", x() + 22, y(), UnetBlocks.letter(role));
      entry(text);
    }
  }

  private void chip(Role role, String text) {
    if (unet.count(role) > 0) {
      canvas.labels().rect("chip", new Box(x() + 10, y() - 16, 24, 22), 11);
      canvas.labels().text("symbol mid", x() + 22, y(), UnetBlocks.letter(role));
      entry(text);
    }
  }

  private void line(Role role, String kind, String text) {
    if (unet.count(role) > 0) {
      canvas.labels().path("wire " + kind, "M", x(), y() - 5, "H", x() + 44);
      entry(text);
    }
  }

  private Section last(Role role) {
    List<Section> all = unet.network().sections();
    return all.stream().filter(section -> section.stage().role() == role).reduce((_, last) -> last).orElseThrow();
  }

  private String smoothing() {
    if (unet.count(Role.SMOOTHING) == 0) {
      return "";
    }
    Section sweep = last(Role.SMOOTHING);
    return "smoothing sweep: " + Figures.counted(LocalSkips.of(sweep, unet.rightHandSides()).blocks(), "residual block")
        + ", " + Figures.counted(sweep.nodes().size(), "layer") + ": " + String.join(" ", UnetBlocks.layers(sweep));
  }

  private String bottleneck() {
    return unet.count(Role.BOTTLENECK) == 0 ? "" : "bottleneck: the coarsest equation is solved, "
        + Figures.counted(last(Role.BOTTLENECK).nodes().size(), "layer");
  }

  private void folded() {
    List<Stop.Folded> all = unet.stops().stream().<Stop.Folded>mapMulti((stop, to) -> {
      if (stop instanceof Stop.Folded rest) {
        to.accept(rest);
      }
    }).toList();
    if (!all.isEmpty()) {
      canvas.labels().rect("part fold", new Box(x() + 9, y() - 16, 26, 22), 6);
      canvas.labels().text("symbol mid", x() + 22, y(), "U");
      entry("the levels below in the same manner, not drawn: "
          + Figures.counted((int) all.stream().mapToLong(rest -> rest.count(Role.SMOOTHING)).sum(), "sweep"));
    }
  }
}
