package org.residua.bench.result;

import java.util.List;

/**
 * What was measured of a cell.
 *
 * @param cell which
 * @param forks nanoseconds per sample and step: for each fork its iterations in order
 * @param allocated bytes allocated by one run on the thread that starts it, the least of the iterations; NaN if nobody counted
 */
public record Measured(Cell cell, List<List<Double>> forks, double allocated) {

  /** Copies. */
  public Measured {
    forks = forks.stream().map(List::copyOf).toList();
  }

  /**
   * The fastest iteration of each fork: what else runs on a shared machine only adds, for tenths of a second at a time,
   * and what the compiler made of the code lasts from one iteration to the next.
   */
  public List<Double> times() {
    return forks.stream().map(iterations -> Spread.of(iterations).least()).toList();
  }

  /** Over the forks. */
  public Spread spread() {
    return Spread.of(times());
  }
}
