package org.residua.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.residua.bench.problem.BankStep;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Problems;
import org.residua.bench.problem.SchemeEvolution;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Effort;

/** What a run takes, from what runs on a quiet machine with two cores took. */
final class Estimate {

  /** The share of the memory that a fork may have. */
  static final int HEAP_PERCENT = 60;
  /** To start a fork, to warm its code, and to hear of it. */
  private static final double START = 1.7;
  /** To load a library ... */
  private static final double LIBRARY = 1.5;
  /** ... and to use all fluxes first. */
  private static final double ALL_FLUXES = 8;
  /** Numbers to begin with, and the copies of them. */
  private static final double PREPARED = 80e-9;
  private static final double REFERENCE = 3e-9;
  private static final double STEP = 0.6e-9;
  private static final double MULTIPLY_ADD = 0.1e-9;
  private static final double SLOWER = 6e-9;
  private static final double SOLVE = 6e-9;
  /** Some fifty iterations. */
  private static final double FIXED_POINT = 300e-9;
  /** Beside what a plan keeps: the samples to begin with, twice, and the result to compare. */
  private static final int BESIDE = 4 * Double.BYTES;
  private static final String ALL = "step-after-all";
  private static final Set<String> FAST = Set.of("vector", "java", "hand");
  private static final Set<String> LIBRARIES = Set.of("torch", "onnx");
  private static final int HALF_A_MINUTE = 30;
  private static final double GIBIBYTE = 1 << 30;

  private Estimate() {}

  /** The time of one fork. */
  static Duration ofFork(Cell cell, Effort effort) {
    Problem problem = Problems.named(cell.problem());
    double rate = rate(problem, cell.contender());
    double run = problem.work(cell.length()) * rate;
    double warmed = rate * CellBenchmark.WARMING_WORK * (cell.length() > CellBenchmark.WARMING_PIECE ? 2 : 1);
    double seconds = start(cell) + warmed + PREPARED * cell.length() + REFERENCE * problem.work(problem.checked(cell.length()))
        + (effort.warmups() + effort.iterations()) * Math.max(1e-3 * effort.milliseconds(), run);
    return Duration.ofMillis(Math.round(1e3 * seconds));
  }

  private static double start(Cell cell) {
    if (cell.problem().startsWith(ALL)) {
      return START + ALL_FLUXES;
    }
    return LIBRARIES.stream().anyMatch(cell.contender()::startsWith) ? START + LIBRARY : START;
  }

  private static double rate(Problem problem, String contender) {
    return switch (problem) {
      case SchemeEvolution evolution when evolution.family().iterative() -> FIXED_POINT;
      case SchemeEvolution evolution when evolution.solves() -> SOLVE;
      case BankStep _ -> MULTIPLY_ADD;
      default -> FAST.contains(contender) ? STEP : SLOWER;
    };
  }

  /** All forks of a plan. */
  static Duration of(Plan plan) {
    return plan.cells().stream()
        .map(cell -> ofFork(cell, plan.mode().effort(cell)).multipliedBy(plan.mode().effort(cell).forks()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Bytes of a cell; {@code memory} is what a plan keeps for each sample, by scheme. */
  static long bytes(Cell cell, Map<String, Double> memory) {
    double kept = Problems.named(cell.problem()) instanceof SchemeEvolution evolution
        ? memory.getOrDefault(evolution.family().name(), 0.0) : 0;
    return Math.round((kept + BESIDE) * cell.length());
  }

  /** Bytes as readers know them. */
  static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
  }

  /** A time as readers know it. */
  static String words(Duration time) {
    return time.toMinutes() < 2 ? Math.max(1, time.toSeconds()) + " s" : time.plusSeconds(HALF_A_MINUTE).toMinutes() + " min";
  }
}
