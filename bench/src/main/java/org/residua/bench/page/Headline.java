package org.residua.bench.page;

import java.util.List;
import java.util.Optional;
import org.residua.bench.result.Column;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Report;
import org.residua.bench.result.ReportText;
import org.residua.bench.result.Spread;
import org.residua.bench.result.Verdict;

/** The picture and three sentences of a run, each figure at every width. */
final class Headline {

  private Headline() {}

  /** Nothing is kept. */
  static String none() {
    return "Nothing that was measured is kept yet: `bench/run` measures your machine and writes [the page](docs/benchmarks.md).";
  }

  static String of(Report report) {
    String processor = report.machine().facts().getOrDefault("Processor", "one machine");
    return "![What a Perona-Malik step takes by everybody](docs/images/benchmarks.svg)\n\nOn " + processor
        + ", a Perona-Malik step takes " + figures(report, "step") + " times what its divisions alone take at "
        + widths(report) + ". Against it naive Java takes " + figures(report, "step-naive") + " times as long, the best "
            + "loop of gcc "
        + figures(report, "step-gcc") + " times, the best form of PyTorch " + figures(report, "torch") + " times"
        + (report.mode().brief() ? ", in a short run for a first look" : report.mode().rounds() == 1 ? ", in one round" : "")
        + ". [The benchmarks](docs/benchmarks.md) have every "
        + "row, " + missed(report) + " goals that were measured not met among them, and `bench/run` measures them on "
        + "your machine.";
  }

  /** Of every width. */
  static String widths(Report report) {
    return joined(report.columns().stream().map(column -> column.width().title()).toList());
  }

  private static String joined(List<String> parts) {
    return String.join(" and ", parts);
  }

  private static String figures(Report report, String row) {
    return joined(report.columns().stream().map(column -> verdict(report, column, row).flatMap(Verdict::spread)
        .map(Spread::median).map(ReportText::number).orElse("(not measured)")).distinct().toList());
  }

  private static Optional<Verdict> verdict(Report report, Column column, String row) {
    return report.verdicts(column).stream().filter(verdict -> verdict.goal().id().equals(row)).findFirst();
  }

  /** Of the goals that were measured at each width. */
  private static String missed(Report report) {
    return joined(report.columns().stream().map(column -> report.count(column, Verdict.Outcome.NOT_MET) + " of " + report.measured(column))
        .toList());
  }
}
