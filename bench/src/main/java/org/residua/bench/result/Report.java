package org.residua.bench.result;

import java.time.Duration;
import java.util.List;

/**
 * A run with all that is told of it.
 *
 * @param mode how much was measured
 * @param machine where
 * @param results what
 * @param notices what is missing, and why
 * @param took how long
 */
public record Report(Mode mode, Machine machine, Results results, List<String> notices, Duration took) {

  /** Copies. */
  public Report {
    notices = List.copyOf(notices);
  }

  /** What became of the goals. */
  public List<Verdict> verdicts() {
    return Goals.of(mode).stream().map(goal -> goal.verdict(results)).toList();
  }

  /** How many goals came out like this. */
  public long count(Verdict.Outcome outcome) {
    return verdicts().stream().filter(verdict -> verdict.outcome() == outcome).count();
  }

  /** The machine's bounds in their usual units. */
  public List<MachineBound> bounds() {
    return MachineBound.all().stream().filter(bound -> results.of(bound.cell()).isPresent()).toList();
  }
}
