package org.residua.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.residua.bench.contender.Width;
import org.residua.bench.problem.Problems;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Column;
import org.residua.bench.result.Effort;
import org.residua.bench.result.Measured;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Results;

/**
 * Measures cells by JMH in rounds: one fork of every cell at each width, then the next one of every cell. A ratio is then made of
 * forks that ran within seconds of each other, and its spread over the rounds tells how far the machine drifted.
 *
 * @param mode how much
 * @param log where JMH's own output goes
 * @param properties passed to the forks of a width, {@code -Dname=value}
 * @param told of what begins
 */
record Rounds(Mode mode, Path log, Map<Width, List<String>> properties, Consumer<String> told) {

  /**
   * Among them: heap arrays all begin 16 bytes into a cache line, as large ones do anyway. Otherwise one in four begins
   * with a line, by luck, and steps that are bounded by loads then take four fifths of the time. References stay whole, as
   * unfolding them takes instructions of its own with that alignment: ten nanoseconds for each step.
   */
  private static final List<String> ARGUMENTS = List.of("--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
      "-XX:MaxRAMPercentage=" + Estimate.HEAP_PERCENT,
      "-XX:ObjectAlignmentInBytes=64", "-XX:-UseCompressedOops");
  private static final String ALLOCATED = "bytes";

  /** Times by fork and bytes of the cells of one width, as they come in. */
  private record Tally(Map<Cell, List<List<Double>>> forks, Map<Cell, Double> allocated) {

    Tally() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    void add(RunResult result) {
      Cell cell = Cell.parse(result.getParams().getParam("cell"));
      double work = Problems.named(cell.problem()).work(cell.length());
      for (BenchmarkResult fork : result.getBenchmarkResults()) {
        Collection<IterationResult> iterations = fork.getIterationResults();
        forks.computeIfAbsent(cell, _ -> new ArrayList<>())
            .add(iterations.stream().map(iteration -> iteration.getPrimaryResult().getScore() / work).toList());
        iterations.stream().flatMap(iteration -> Optional.ofNullable(iteration.getSecondaryResults().get(ALLOCATED)).stream())
            .forEach(bytes -> allocated.merge(cell, bytes.getScore(), Math::min));
      }
    }

    Results results() {
      return Results.of(forks.entrySet().stream().map(entry -> new Measured(entry.getKey(), entry.getValue(),
          allocated.getOrDefault(entry.getKey(), Double.NaN))).toList());
    }
  }

  Rounds {
    properties = Map.copyOf(properties);
  }

  /** A column for each part of a plan; cells that fail are missing. */
  List<Column> measure(Plan plan) throws RunnerException {
    Map<Width, Tally> tallies = plan.parts().stream().collect(Collectors.toMap(Plan.Part::width, _ -> new Tally()));
    for (int round = 1; round <= mode.rounds(); round++) {
      for (Plan.Part part : plan.parts()) {
        Tally tally = tallies.getOrDefault(part.width(), new Tally());
        for (Map.Entry<Effort, List<Cell>> group : efforts(part, round).entrySet()) {
          told.accept(String.format("round %d of %d, %s: %d cells, about %s", round, mode.rounds(), part.width().title(),
              group.getValue().size(), Estimate.words(group.getValue().stream().map(cell -> Estimate.ofFork(cell, group.getKey()))
                  .reduce(Duration.ZERO, Duration::plus))));
          run(group.getValue(), group.getKey(), part.width(), round).forEach(tally::add);
        }
      }
    }
    return plan.parts().stream().map(part ->
        new Column(part.width(), tallies.getOrDefault(part.width(), new Tally()).results())).toList();
  }

  /** The cells that take part in a round, by effort. */
  private Map<Effort, List<Cell>> efforts(Plan.Part part, int round) {
    return part.cells().stream().filter(cell -> mode.effort(cell).forks() >= round)
        .collect(Collectors.groupingBy(mode::effort, LinkedHashMap::new, Collectors.toList()));
  }

  private Collection<RunResult> run(List<Cell> cells, Effort effort, Width width, int round) throws RunnerException {
    List<String> arguments = new ArrayList<>(ARGUMENTS);
    arguments.addAll(width.arguments());
    arguments.addAll(properties.getOrDefault(width, List.of()));
    return new Runner(new OptionsBuilder()
        .include("\\." + CellBenchmark.class.getSimpleName() + "\\.")
        .param("cell", cells.stream().map(Cell::toString).toArray(String[]::new))
        .forks(1)
        .warmupIterations(effort.warmups())
        .warmupTime(TimeValue.milliseconds(effort.milliseconds()))
        .measurementIterations(effort.iterations())
        .measurementTime(TimeValue.milliseconds(effort.milliseconds()))
        .output(log + "-" + round + "-" + width.bits() + suffix(effort) + ".log")
        .jvmArgsAppend(arguments.toArray(String[]::new)).build()).run();
  }

  private String suffix(Effort effort) {
    if (effort.equals(mode.effort())) {
      return "";
    }
    return effort.equals(mode.lasting()) ? "-lasting" : effort.equals(mode.large()) ? "-large" : "-once";
  }
}
