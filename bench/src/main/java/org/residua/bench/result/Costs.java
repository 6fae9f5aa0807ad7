package org.residua.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.bench.contender.Width;
import org.residua.bench.problem.Problems;
import org.residua.bench.problem.SchemeEvolution;
import org.residua.bench.problem.Step;
import org.residua.schemes.Family;

/**
 * Cost against length: what an evolution by each scheme, and a single step, take for each sample of longer and longer signals.
 */
public final class Costs {

  /** Of the dearest length over the cheapest one, and of a single step over what bounds it. */
  private static final double FLAT = 1.3;
  private static final int BEYOND_CACHES = 1 << 22;
  private static final Step STEP = Step.difference("perona-malik");

  private Costs() {}

  /** A goal for each scheme, and one for single steps. */
  static List<Goal> goals(Mode mode, Width width) {
    return Stream.concat(mode.cost().schemes().stream().map(family -> flat(mode, width, family)),
        Stream.of(steps(mode, width))).toList();
  }

  private static Goal flat(Mode mode, Width width, Family family) {
    SchemeEvolution evolution = new SchemeEvolution(family, 1);
    List<Integer> lengths = lengths(mode, width);
    return new Goal("cost-" + family.name(), (evolution.solves() ? "a step of " : evolution.rows() + " rows of ")
        + family.name() + ", N = "
        + Mode.power(lengths.getFirst()) + " to " + Mode.power(lengths.getLast()) + ": dearest / cheapest length",
        Goal.Sense.AT_MOST, FLAT, List.of(new Goal.Flatness(cells(family, 1, lengths))));
  }

  /** Each against the dearer one of a step in cache and a pass over an array of that length. */
  private static Goal steps(Mode mode, Width width) {
    Cell cached = Cell.of(STEP, "vector", Goals.CACHED);
    return new Goal("cost-step", "one Perona-Malik step, the worst length: time / the larger of a step in cache and a "
        + "STREAM pass",
        Goal.Sense.AT_MOST, FLAT, stepLengths(mode, width).stream().filter(length -> length >= Goals.CACHED)
            .map(length -> (Goal.Figure) new Goal.Share("N = " + Mode.power(length), Cell.of(STEP, "vector", length),
                List.of(List.of(cached), Limit.stream(1, length)))).toList());
  }

  /** Lengths of single steps; all of them at the machine's own width. */
  static List<Integer> stepLengths(Mode mode, Width width) {
    return width.held() ? List.of(Goals.CACHED, Goals.LARGE) : mode.cost().steps();
  }

  /** Lengths of evolutions by one thread; the ends at a held width. */
  static List<Integer> lengths(Mode mode, Width width) {
    return width.held() ? ends(mode) : mode.cost().evolutions();
  }

  /** Lengths of evolutions by two threads. */
  static List<Integer> ends(Mode mode) {
    List<Integer> lengths = mode.cost().evolutions();
    return List.of(lengths.getFirst(), lengths.getLast());
  }

  /** An evolution by each number of threads. */
  static List<Cell> cells(Mode mode, Width width, Family family) {
    List<Cell> cells = new ArrayList<>(cells(family, 1, lengths(mode, width)));
    if (!width.held()) {
      cells.addAll(cells(family, 2, ends(mode)));
    }
    return cells;
  }

  /** The cells of an evolution, by growing length. */
  public static List<Cell> cells(Family family, int threads, List<Integer> lengths) {
    return lengths.stream().map(length -> Cell.of(new SchemeEvolution(family, threads), "vector", length)).toList();
  }

  /** Whether the runs of a cell are long: one of these evolutions, or one of many steps beyond the caches. */
  static boolean lasting(Cell cell) {
    return cell.problem().startsWith("rows-") || (cell.problem().startsWith("steps-") && cell.length() >= BEYOND_CACHES);
  }

  /** Whether a run of a cell takes seconds: steps that iterate, beyond the caches. */
  static boolean seconds(Cell cell) {
    return cell.length() >= BEYOND_CACHES && Problems.named(cell.problem()) instanceof SchemeEvolution evolution
        && evolution.family().iterative();
  }

  /** All lengths that are measured of a scheme. */
  public static IntStream measured(Mode mode) {
    return mode.cost().evolutions().stream().mapToInt(Integer::intValue);
  }
}
