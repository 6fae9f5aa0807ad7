package org.residua.bench.result;

import org.residua.bench.problem.Problem;

/**
 * What one fork measures: a problem, who computes it, and the length of its signals.
 *
 * @param problem its {@link Problem#id}
 * @param contender a contender's name
 * @param length samples of each signal
 */
public record Cell(String problem, String contender, int length) {

  /** The cell of a problem. */
  public static Cell of(Problem problem, String contender, int length) {
    return new Cell(problem.id(), contender, length);
  }

  /** Reads {@code problem/contender/length}. */
  public static Cell parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a cell is problem/contender/length, not " + text);
    }
    return new Cell(parts[0], parts[1], Integer.parseInt(parts[2]));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return problem + "/" + contender + "/" + length;
  }
}
