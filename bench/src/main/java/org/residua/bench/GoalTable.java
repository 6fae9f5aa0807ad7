package org.residua.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.residua.bench.contender.GccLibrary;
import org.residua.bench.page.Page;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Machine;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Report;
import org.residua.bench.result.ReportJson;
import org.residua.bench.result.ReportText;
import org.residua.bench.result.Results;

/**
 * Measures everything in one run, prints the goals with the measured ratios, and writes them as JSON and as a page:
 * {@code bench/run [--short]}.
 */
public final class GoalTable {

  /** Where results go, relative to the working directory unless this property says otherwise. */
  private static final String FOLDER = System.getProperty("residua.bench.results", "bench/target/results");
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private GoalTable() {}

  /** Measures; fails if something was wrong or broke. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    List<String> given = List.of(arguments);
    if (!List.of(List.of(), List.of("--short")).contains(given)) {
      System.err.println("usage: run [--short]");
      System.exit(USAGE);
    }
    Mode mode = given.isEmpty() ? Mode.FULL : Mode.SHORT;
    Instant start = Instant.now();
    Path folder = Files.createDirectories(Path.of(FOLDER));
    Plan plan = Plan.of(mode);
    plan.notices().forEach(System.out::println);
    Results results = new Rounds(mode, folder.resolve("jmh"), properties(plan)).measure(plan.cells());
    List<String> failures = failures(plan, results);
    Report report = new Report(mode, Machine.here(), results, notices(plan, failures), Duration.between(start, Instant.now()));
    System.out.println(ReportText.of(report));
    Files.writeString(folder.resolve("goal-table.json"), ReportJson.of(report));
    Files.writeString(folder.resolve("goal-table.html"), Page.of(report));
    System.out.println("written: " + folder.resolve("goal-table.json") + ", " + folder.resolve("goal-table.html"));
    if (!failures.isEmpty()) {
      System.exit(FAILED);
    }
  }

  /** The twins are compiled once for all forks. */
  private static List<String> properties(Plan plan) {
    List<String> properties = new ArrayList<>();
    if (plan.cells().stream().anyMatch(cell -> cell.contender().equals("gcc"))) {
      properties.add("-D" + GccLibrary.PROPERTY + "=" + GccLibrary.compiled());
    }
    String cache = System.getProperty("org.bytedeco.javacpp.cachedir");
    if (cache != null) {
      properties.add("-Dorg.bytedeco.javacpp.cachedir=" + cache);
    }
    return properties;
  }

  private static List<String> failures(Plan plan, Results results) {
    return plan.cells().stream()
        .filter(cell -> results.of(cell).isEmpty())
        .map(Cell::toString)
        .toList();
  }

  private static List<String> notices(Plan plan, List<String> failures) {
    List<String> notices = new ArrayList<>(plan.notices());
    failures.forEach(cell -> notices.add("FAILED: " + cell + "; the reason is in jmh-1.log beside this report"));
    return notices;
  }
}
