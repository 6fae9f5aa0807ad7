package org.residua.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;
import org.residua.bench.contender.GccLibrary;
import org.residua.bench.contender.Width;
import org.residua.bench.page.Documentation;
import org.residua.bench.page.Page;
import org.residua.bench.problem.Own;
import org.residua.bench.problem.Problems;
import org.residua.bench.problem.SchemeEvolution;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Column;
import org.residua.bench.result.Machine;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Report;
import org.residua.bench.result.ReportJson;
import org.residua.bench.result.ReportText;
import org.residua.bench.result.Row;

/**
 * Measures everything in one run, prints the goals with the measured ratios, writes them as JSON and as a page, and keeps
 * what a whole run has measured in the documentation: {@code bench/run}, see {@link Request}.
 */
public final class GoalTable {

  /** Where results go, relative to the working directory unless this property says otherwise. */
  private static final String FOLDER = System.getProperty("residua.bench.results", "bench/target/results");
  private static final String DOCS = System.getProperty("residua.bench.docs", "docs");
  private static final Set<String> TWINS = Set.of("gcc", "hand");
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private GoalTable() {}

  /** Measures; fails if something was wrong or broke. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    Request request;
    try {
      request = Request.of(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println("bench/run: " + e.getMessage());
      System.exit(USAGE);
      return;
    }
    if (!request.own().isEmpty()) {
      System.setProperty(Own.PROPERTY, String.join(",", request.own()));
    }
    if (request.listed()) {
      Row.of(Mode.FULL, Width.own()).forEach(row -> System.out.printf("%-24s%s%n", row.name(), row.title()));
    } else if (!measure(request)) {
      System.exit(FAILED);
    }
  }

  private static boolean measure(Request request) throws IOException, RunnerException {
    Instant start = Instant.now();
    Machine machine = Machine.here();
    Path folder = Files.createDirectories(Path.of(FOLDER));
    Plan whole = Plan.of(request.mode(), request.only());
    Map<String, Double> memory = memory(whole);
    Foresight foresight = Foresight.of(whole, memory);
    Plan plan = foresight.plan();
    foresight.lines().forEach(System.out::println);
    plan.notices().forEach(System.out::println);
    List<Column> columns = new Rounds(plan.mode(), folder.resolve("jmh"), properties(plan), System.out::println).measure(plan);
    List<String> failures = failures(plan, columns);
    Report report = new Report(plan.mode(), machine, columns, memory, notices(plan, failures),
        Duration.between(start, Instant.now()));
    System.out.println(ReportText.of(report, request.only()));
    Files.writeString(folder.resolve("goal-table.json"), ReportJson.of(report));
    Files.writeString(folder.resolve("goal-table.html"), Page.of(report));
    System.out.println("written: " + folder.resolve("goal-table.json") + ", " + folder.resolve("goal-table.html"));
    if (request.only().isEmpty()) {
      System.out.println(new Documentation(Path.of(DOCS)).keep(report));
    }
    return failures.isEmpty();
  }

  /** The twins are compiled once for all forks of a width. */
  private static Map<Width, List<String>> properties(Plan plan) {
    Map<Width, List<String>> properties = new LinkedHashMap<>();
    for (Plan.Part part : plan.parts()) {
      List<String> own = new ArrayList<>();
      if (part.cells().stream().anyMatch(cell -> TWINS.contains(cell.contender()))) {
        own.add("-D" + GccLibrary.PROPERTY + "=" + GccLibrary.compiled(part.width()));
      }
      Optional.ofNullable(System.getProperty(Own.PROPERTY)).ifPresent(names -> own.add("-D" + Own.PROPERTY + "=" + names));
      String cache = System.getProperty("org.bytedeco.javacpp.cachedir");
      if (cache != null) {
        own.add("-Dorg.bytedeco.javacpp.cachedir=" + cache);
      }
      properties.put(part.width(), own);
    }
    return properties;
  }

  private static Map<String, Double> memory(Plan plan) {
    Map<String, Double> memory = new LinkedHashMap<>();
    plan.cells().stream().map(cell -> Problems.named(cell.problem())).distinct().forEach(problem -> {
      if (problem instanceof SchemeEvolution evolution && evolution.threads() == 1) {
        memory.put(evolution.family().name(), Footprint.perSample(evolution));
      }
    });
    return memory;
  }

  private static List<String> failures(Plan plan, List<Column> columns) {
    List<String> failures = new ArrayList<>();
    for (int k = 0; k < columns.size(); k++) {
      Column column = columns.get(k);
      plan.parts().get(k).cells().stream().filter(cell -> column.results().of(cell).isEmpty()).map(Cell::toString)
          .map(cell -> cell + " at " + column.width().title()).forEach(failures::add);
    }
    return failures;
  }

  private static List<String> notices(Plan plan, List<String> failures) {
    List<String> notices = new ArrayList<>(plan.notices());
    failures.forEach(cell -> notices.add("FAILED: " + cell + "; the reason is in the logs jmh-1-* beside this report"));
    return notices;
  }
}
