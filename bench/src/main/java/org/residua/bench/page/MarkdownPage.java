package org.residua.bench.page;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.residua.bench.result.Chart;
import org.residua.bench.result.Charts;
import org.residua.bench.result.Column;
import org.residua.bench.result.Goal;
import org.residua.bench.result.Measured;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Report;
import org.residua.bench.result.ReportText;
import org.residua.bench.result.Verdict;

/** All results that are kept as one page of the documentation. */
final class MarkdownPage {

  private MarkdownPage() {}

  static String of(List<Report> reports) {
    return """
        # Benchmarks

        What `bench/run` measured, a part for each processor, its results beside this page as JSON; the page is made of them. Figures are
        ratios of times of one run: the median over virtual machines that took turns, of each the fastest iteration
        ([decision 11](decisions/0011-benchmarks-in-rounds.md)). Every kernel was held against a plain reference before it was timed. Where
        vectors are wider than 256 bits all is measured twice, the second time with everybody held to 256
        ([decision 36](decisions/0036-two-widths.md)): Residua by `-XX:UseAVX=2`, gcc, PyTorch and oneDNN by their own switches, the bounds
        of the machine likewise; ONNX Runtime cannot be held.

        `bench/run --list` names the rows, `bench/run --only step,torch` measures two of them; a flux, scheme or block of your own is
        measured by `bench/run --own CLASS.MEMBER --class-path PATH` ([contributing](../CONTRIBUTING.md#benchmarks)).
        """ + (reports.isEmpty() ? "\nNothing is kept yet.\n" : "\n![What a Perona-Malik step takes by everybody](images/benchmarks.svg)\n")
        + reports.stream().map(MarkdownPage::part).collect(Collectors.joining());
  }

  private static String part(Report report) {
    return "\n## " + report.machine().facts().getOrDefault("Processor", report.machine().id()) + "\n\n" + caution(report)
        + goals(report) + missed(report) + times(report) + CostTables.of(report) + machine(report);
  }

  private static String caution(Report report) {
    String busy = report.machine().facts().getOrDefault("Load before", "0");
    return (report.mode().rounds() == 1
        ? "Measured in one round: each figure is of one virtual machine, and the next one may differ.\n\n" : "")
        + (report.mode().brief() ? "A short run, for a first look: fewer forks, fluxes, schemes and lengths, "
        + "shorter long signals, and at a held width only what stays in the cache.\n\n" : "")
        + (Double.parseDouble(busy) > 1 ? "**Other programs were running, a load of " + busy + ": take no figure from this "
            + "part.**\n\n" : "");
  }

  private static String goals(Report report) {
    StringBuilder text = new StringBuilder("### Goals\n\n" + head(report, List.of("row", "ratio", "goal")));
    List<List<Verdict>> columns = report.columns().stream().map(report::verdicts).toList();
    for (int k = 0; k < columns.getFirst().size(); k++) {
      Goal goal = columns.getFirst().get(k).goal();
      text.append("| `").append(goal.id()).append("` | ").append(goal.name()).append(" | ").append(goal.sense().sign())
          .append(' ')
          .append(bounds(columns, k)).append(" | ");
      for (int c = 0; c < columns.size(); c++) {
        text.append(figure(columns.get(c).get(k), report.columns().get(c))).append(" | ");
      }
      text.setLength(text.length() - 1);
      text.append('\n');
    }
    return text.append("\n✓ met, ⊣ within a tenth of a bound of the machine or beyond it, ✗ not met, – not measured.\n")
        .toString();
  }

  private static String bounds(List<List<Verdict>> columns, int row) {
    return columns.stream().map(column -> ReportText.plain(column.get(row).goal().bound())).distinct()
        .collect(Collectors.joining(", "));
  }

  private static String figure(Verdict verdict, Column column) {
    OptionalDouble limit = verdict.goal().limit(column.results());
    return verdict.spread().map(spread -> ReportText.number(spread.median()) + " " + sign(verdict.outcome())
        + (verdict.label().isEmpty() || verdict.outcome() == Verdict.Outcome.MET ? "" : " " + verdict.label())
        + (limit.isPresent() && verdict.outcome() != Verdict.Outcome.MET ? " (bound " + ReportText.number(limit.getAsDouble())
            + ")" : ""))
        .orElse("–");
  }

