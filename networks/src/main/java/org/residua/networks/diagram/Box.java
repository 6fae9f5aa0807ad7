package org.residua.networks.diagram;

/**
 * A rectangle of the drawing.
 *
 * @param x left edge
 * @param y upper edge
 * @param width extent to the right
 * @param height extent downwards
 */
record Box(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  double middle() {
    return y + height / 2;
  }

  /** The box with an edge of {@code by} added on each side. */
  Box grown(double by) {
    return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
  }
}
