package org.residua.bench.result;

import java.util.List;
import org.residua.bench.problem.Step;

/**
 * The cost of a Perona-Malik step against the length of the signal.
 *
 * @param title who computes it
 * @param cells by growing length
 */
public record Series(String title, List<Cell> cells) {

  /** Scalar kernels are for reference: longer signals tell nothing new. */
  private static final int LONGEST_SCALAR = 1 << 12;

  /** Copies. */
  public Series {
    cells = List.copyOf(cells);
  }

  /** All of them. */
  public static List<Series> of(Mode mode) {
    return List.of(
        series("naive Java", "naive", mode.cost().steps()),
        series("Residua, scalar", "scalar", mode.cost().steps().stream().filter(n -> n <= LONGEST_SCALAR).toList()),
        series("C, gcc", "gcc", mode.cost().steps()),
        series("Residua", "vector", mode.cost().steps()));
  }

  private static Series series(String title, String contender, List<Integer> lengths) {
    return new Series(title, lengths.stream()
        .map(length -> Cell.of(Step.difference("perona-malik"), contender, length)).toList());
  }
}
