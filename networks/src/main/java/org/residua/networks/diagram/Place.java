package org.residua.networks.diagram;

import org.residua.api.graph.Value;

/**
 * Where a node is drawn.
 *
 * @param x its centre
 * @param y its centre
 * @param half half its width
 * @param name the name of its value where an edge cannot be drawn
 */
record Place(double x, double y, double half, String name) {

  Place named(String newName) {
    return new Place(x, y, half, newName);
  }

  Place narrowed(double newHalf) {
    return new Place(x, y, newHalf, name);
  }

  /** The place of a value whose node is not drawn. */
  static Place hidden(Value value, int depth) {
    return new Place(Double.NaN, Double.NaN, 0, name(value, depth));
  }

  /** A name for a value: bodies of repetitions count for themselves. */
  static String name(Value value, int depth) {
    return (char) ('v' + Math.min(depth, 4)) + Integer.toString(value.id());
  }
}
