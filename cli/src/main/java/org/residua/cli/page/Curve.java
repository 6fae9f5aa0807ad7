package org.residua.cli.page;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A curve of a plot.
 *
 * @param label what it is, for the legend
 * @param points in the order in which they are joined; one that an axis does not show interrupts the line
 * @param look how it is drawn
 */
public record Curve(String label, List<Point> points, Look look) {

  /** Copies the points. */
  public Curve {
    points = List.copyOf(points);
  }

  /** A point. */
  public record Point(double x, double y) {}

  /** How a curve is drawn. */
  public enum Look {
    /** A line. */
    LINE,
    /** A broken line: a bound, a truth, a comparison. */
    DASHED,
    /** A line with a mark at each point, for a few measurements. */
    MARKED,
    /** Marks alone: noisy samples. */
    DOTS
  }

  /** The samples {@code y_0, y_1, ...} over their index. */
  public static Curve of(String label, double[] samples, Look look) {
    return new Curve(label, IntStream.range(0, samples.length).mapToObj(i -> new Point(i, samples[i])).toList(), look);
  }
}
