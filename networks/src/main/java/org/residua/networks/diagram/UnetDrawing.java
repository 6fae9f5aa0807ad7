package org.residua.networks.diagram;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.residua.api.block.Stage.Role;
import org.residua.api.graph.Value;

/**
 * Draws cycles on levels: each level a stripe with its number of unknowns, {@code x} on its wire, {@code b} below it, long skips
 * straight across, transfers between the stripes.
 */
final class UnetDrawing {

  private static final double SUM = 11;
  private static final double CORNER = 9;
  private static final double ARROW = 13;

  private final Canvas canvas;
  private final Unet unet;
  private final UnetFrame frame;
  private final Set<Value> held;
  private final Set<Value> corrections;
  private final UnetBlocks blocks;
  /** Where each value that is no right-hand side begins its way to those that read it. */
  private final Map<Value, Double> starts = new HashMap<>();
  /** From where to where right-hand sides run. */
  private final Map<Value, Rail> rails = new HashMap<>();

  private static final Comparator<Rail> RAILS = Comparator.comparingInt(Rail::level).thenComparingDouble(Rail::from);

  private record Rail(int level, double from, double to) {

    Rail until(double x) {
      return new Rail(level, from, Math.max(to, x));
    }
  }

  UnetDrawing(Canvas canvas, Unet unet, double top) {
    this.canvas = canvas;
    this.unet = unet;
    this.frame = new UnetFrame(unet, top);
    this.held = unet.rightHandSides();
    this.corrections = unet.corrections();
    this.blocks = new UnetBlocks(canvas, frame, held);
  }

  /** Draws all of it; returns the extent that was used. */
  Box draw(double top) {
    levels();
    inputs();
    unet.stops().forEach(this::stop);
    double end = frame.x(unet.columns()) - frame.pitch() / 2 + 24;
    Value result = unet.network().outputs().get(0);
    wire(start(result), end - 16, frame.wire(0));
    blocks.terminal(end, frame.wire(0), "x");
    rails.values().stream().filter(rail -> rail.to() > rail.from()).sorted(RAILS).forEach(rail ->
        canvas.wires().path("wire rail", "M", rail.from(), frame.rail(rail.level()), "H", rail.to()));
    return new Box(0, top, UnetFrame.WIDTH, frame.bottom() - top);
  }

  private void levels() {
    int drawn = unet.stops().stream().mapToInt(Stop::level).max().orElse(0) + 1;
    for (int level = 0; level < drawn; level++) {
      canvas.frames().rect("stripe", frame.band(level), 14);
      boolean rest = unet.folded() && level == drawn - 1;
      double y = frame.wire(level);
      canvas.labels().text("size", 36, y - 1, unet.lengths().get(level) + (rest ? "\u2026" + unet.lengths().getLast() : ""));
      canvas.labels().text("note", 36, y + 16, rest ? "levels " + level + "\u2013" + (unet.lengths().size() - 1)
          : unet.lengths().get(level) == 1 ? "unknown" : "unknowns");
    }
  }

  private void inputs() {
    double x = frame.x(0) - frame.pitch() / 2 - 22;
    List<Value> in = unet.network().inputValues();
    blocks.terminal(x, frame.wire(0), "x");
    starts.put(in.get(0), x + 15);
    blocks.terminal(x, frame.rail(0), "b");
    rails.put(in.get(1), new Rail(0, x + 15, x + 15));
  }

  private double start(Value value) {
    return Objects.requireNonNull(starts.get(value), () -> value + " is read before it is drawn");
  }

  private void stop(Stop stop) {
    double x = frame.x(stop.column());
    switch (stop) {
      case Stop.Block block -> {
        switch (block.role()) {
          case SMOOTHING, RESIDUAL, BOTTLENECK -> onTheWire(block, x);
          case COARSE_EQUATION -> equation(block, x);
          case COARSE_CHANGE, CORRECTION -> sum(block, x);
          case RESTRICTION, INJECTION, PROLONGATION -> throw new IllegalStateException(block.role() + " is a transfer");
        }
      }
      case Stop.Folded folded -> {
        feed(folded, x, blocks.folded(folded, x));
        starts.put(folded.output(), x + frame.pitch() / 2 - 5);
      }
      case Stop.Transfer transfer -> transfer(transfer, x);
    }
  }

  private void onTheWire(Stop.Block block, double x) {
    Box box = blocks.box(block, x);
    feed(block, x, box);
    starts.put(block.output(), block.role() == Role.RESIDUAL ? x : box.right());
  }

