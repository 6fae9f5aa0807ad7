package org.residua.networks.diagram;

import org.residua.api.block.Row;

/** Draws the connections between blocks. */
final class Skips {

  private static final double ARC = 46;
  /** Over one block only: the first extrapolation, whose previous iterate is the start itself. */
  private static final double LOW_ARC = 16;
  private static final double SHORT = 300;
  private static final double SUM_RADIUS = 8;
  private static final double CORNER = 9;

  private final Canvas canvas;

  Skips(Canvas canvas) {
    this.canvas = canvas;
  }

  /**
   * Where a combination is drawn.
   *
   * @param x its centre
   * @param y its centre
   */
  record Sum(double x, double y) {}

  void combine(double x, double y) {
    BlockCard.sum(canvas.blocks(), x, y);
  }

  /** The arc from the previous iterate over the blocks to the sum. */
  void extrapolate(double from, Sum to, double weight) {
    extrapolate(from, to, weight, to.x() - from < SHORT ? LOW_ARC : ARC);
  }

  /** The same over a block that feeds itself. */
  void relax(double from, Sum to, double weight) {
    extrapolate(from, to, weight, ARC);
  }

  private void extrapolate(double from, Sum to, double weight, double arc) {
    double top = to.y() - BlockCard.UP - 4;
    canvas.wires().path("wire arc arrow", "M", from, to.y(), "V", top, "C", from, top - arc,
        to.x(), top - arc, to.x(), top, "V", to.y() - SUM_RADIUS);
    canvas.blocks().circle("dot arc-dot", from, to.y(), 3);
    canvas.labels().markup("weight halo mid", (from + to.x()) / 2, top - 0.75 * arc + 4,
        "<tspan class=\"it\">b</tspan> = " + Figures.of(weight));
  }

  /** The skip from the start of the table below the blocks. */
  void fromStart(double from, Sum to, double lane, Row row) {
    canvas.wires().path("wire start arrow", "M", from, to.y(), "V", lane - CORNER, "Q", from, lane,
        from + CORNER, lane, "H", to.x() - CORNER, "Q", to.x(), lane, to.x(), lane - CORNER,
        "V", to.y() + SUM_RADIUS);
    canvas.blocks().circle("dot start-dot", from, to.y(), 3);
    String text = row.c() == 0 ? "" : "c = " + Figures.of(row.c());
    text += row.d() == 0 ? "" : (text.isEmpty() ? "" : ", ") + "d = " + Figures.of(row.d());
    canvas.labels().text("weight halo end", to.x() - 6, lane + 14, text);
  }

  /** The terminal of the target. */
  void target(double x, double y) {
    canvas.blocks().circle("terminal", x, y, 13);
    canvas.labels().text("symbol it mid", x, y + 5, "f");
  }

  /** The way from the lane of the target to the foot of a block. */
  void feed(double x, double bottom, double lane) {
    canvas.blocks().path("wire data arrow", "M", Canvas.MARGIN + 28, lane, "H", x - CORNER, "Q", x, lane,
        x, lane - CORNER, "V", bottom - 10);
  }

  /** The main wire below everything that was drawn on it. */
  void wire(int mark, double from, double to, double y) {
    Pen wire = new Pen();
    wire.path("wire", "M", from, y, "H", to);
    canvas.wires().insert(mark, wire);
  }

  /** The way back of a block to itself: from behind its sum below it to its first layer, at {@code to}. */
  void loop(Box card, double to, double wire, double lane) {
    double right = card.right() + 7;
    double left = to - 5;
    canvas.blocks().path("wire back arrow", "M", right, wire, "V", lane - CORNER, "Q", right, lane, right - CORNER, lane,
        "H", left + CORNER, "Q", left, lane, left, lane - CORNER, "V", wire + 3);
    canvas.blocks().circle("dot back-dot", right, wire, 3);
  }

  /** The way back of a repetition. */
  void back(Box frame, double wire, double lane) {
    double right = frame.right() - 7;
    double left = frame.x() + 7;
    canvas.wires().path("wire back arrow", "M", right, wire, "V", lane - CORNER, "Q", right, lane,
        right - CORNER, lane, "H", left + CORNER, "Q", left, lane, left, lane - CORNER,
        "V", wire + 3);
    canvas.blocks().circle("dot back-dot", right, wire, 3);
    canvas.blocks().circle("dot back-dot", left, wire, 3);
  }

  /** The badge of a frame. */
  void times(Box frame, int times) {
    badge(frame, frame.y(), "\u00d7 " + times);
  }

  /** A badge at the right of a frame, on its upper or lower edge. */
  void badge(Box frame, double edge, String text) {
    double width = 30 + 8.5 * text.length();
    Box badge = new Box(frame.right() - width - 18, edge - 13, width, 26);
    canvas.blocks().rect("badge", badge, 13);
    canvas.labels().text("badge-text mid", badge.x() + width / 2, badge.middle() + 5.5, text);
  }
}
