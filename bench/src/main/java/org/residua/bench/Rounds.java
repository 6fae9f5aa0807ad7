package org.residua.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Problems;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Measured;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Results;

/**
 * Measures cells by JMH in rounds: one fork of every cell, then the next one of every cell. A ratio is then made of forks
 * that ran within seconds of each other, and its spread over the rounds tells how far the machine drifted.
 *
 * @param mode how much
 * @param log where JMH's own output goes
 * @param properties passed to the forks, {@code -Dname=value}
 */
record Rounds(Mode mode, Path log, List<String> properties) {

  /**
   * Among them: heap arrays all begin 16 bytes into a cache line, as large ones do anyway. Otherwise one in four begins
   * with a line, by luck, and steps that are bounded by loads then take four fifths of the time. References stay whole, as
   * unfolding them takes instructions of its own with that alignment: ten nanoseconds for each step.
   */
  private static final List<String> ARGUMENTS = List.of("--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:MaxRAMPercentage=60",
      "-XX:ObjectAlignmentInBytes=64", "-XX:-UseCompressedOops");
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  Rounds {
    properties = List.copyOf(properties);
  }

  /** The cells with their results; those that fail are missing. */
  Results measure(List<Cell> cells) throws RunnerException {
    Map<Cell, List<List<Double>>> forks = new LinkedHashMap<>();
    Map<Cell, Double> allocated = new LinkedHashMap<>();
    for (int round = 1; round <= mode.forks(); round++) {
      System.out.printf("round %d of %d: %d cells, a fork each%n", round, mode.forks(), cells.size());
      for (RunResult result : run(cells, round)) {
        Cell cell = Cell.parse(result.getParams().getParam("cell"));
        Problem problem = Problems.named(cell.problem());
        double work = problem.work(cell.length());
        result.getBenchmarkResults().forEach(fork ->
            forks.computeIfAbsent(cell, _ -> new ArrayList<>()).add(times(fork, work)));
        Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
        if (bytes != null) {
          allocated.merge(cell, bytes.getScore(), Math::min);
        }
      }
    }
    return Results.of(forks.entrySet().stream()
        .map(entry -> new Measured(entry.getKey(), entry.getValue(),
            allocated.getOrDefault(entry.getKey(), Double.NaN)))
        .toList());
  }

  private static List<Double> times(BenchmarkResult fork, double work) {
    return fork.getIterationResults().stream()
        .map(iteration -> iteration.getPrimaryResult().getScore() / work)
        .toList();
  }

  private Collection<RunResult> run(List<Cell> cells, int round) throws RunnerException {
    ChainedOptionsBuilder options = new OptionsBuilder()
        .include("\\." + CellBenchmark.class.getSimpleName() + "\\.")
        .param("cell", cells.stream().map(Cell::toString).toArray(String[]::new))
        .forks(1)
        .warmupIterations(mode.warmups())
        .warmupTime(TimeValue.milliseconds(mode.milliseconds()))
        .measurementIterations(mode.iterations())
        .measurementTime(TimeValue.milliseconds(mode.milliseconds()))
        .addProfiler(GCProfiler.class)
        .output(log + "-" + round + ".log");
    List<String> arguments = new ArrayList<>(ARGUMENTS);
    arguments.addAll(properties);
    return new Runner(options.jvmArgsAppend(arguments.toArray(String[]::new)).build()).run();
  }
}