  private static String sign(Verdict.Outcome outcome) {
    return switch (outcome) {
      case MET -> "✓";
      case AT_BOUND, BEYOND_BOUND -> "⊣";
      case NOT_MET -> "✗";
      case NOT_AVAILABLE -> "–";
    };
  }

  private static String missed(Report report) {
    return report.columns().stream()
        .map(column -> "\n" + report.count(column, Verdict.Outcome.MET) + " of " + report.measured(column)
        + " met at " + column.width().title() + "; not met: " + report.verdicts(column).stream()
        .filter(verdict -> verdict.outcome() == Verdict.Outcome.NOT_MET).map(verdict -> "`" + verdict.goal().id() + "`")
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), names -> names.isEmpty() ? "none" : names)) + ".\n")
        .collect(Collectors.joining());
  }

  private static String times(Report report) {
    List<List<Chart>> columns = report.columns().stream().map(column -> Charts.of(report.mode(), column.width())).toList();
    return "\n### Times\n\nNanoseconds for each sample and step, and how many times what bounds them.\n"
        + IntStream.range(0, columns.getFirst().size())
        .filter(k -> columns.getFirst().get(k).bars().stream()
            .anyMatch(bar -> report.columns().getFirst().results().of(bar.cell()).isPresent()))
        .mapToObj(k -> "\n" + chart(report, columns.stream().map(charts -> charts.get(k)).toList()))
        .collect(Collectors.joining());
  }

  private static String chart(Report report, List<Chart> charts) {
    Chart first = charts.getFirst();
    StringBuilder text = new StringBuilder(head(report, List.of(first.title())));
    for (int k = 0; k < first.bars().size(); k++) {
      text.append("| ").append(labels(charts, k));
      for (int c = 0; c < charts.size(); c++) {
        text.append(" | ").append(time(charts.get(c).bars().get(k), report.columns().get(c)));
      }
      text.append(" |\n");
    }
    return text.toString();
  }

  private static String labels(List<Chart> charts, int row) {
    return charts.stream().map(chart -> chart.bars().get(row).label()).distinct().collect(Collectors.joining(", "));
  }

  private static String time(Chart.Bar bar, Column column) {
    double bound = bar.limit().nanoseconds(column.results());
    return column.results().of(bar.cell()).map(Measured::spread).map(spread -> ReportText.number(spread.median())
        + (bound > 0 ? ", " + ReportText.number(spread.median() / bound) + " ×" : "")
        + (column.width().held() && bar.cell().contender().equals("onnxruntime") ? ", at its own width" : "")).orElse("–");
  }

  private static String machine(Report report) {
    String bounds = report.columns().stream().map(column -> report.bounds(column).stream().map(bound -> "| " + bound.name() + ", "
        + column.width().title() + " | " + column.results().of(bound.cell()).map(Measured::spread)
        .map(spread -> ReportText.number(bound.value(spread.median()))).orElse("–") + " " + bound.unit() + " |\n")
        .collect(Collectors.joining()))
        .collect(Collectors.joining());
    String facts = report.machine().facts().entrySet().stream().map(MarkdownPage::fact).collect(Collectors.joining());
    return "\n### Machine\n\n| | |\n|---|---|\n" + facts
        + fact(Map.entry("Run", report.mode().name() + ", " + report.mode().effort() + "; long runs "
        + report.mode().lasting() + ", 2 where one takes seconds; " + report.took().toMinutes() + " min")) + bounds
        + report.notices().stream().map(notice -> "\n" + notice + "\n").collect(Collectors.joining());
  }

  private static String fact(Map.Entry<String, String> fact) {
    return "| " + fact.getKey() + " | " + fact.getValue() + " |\n";
  }

  private static String head(Report report, List<String> names) {
    List<String> widths = report.columns().stream().map(column -> column.width().title()).toList();
    return "| " + String.join(" | ", names) + " | " + String.join(" | ", widths) + " |\n"
        + "|---".repeat(names.size() + widths.size()) + "|\n";
  }
}