  /** The wire of {@code x} and the right-hand side into a block. */
  private void feed(Stop stop, double x, Box box) {
    for (Value value : stop.reads()) {
      if (held.contains(value)) {
        double at = stop instanceof Stop.Block block && block.role() == Role.RESIDUAL ? x - box.width() / 4 : x;
        tap(value, at);
        canvas.wires().path("wire rail arrow", "M", at, frame.rail(stop.level()), "V", box.bottom() + 1);
      } else {
        wire(start(value), box.x() - 1, frame.wire(stop.level()));
      }
    }
  }

  private void tap(Value value, double x) {
    rails.computeIfPresent(value, (_, rail) -> rail.until(x));
  }

  /** An arrow, where there is room for its head. */
  private void wire(double from, double to, double y) {
    canvas.wires().path(to - from < ARROW ? "wire" : "wire arrow", "M", from, y, "H", to);
  }

  /** {@code A_H(x_H) + R r}: it stands where the right-hand side begins. */
  private void equation(Stop.Block block, double x) {
    Box box = blocks.equation(block, x);
    double rail = frame.rail(block.level());
    for (Value value : block.reads()) {
      if (unet.is(Role.RESTRICTION, value)) {
        canvas.wires().path("wire rail arrow", "M", start(value), rail, "H", box.x() - 1);
      } else {
        canvas.blocks().circle("dot coarse-dot", x, frame.wire(block.level()), 3);
        canvas.wires().path("wire coarse arrow", "M", x, frame.wire(block.level()), "V", box.y() - 1);
      }
    }
    rails.put(block.output(), new Rail(block.level(), box.right(), box.right()));
  }

  /** {@code x + P e}, or {@code x_H - R^ x}. */
  private void sum(Stop.Block block, double x) {
    boolean correction = block.role() == Role.CORRECTION;
    double y = frame.wire(block.level());
    blocks.sum(block, x, correction);
    for (Value value : block.reads()) {
      if (correction && !corrections.contains(value)) {
        skip("long", start(value) + 5, x, y, frame.skip(block.level()), y - SUM);
      } else if (!correction && unet.is(Role.INJECTION, value)) {
        skip("coarse", start(value), x, y, frame.coarse(block.level()), y + SUM);
      } else if (!correction) {
        wire(start(value), x - SUM - 1, y);
      }
    }
    starts.put(block.output(), x + SUM);
  }

  private void skip(String kind, double from, double x, double y, double lane, double end) {
    double bend = lane < y ? CORNER : -CORNER;
    canvas.blocks().circle("dot " + kind + "-dot", from, y, 3.2);
    canvas.wires().path("wire " + kind + " arrow", "M", from, y, "V", lane + bend, "Q", from, lane, from + CORNER, lane,
        "H", x - CORNER, "Q", x, lane, x, lane + bend, "V", end + (lane < y ? -1 : 1));
  }

  private void transfer(Stop.Transfer transfer, double column) {
    Value read = transfer.section().reads().get(0);
    int level = transfer.level();
    switch (transfer.role()) {
      case RESTRICTION -> {
        boolean direct = held.contains(read);
        if (direct) {
          tap(read, column);
        }
        double from = direct ? frame.rail(level - 1) : frame.wire(level - 1) + frame.half();
        canvas.wires().path("wire down arrow", "M", column, from, "V", frame.rail(level) - 3);
        blocks.chip(transfer, column, frame.between(level), "R");
        start(transfer, column, frame.rail(level));
      }
      case INJECTION -> {
        double x = column - frame.pitch() / 2;
        canvas.blocks().circle("dot", x, frame.wire(level - 1), 3);
        canvas.wires().path("wire down", "M", x, frame.wire(level - 1), "V", frame.wire(level));
        blocks.chip(transfer, x, frame.between(level), "R\u0302");
        starts.put(transfer.output(), x);
      }
      default -> up(transfer, read, column);
    }
  }

  /** What was restricted is a right-hand side, or a part of one. */
  private void start(Stop.Transfer transfer, double x, double rail) {
    canvas.blocks().circle("dot rail-dot", x, rail, 3);
    starts.put(transfer.output(), x);
    rails.put(transfer.output(), new Rail(transfer.level(), x, x));
  }

  /** To a sum, or to where a level begins. */
  private void up(Stop.Transfer transfer, Value read, double column) {
    int level = transfer.level();
    boolean corrects = corrections.contains(transfer.output());
    double x = corrects ? column : column - frame.pitch() / 2;
    double end = frame.wire(level) + (corrects ? SUM + 1 : 0);
    canvas.wires().path(corrects ? "wire up arrow" : "wire up", "M", start(read), frame.wire(level + 1), "H", x, "V", end);
    blocks.chip(transfer, x, frame.between(level + 1), "P");
    starts.put(transfer.output(), x);
  }
}
