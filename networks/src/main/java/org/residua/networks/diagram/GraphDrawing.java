package org.residua.networks.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;

/**
 * Draws an architecture node by node: lines of layers, skips as arcs, values that change lines by name.
 */
final class GraphDrawing {

  private static final double PITCH = 76;
  private static final int IN_A_LINE = 16;
  private static final int MOST = 64;
  private static final int LAST = 8;
  private static final double ABOVE = 92;
  private static final double BELOW = 84;

  private final Canvas canvas;
  private final Chips chips;
  private final Arcs arcs;
  private double lowest;
  private int column;
  private int depth;
  private double y;
  private double right;

  GraphDrawing(Canvas canvas, Weights weights) {
    this.canvas = canvas;
    this.chips = new Chips(canvas, weights);
    this.arcs = new Arcs(canvas);
  }

  /** Draws all nodes below {@code top}; returns the extent that was used. */
  Box draw(Architecture architecture, double top) {
    y = top + ABOVE;
    lowest = y;
    Map<Value, Place> places = new HashMap<>();
    List<String> names = List.of("u", "f");
    for (int k = 0; k < architecture.inputs(); k++) {
      Place place = next();
      String name = architecture.inputs() <= names.size() ? names.get(k) : "u" + (k + 1);
      places.put(architecture.inputValues().get(k), chips.terminal(place, name));
    }
    nodes(architecture, places);
    for (Value output : architecture.outputs()) {
      Place place = next();
      chips.terminal(place, "v");
      arcs.edge(places.getOrDefault(output, Place.hidden(output, depth)), place, false);
    }
    return new Box(0, top, right + Canvas.MARGIN, lowest + BELOW - top);
  }

  private void nodes(Architecture architecture, Map<Value, Place> places) {
    List<Node> nodes = architecture.nodes();
    for (int k = 0; k < nodes.size(); k++) {
      if (nodes.size() > MOST && k == MOST - LAST) {
        int hidden = nodes.size() - MOST;
        chips.hidden(next(), hidden);
        k += hidden;
      }
      node(nodes.get(k), places);
    }
  }

  private void node(Node node, Map<Value, Place> places) {
    if (!node.bodies().isEmpty()) {
      frame(node, places);
      return;
    }
    Place place = next();
    place = chips.node(node, place);
    for (Value input : node.inputs()) {
      arcs.edge(places.getOrDefault(input, Place.hidden(input, depth)), place,
          !(node instanceof Node.Combine));
    }
    Place drawn = place;
    node.outputs().forEach(output -> places.put(output, drawn.named(Place.name(output, depth))));
  }

  /** The body gets lines of its own in a frame. */
  private void frame(Node node, Map<Value, Place> places) {
    line();
    double top = y - ABOVE + 8;
    depth++;
    Map<Value, Place> inner = new HashMap<>();
    Architecture body = node.bodies().get(0);
    for (int k = 0; k < body.inputs(); k++) {
      Place place = next();
      Value outer = node.roles().get(k);
      arcs.edge(places.getOrDefault(outer, Place.hidden(outer, depth - 1)), place, false);
      inner.put(body.inputValues().get(k), chips.terminal(place, k == 0 ? "u" : "f"));
    }
    nodes(body, inner);
    Place last = next();
    chips.terminal(last, "u");
    Value end = body.outputs().get(0);
    arcs.edge(inner.getOrDefault(end, Place.hidden(end, depth)), last, false);
    depth--;
    Box frame = new Box(Canvas.MARGIN - 16, top,
        Math.max(right, Canvas.MARGIN + 3 * PITCH) - Canvas.MARGIN + 24, y + BELOW - 10 - top);
    canvas.frames().rect("frame", frame, 20);
    new Skips(canvas).badge(frame, frame.y(), node.label());
    right = Math.max(right, frame.right());
    line();
    for (Value output : node.outputs()) {
      Place place = next();
      places.put(output, chips.terminal(place, "u").named(Place.name(output, depth)));
    }
  }

  private Place next() {
    if (column == IN_A_LINE) {
      line();
    }
    double x = Canvas.MARGIN + column * PITCH + Tiles.SIZE / 2;
    right = Math.max(right, x + Tiles.SIZE / 2);
    column++;
    return new Place(x, y, Tiles.SIZE / 2, "");
  }

  private void line() {
    if (column > 0) {
      column = 0;
      y += ABOVE + BELOW - 20;
      lowest = Math.max(lowest, y);
    }
  }
}
