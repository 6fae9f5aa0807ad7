package org.residua.networks.diagram;

import java.util.List;

/** Draws a chain of blocks from left to right, wrapped into lines. */
final class ChainDrawing {

  private static final double END = 15;
  private static final double BETWEEN = 34;

  private final Canvas canvas;
  private final Skips skips;
  private final BlockCard cards;
  private double x;
  private double wire;
  private double widest;
  private Lanes lanes = Lanes.of(List.of());

  ChainDrawing(Canvas canvas, Weights weights) {
    this.canvas = canvas;
    this.skips = new Skips(canvas);
    this.cards = new BlockCard(canvas, weights);
  }

  /** Draws the parts below {@code top}; returns the extent that was used. */
  Box draw(List<Part> parts, double top) {
    List<List<Part>> lines = Line.wrapped(parts);
    double y = top;
    for (int k = 0; k < lines.size(); k++) {
      lanes = Lanes.of(lines.get(k));
      double before = wire;
      wire = y + lanes.above();
      if (k == 0) {
        x = Canvas.MARGIN + 2 * END;
        terminal(Canvas.MARGIN + END, wire, "u");
      } else {
        turn(before, y);
      }
      int mark = canvas.wires().length();
      double from = x;
      lines.get(k).forEach(this::part);
      if (lanes.data()) {
        skips.target(Canvas.MARGIN + END, wire + lanes.dataLane());
      }
      skips.wire(mark, from, x, wire);
      y = wire + lanes.below() + BETWEEN;
    }
    canvas.wires().path("wire arrow", "M", x, wire, "H", x + 2 * Line.LEAD - 4);
    terminal(x + 2 * Line.LEAD + END - 4, wire, "v");
    widest = Math.max(widest, x + 2 * Line.LEAD + 2 * END);
    return new Box(0, top, widest + Canvas.MARGIN, y - BETWEEN - top);
  }

  private void part(Part part) {
    switch (part) {
      case Part.Step step -> {
        x += Line.LEAD;
        step(step);
      }
      case Part.General general -> {
        x += Line.LEAD;
        x = cards.general(general, x, wire).right();
      }
      case Part.Loop loop -> loop(loop);
      case Part.Hidden hidden -> hidden(hidden);
      case Part.Table table -> table(table);
      case Part.Repeated repeated -> repeated(repeated);
    }
  }

  private void step(Part.Step step) {
    Box card = cards.symmetric(step, x, wire);
    if (lanes.data()) {
      skips.feed(card.x() + card.width() / 2 - 10, card.bottom(), wire + lanes.dataLane());
    }
    x = card.right();
  }

  /** The block feeds itself: what comes in takes the skip alone. */
  private void loop(Part.Loop loop) {
    double start = x + Line.LEAD / 2;
    x += Line.LEAD;
    double left = x;
    x += Line.FRAME;
    double entrance = x;
    double top = wire - BlockCard.UP - Line.FRAME;
    Box frame = new Box(left, top, BlockCard.loopedWidth() + 2 * Line.FRAME, wire + lanes.loopLane() + Line.FRAME - 4 - top);
    canvas.blocks().rect("loop", frame, 20);
    Box card = cards.looped(loop.step(), entrance, wire);
    if (lanes.data()) {
      skips.feed(card.x() + card.width() / 2 - 10, card.bottom(), wire + lanes.dataLane());
    }
    x = card.right();
    skips.loop(card, entrance + BlockCard.LOOPED, wire, wire + lanes.loopLane());
    x += Line.FRAME;
    skips.badge(frame, frame.bottom(), "\u27f3 " + loop.solver());
    if (loop.rest() != 0) {
      double sum = x + Line.TO_SUM;
      skips.combine(sum, wire);
      canvas.labels().text("weight halo mid", sum - 2, wire + 26, Figures.of(1 - loop.rest()) + " v");
      skips.relax(start, new Skips.Sum(sum, wire), loop.rest());
      x += 2 * Line.TO_SUM;
    }
  }

  private void hidden(Part.Hidden hidden) {
    x += Line.LEAD;
    double middle = x + (Line.HIDDEN - Line.LEAD) / 2;
    canvas.blocks().rect("gap", new Box(x, wire - 12, Line.HIDDEN - Line.LEAD, 24), 12);
    canvas.labels().text("symbol mid", middle, wire + 5, "\u22ef");
    canvas.labels().text("foot mid", middle, wire + 29, hidden.count() + " more");
    x += Line.HIDDEN - Line.LEAD;
  }

  /** The rows of a table: {@code previous} and {@code current} are where two iterates leave the wire. */
  private void table(Part.Table table) {
    double start = x + Line.LEAD / 2;
    double previous = start;
    double current = start;
    for (Part part : table.rows()) {
      part(part);
      if (part instanceof Part.Step step && !step.row().plain()) {
        double sum = x + Line.TO_SUM;
        skips.combine(sum, wire);
        if (step.row().b() != 0) {
          skips.extrapolate(previous, new Skips.Sum(sum, wire), step.row().b());
        }
        if (step.row().c() != 0 || step.row().d() != 0) {
          skips.fromStart(start, new Skips.Sum(sum, wire), wire + lanes.startLane(), step.row());
        }
        x += 2 * Line.TO_SUM;
      }
      previous = part instanceof Part.Hidden ? x - 12 : current;
      current = x + Line.LEAD / 2;
    }
  }

  private void repeated(Part.Repeated repeated) {
    x += Line.LEAD;
    double left = x;
    x += Line.FRAME;
    canvas.labels().open("inside");
    repeated.body().forEach(this::part);
    canvas.labels().close();
    x += Line.FRAME + Line.LEAD / 2;
    double top = wire - lanes.above() + 4;
    Box frame = new Box(left, top, x - left, wire + lanes.backLane() + Line.FRAME - top);
    canvas.frames().rect("frame", frame, 20);
    skips.back(frame, wire, wire + lanes.backLane());
    skips.times(frame, repeated.times());
    x += Line.LEAD / 2;
  }

  /** The wire from the end of a line to the start of the next. */
  private void turn(double above, double top) {
    double right = x + Line.LEAD + 8;
    double left = Canvas.MARGIN + END;
    double y = top - BETWEEN / 2 + 4;
    widest = Math.max(widest, right);
    canvas.wires().path("wire", "M", x, above, "H", right - 10, "Q", right, above, right, above + 10,
        "V", y - 10, "Q", right, y, right - 10, y, "H", left + 10, "Q", left, y, left, y + 10,
        "V", wire - 10, "Q", left, wire, left + 10, wire);
    x = left + 10;
  }

  private void terminal(double at, double y, String name) {
    canvas.blocks().circle("terminal", at, y, END);
    canvas.labels().text("symbol it mid", at, y + 5, name);
  }
}
