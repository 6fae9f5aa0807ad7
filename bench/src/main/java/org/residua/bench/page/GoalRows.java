package org.residua.bench.page;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.residua.bench.result.Column;
import org.residua.bench.result.Goal;
import org.residua.bench.result.Report;
import org.residua.bench.result.ReportText;
import org.residua.bench.result.Spread;
import org.residua.bench.result.Verdict;

/**
 * The goals, each with its forks on a scale of its own: the goal is in the middle, further right is better, and both ends
 * are a factor of {@value #FACTOR} away.
 */
final class GoalRows {

  private static final double FACTOR = 4;

  private GoalRows() {}

  static String of(Report report, Column column) {
    return report.verdicts(column).stream().map(verdict -> row(verdict, verdict.goal().limit(column.results())))
        .collect(Collectors.joining("\n"));
  }

  private static String row(Verdict verdict, OptionalDouble limit) {
    Goal goal = verdict.goal();
    String kind = verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "<li class=\"goal " + kind + "\"><p class=\"what\">" + Html.escape(verdict.title()) + "</p>"
        + "<div class=\"scale\" aria-hidden=\"true\">" + marks(verdict) + limit(goal, limit) + "</div>"
        + "<p class=\"value\">" + verdict.spread().map(GoalRows::value).orElse("<b>–</b>") + "</p>"
        + "<p class=\"held\">" + goal.sense().sign() + " " + ReportText.plain(goal.bound()) + bound(limit) + "</p>"
        + "<p class=\"outcome\">" + verdict.outcome().words() + "</p></li>";
  }

  private static String bound(OptionalDouble limit) {
    return limit.isEmpty() ? "" : " <span>bound&nbsp;" + ReportText.number(limit.getAsDouble()) + "</span>";
  }

  private static String limit(Goal goal, OptionalDouble limit) {
    return limit.isEmpty() ? ""
        : "<i class=\"limit\" style=\"left:" + Html.percent(place(goal, limit.getAsDouble())) + "\"></i>";
  }

  private static String value(Spread spread) {
    String range = spread.least() == spread.greatest() ? ""
        : " <span>" + ReportText.number(spread.least()) + " to " + ReportText.number(spread.greatest()) + "</span>";
    return "<b>" + ReportText.number(spread.median()) + "</b>" + range;
  }

  private static String marks(Verdict verdict) {
    Goal goal = verdict.goal();
    if (goal.bound() == 0 || verdict.values().isEmpty()) {
      return "";
    }
    String dots = verdict.values().stream()
        .map(value -> "<i class=\"dot\" style=\"left:" + Html.percent(place(goal, value)) + "\"></i>")
        .collect(Collectors.joining());
    return dots + verdict.spread().map(spread ->
        "<i class=\"median\" style=\"left:" + Html.percent(place(goal, spread.median())) + "\"></i>").orElse("");
  }

  /** On a logarithmic scale, kept within it. */
  static double place(Goal goal, double value) {
    double better = goal.sense() == Goal.Sense.AT_LEAST ? value / goal.bound() : goal.bound() / value;
    return Math.clamp(0.5 + 0.5 * Math.log(better) / Math.log(FACTOR), 0, 1);
  }
}
