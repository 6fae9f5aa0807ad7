package org.residua.networks.diagram;

/** Draws the edges between nodes. */
final class Arcs {

  private static final double NEXT = 80;

  private final Canvas canvas;

  Arcs(Canvas canvas) {
    this.canvas = canvas;
  }

  /** An edge: straight to the next node, an arc over or under others, a name from line to line. */
  void edge(Place from, Place to, boolean under) {
    boolean neighbours = Math.abs(to.x() - from.x()) < NEXT;
    if (neighbours && Math.abs(from.y() - to.y()) > 1) {
      level(from, to);
      return;
    }
    if (Math.abs(from.y() - to.y()) > 1 || Double.isNaN(from.y())) {
      stub(from, to, under);
      return;
    }
    double span = to.x() - from.x();
    if (span < NEXT) {
      canvas.wires().path("wire arrow", "M", from.x() + from.half(), from.y(), "H",
          to.x() - to.half() - 1);
      return;
    }
    double sign = under ? 1 : -1;
    double reach = sign * Math.min(70, 24 + 0.08 * span);
    double start = from.x() + from.half() + 6;
    double leave = sign * 24;
    double arrive = sign * to.half();
    canvas.blocks().circle("dot", start, from.y(), 2.4);
    canvas.wires().path("wire arrow " + (under ? "start" : "arc"), "M", start, from.y(), "V",
        from.y() + leave, "C", start, from.y() + leave + reach, to.x(), from.y() + leave + reach,
        to.x(), from.y() + leave, "V", to.y() + arrive);
  }

  /** From a level to the next one. */
  private void level(Place from, Place to) {
    double middle = 0.5 * (from.x() + from.half() + to.x() - to.half());
    canvas.wires().path("wire arrow", "M", from.x() + from.half(), from.y(), "H", middle, "V",
        to.y(), "H", to.x() - to.half() - 1);
  }

  private void stub(Place from, Place to, boolean under) {
    double side = under ? 44 : -44;
    if (!Double.isNaN(from.x())) {
      double x = from.x() + from.half() + 6;
      canvas.wires().path("wire arc", "M", x, from.y(), "V", from.y() + 42);
      canvas.labels().text("weight halo mid", x, from.y() + 56, from.name());
    }
    canvas.wires().path("wire arc arrow", "M", to.x(), to.y() + side, "V",
        to.y() + Math.signum(side) * (to.half() + 1));
    canvas.labels().text("weight halo mid", to.x(), to.y() + side + (under ? 14 : -4), from.name());
  }
}
