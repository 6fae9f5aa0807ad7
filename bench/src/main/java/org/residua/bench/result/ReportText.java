package org.residua.bench.result;

import java.util.Locale;
import java.util.OptionalDouble;

/** A report as text for a terminal. */
public final class ReportText {

  private ReportText() {}

  /** The bounds, then the goals. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%n%-64s%12s%25s%n", "bound of this machine", "median", "over the forks"));
    for (MachineBound bound : report.bounds()) {
      report.results().of(bound.cell()).map(Measured::spread).ifPresent(spread -> text.append(String.format(
          Locale.ROOT, "%-64s%12s%25s  %s%n", bound.name(), number(bound.value(spread.median())),
          range(bound.value(spread.least()), bound.value(spread.greatest())), bound.unit())));
    }
    text.append(String.format(Locale.ROOT, "%n%-64s%12s%25s%8s%n", "goal (" + report.mode().name() + " mode, "
        + report.mode().forks() + " forks)", "median", "over the forks", "goal"));
    report.verdicts().forEach(verdict -> text.append(line(verdict, report.results())));
    text.append(String.format(Locale.ROOT, "%n%d met, %d stopped by a bound of the machine, %d not met, %d not available; %d min %d s%n",
        report.count(Verdict.Outcome.MET), report.count(Verdict.Outcome.AT_BOUND) + report.count(Verdict.Outcome.BEYOND_BOUND),
        report.count(Verdict.Outcome.NOT_MET), report.count(Verdict.Outcome.NOT_AVAILABLE), report.took().toMinutes(), report.took().toSecondsPart()));
    report.notices().forEach(notice -> text.append(notice).append(System.lineSeparator()));
    return text.toString();
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
