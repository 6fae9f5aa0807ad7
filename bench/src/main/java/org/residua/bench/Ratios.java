package org.residua.bench;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Times of the explicit step relative to the vector kernels, measured in one run:
 * {@code java -cp benchmarks.jar org.residua.bench.Ratios [length [warmed]]}, in cache with every flux warmed
 * unless said otherwise.
 */
public final class Ratios {

  private Ratios() {}

  /** Measures and prints; see the class. */
  public static void main(String[] arguments) throws RunnerException {
    String length = arguments.length > 0 ? arguments[0] : "4096";
    String warmed = arguments.length > 1 ? arguments[1] : "all";
    Collection<RunResult> results = new Runner(new OptionsBuilder()
        .include(ExplicitStepBenchmark.class.getName())
        .param("length", length)
        .param("warmed", warmed)
        .build()).run();
    print(Integer.parseInt(length), results);
  }

  private static void print(int length, Collection<RunResult> results) {
    Map<String, Map<String, Double>> times = new TreeMap<>();
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      times.computeIfAbsent(params.getParam("flux"), flux -> new TreeMap<>())
          .put(params.getParam("implementation"), median(result) / length);
    }
    System.out.printf("%n%-14s%12s%14s%15s   (medians, length %d)%n",
        "flux", "ns/sample", "naive/vector", "scalar/vector", length);
    times.forEach((flux, time) -> {
      double vector = time.getOrDefault("vector", Double.NaN);
      System.out.printf("%-14s%12.3f%14.2f%15.2f%n", flux, vector,
          time.getOrDefault("naive", Double.NaN) / vector,
          time.getOrDefault("scalar", Double.NaN) / vector);
    });
  }

  /** The median over all iterations and forks: on a shared machine means are those of the disturbances. */
  private static double median(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }
}
