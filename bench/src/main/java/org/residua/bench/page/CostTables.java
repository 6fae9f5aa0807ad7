package org.residua.bench.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.residua.bench.problem.Step;
import org.residua.bench.problem.Stream;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Column;
import org.residua.bench.result.Costs;
import org.residua.bench.result.Goals;
import org.residua.bench.result.Measured;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Report;
import org.residua.bench.result.ReportText;
import org.residua.bench.result.Verdict;
import org.residua.schemes.Family;

/** Cost against length as tables. */
final class CostTables {

  private static final Step STEP = Step.difference("perona-malik");

  private CostTables() {}

  static String of(Report report) {
    return "\n### Cost against length\n" + report.columns().stream().map(column -> evolutions(report, column))
        .collect(Collectors.joining())
        + steps(report);
  }

  private static String evolutions(Report report, Column column) {
    List<Integer> lengths = report.mode().cost().evolutions().stream().filter(length -> report.mode().cost().schemes().stream()
        .anyMatch(family -> time(column, Costs.cells(family, 1, List.of(length)).getFirst()).isPresent())).toList();
    if (lengths.isEmpty()) {
      return "";
    }
    List<Integer> shared = column.width().held() ? List.of() : List.of(lengths.getFirst(), lengths.getLast());
    String names = lengths.stream().map(Mode::power).collect(Collectors.joining(" | "));
    String threads = shared.stream().map(length -> " | " + Mode.power(length) + ", 2 threads").collect(Collectors.joining());
    return "\nEvolutions at " + column.width().title() + ", ns for each sample and row; a step of a scheme that solves "
        + "systems counts as a row. Plans are loaded and run, so loading is timed. Bytes are what a plan keeps for each "
        + "sample.\n\n| scheme | " + names
        + " | dearest / cheapest"
        + threads + " | bytes |\n" + "|---".repeat(lengths.size() + shared.size() + 3) + "|\n"
        + report.mode().cost().schemes().stream().map(family -> row(report, column, family, lengths, shared))
        .collect(Collectors.joining())
        + notFlat(report, column);
  }

  private static String row(Report report, Column column, Family family, List<Integer> lengths, List<Integer> shared) {
    String alone = Costs.cells(family, 1, lengths).stream().map(cell -> number(column, cell)).collect(Collectors.joining(" | "));
    String together = Costs.cells(family, 2, shared).stream().map(cell -> " | " + number(column, cell))
        .collect(Collectors.joining());
    String bytes = Optional.ofNullable(report.memory().get(family.name())).map(ReportText::number).orElse("–");
    return "| " + family.name() + " | " + alone + " | " + verdict(report, column, "cost-" + family.name())
        .flatMap(Verdict::spread)
        .map(spread -> ReportText.number(spread.median())).orElse("–") + together + " | " + bytes + " |\n";
  }

  private static String notFlat(Report report, Column column) {
    List<String> names = report.verdicts(column).stream().filter(verdict -> verdict.goal().id().startsWith("cost-"))
        .filter(verdict -> verdict.outcome() == Verdict.Outcome.NOT_MET)
        .map(verdict -> verdict.goal().id().substring("cost-".length())).toList();
    return "\nNot flat within 1.3: " + (names.isEmpty() ? "none" : String.join(", ", names)) + ".\n";
  }

  /** Of the machine's own width: a step, a pass over memory, and the step over what bounds it. */
  private static String steps(Report report) {
    Column column = report.columns().getFirst();
    Optional<Double> cached = time(column, Cell.of(STEP, "vector", Goals.CACHED));
    String rows = report.mode().cost().steps().stream().filter(length -> length >= Goals.CACHED).map(length -> {
      Optional<Double> step = time(column, Cell.of(STEP, "vector", length));
      Optional<Double> pass = time(column, Cell.of(new Stream(1), "java", length));
      String over = step.isPresent() && pass.isPresent() && cached.isPresent()
          ? ReportText.number(step.get() / Math.max(pass.get(), cached.get())) : "–";
      return "| " + Mode.power(length) + " | " + number(step) + " | " + number(pass) + " | " + over + " |\n";
    }).collect(Collectors.joining());
    return "\nOne Perona-Malik step at " + column.width().title() + ", ns for each sample, against the larger of a step in "
        + "cache and a pass over an array of that length.\n\n| N | step | STREAM pass | step / bound "
        + "|\n|---|---|---|---|\n" + rows;
  }

  private static Optional<Verdict> verdict(Report report, Column column, String row) {
    return report.verdicts(column).stream().filter(verdict -> verdict.goal().id().equals(row)).findFirst();
  }

  private static Optional<Double> time(Column column, Cell cell) {
    return column.results().of(cell).map(Measured::spread).map(spread -> spread.median());
  }

  private static String number(Column column, Cell cell) {
    return number(time(column, cell));
  }

  private static String number(Optional<Double> time) {
    return time.map(ReportText::number).orElse("–");
  }
}
