package org.residua.bench.result;

import java.util.List;

/**
 * Times of several cells side by side.
 *
 * @param id the name of its row at the command line
 * @param title what is timed
 * @param note what a reader has to know
 * @param bars from the top
 */
public record Chart(String id, String title, String note, List<Bar> bars) {

  /** One time, and what bounds it. */
  public record Bar(String label, Cell cell, Limit limit) {}

  /** Copies. */
  public Chart {
    bars = List.copyOf(bars);
  }
}
