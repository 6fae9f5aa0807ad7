package org.residua.cli.experiment;

import org.residua.api.signal.Signal;

/** What an edge that rises from 0 to a height looks like. */
final class Edge {

  private Edge() {}

  /**
   * From the first sample on at which a tenth of the height is passed for good to the place of nine tenths, between samples
   * by straight lines.
   */
  static double width(Signal u, double height) {
    int middle = firstAbove(u, 0.5 * height);
    return crossing(u, middle, 0.9 * height) - backwards(u, middle, 0.1 * height);
  }

  private static int firstAbove(Signal u, double level) {
    int i = 0;
    while (u.get(0, i) < level) {
      i++;
    }
    return i;
  }

  /** Upwards from the middle to the first place at which a level is reached. */
  private static double crossing(Signal u, int middle, double level) {
    int i = middle;
    while (u.get(0, i) < level) {
      i++;
    }
    return between(u, i - 1, level);
  }

  /** Downwards from the middle to the first place that is not above a level. */
  private static double backwards(Signal u, int middle, double level) {
    int i = middle;
    while (u.get(0, i) > level) {
      i--;
    }
    return between(u, i, level);
  }

  /** Where the line from sample {@code i} to the next has a level. */
  private static double between(Signal u, int i, double level) {
    return i + (level - u.get(0, i)) / (u.get(0, i + 1) - u.get(0, i));
  }

  /** The largest difference of neighbours. */
  static double steepest(Signal u) {
    double most = 0;
    for (int i = 1; i < u.shape().length(); i++) {
      most = Math.max(most, Math.abs(u.get(0, i) - u.get(0, i - 1)));
    }
    return most;
  }
}
