package org.residua.bench.result;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** A report as text for a terminal. */
public final class ReportText {

  private ReportText() {}

  /** Everything. */
  public static String of(Report report) {
    return of(report, Set.of());
  }

  /**
   * For each width the bounds, then the goals of these names, or all if there are none, and the times of rows that are no goals.
   */
  public static String of(Report report, Set<String> only) {
    StringBuilder text = new StringBuilder();
    for (Column column : report.columns()) {
      append(text, report, column, only);
      Row.of(report.mode(), column.width()).stream().filter(row -> !row.goal() && only.contains(row.name()))
          .forEach(row -> times(text, column, row));
    }
    text.append(report.took().toMinutes()).append(" min ").append(report.took().toSecondsPart()).append(" s")
        .append(System.lineSeparator());
    report.notices().forEach(notice -> text.append(notice).append(System.lineSeparator()));
    return text.toString();
  }

  private static void times(StringBuilder text, Column column, Row row) {
    text.append(String.format(Locale.ROOT, "%n%-64s%12s%25s%n", row.title() + ", " + column.width().title(), "median",
        "over the forks"));
    row.cells().forEach(cell -> column.results().of(cell).map(Measured::spread)
        .ifPresent(spread -> text.append(String.format(Locale.ROOT,
        "%-64s%12s%25s  ns per sample and step%n", cell, number(spread.median()), range(spread.least(), spread.greatest())))));
  }

  private static void append(StringBuilder text, Report report, Column column, Set<String> only) {
    text.append(String.format(Locale.ROOT, "%n%s%n%-64s%12s%25s%n", column.width().title(), "bound of this machine", "median",
        "over the forks"));
    for (MachineBound bound : report.bounds(column)) {
      column.results().of(bound.cell()).map(Measured::spread).ifPresent(spread -> text.append(String.format(
          Locale.ROOT, "%-64s%12s%25s  %s%n", bound.name(), number(bound.value(spread.median())),
          range(bound.value(spread.least()), bound.value(spread.greatest())), bound.unit())));
    }
    text.append(String.format(Locale.ROOT, "%n%-64s%12s%25s%8s%n", "goal (" + report.mode().name() + " mode, "
        + column.width().title() + ")", "median", "over the forks", "goal"));
    report.verdicts(column).stream().filter(verdict -> only.isEmpty() || only.contains(verdict.goal().id()))
        .forEach(verdict -> text.append(line(verdict, column.results())));
    if (!only.isEmpty()) {
      return;
    }
    text.append(String.format(Locale.ROOT, "%n%d met, %d stopped by a bound of the machine, %d not met, %d not available%n",
        report.count(column, Verdict.Outcome.MET), report.count(column, Verdict.Outcome.AT_BOUND)
            + report.count(column, Verdict.Outcome.BEYOND_BOUND),
        report.count(column, Verdict.Outcome.NOT_MET), report.count(column, Verdict.Outcome.NOT_AVAILABLE)));
  }

  private static String line(Verdict verdict, Results results) {
    Goal goal = verdict.goal();
    return String.format(Locale.ROOT, "%-64s%12s%25s%8s  %s%n", verdict.title(),
        verdict.spread().map(spread -> number(spread.median())).orElse("-"),
        verdict.spread().map(spread -> range(spread.least(), spread.greatest())).orElse(""),
        goal.sense().sign() + " " + plain(goal.bound()), verdict.outcome().words() + atBound(goal, results));
  }

  private static String atBound(Goal goal, Results results) {
    OptionalDouble limit = goal.limit(results);
    return limit.isPresent() ? " (bound: " + number(limit.getAsDouble()) + ")" : "";
  }

  private static String range(double a, double b) {
    return number(Math.min(a, b)) + " .. " + number(Math.max(a, b));
  }

  /** Three digits that count. */
  public static String number(double value) {
    if (value == 0) {
      return "0";
    }
    int decimals = Math.clamp(2 - (int) Math.floor(Math.log10(Math.abs(value))), 0, 4);
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** As short as it goes. */
  public static String plain(double value) {
    return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
  }
}
