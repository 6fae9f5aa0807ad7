package org.residua.bench.result;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run with all that is told of it.
 *
 * @param mode how much was measured
 * @param machine where
 * @param columns what, at each width, the machine's own first
 * @param memory bytes that a plan keeps for each sample, by scheme
 * @param notices what is missing, and why
 * @param took how long
 */
public record Report(Mode mode, Machine machine, List<Column> columns, Map<String, Double> memory, List<String> notices,
    Duration took) {

  /** Copies. */
  public Report {
    columns = List.copyOf(columns);
    memory = Collections.unmodifiableMap(new LinkedHashMap<>(memory));
    notices = List.copyOf(notices);
  }

  /** What became of the goals at a width. */
  public List<Verdict> verdicts(Column column) {
    return Goals.of(mode, column.width()).stream().map(goal -> goal.verdict(column.results())).toList();
  }

  /** How many goals came out like this at a width. */
  public long count(Column column, Verdict.Outcome outcome) {
    return verdicts(column).stream().filter(verdict -> verdict.outcome() == outcome).count();
  }

  /** How many goals were measured at a width; a short run leaves some out. */
  public long measured(Column column) {
    return verdicts(column).size() - count(column, Verdict.Outcome.NOT_AVAILABLE);
  }

  /** The machine's bounds at a width. */
  public List<MachineBound> bounds(Column column) {
    return MachineBound.all().stream().filter(bound -> column.results().of(bound.cell()).isPresent()).toList();
  }
}
