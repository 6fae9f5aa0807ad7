package org.residua.bench.result;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A ratio of times: the best of the cells above over the best of the cells below.
 *
 * @param label what distinguishes it among the ratios of a goal
 * @param above alternatives, of which the fastest counts
 * @param below likewise
 */
public record Quotient(String label, List<Cell> above, List<Cell> below) {

  /** Copies. */
  public Quotient {
    above = List.copyOf(above);
    below = List.copyOf(below);
  }

  /** The ratio in each fork; empty if one side was not measured. */
  public List<Double> perFork(Results results) {
    List<Double> numerators = results.best(above);
    List<Double> denominators = results.best(below);
    return IntStream.range(0, Math.min(numerators.size(), denominators.size()))
        .mapToObj(fork -> numerators.get(fork) / denominators.get(fork))
        .toList();
  }
}
