package org.residua.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.bench.problem.SchemeEvolution;
import org.residua.schemes.Explicit;
import org.residua.schemes.SemiImplicit;

/** Bytes are those that a run allocates, and those that a plan keeps. */
class CountsTest {

  private static final int RUNS = 500;

  private static double iteration(CellBenchmark benchmark, Runnable run) {
    benchmark.restore();
    for (int k = 0; k < RUNS; k++) {
      run.run();
    }
    CellBenchmark.Allocation allocation = new CellBenchmark.Allocation();
    benchmark.count(allocation);
    return allocation.bytes;
  }

  /** Plain loops allocate nothing, compiled or not; with an array beside each step its bytes are counted. */
  @Test
  void whatARunAllocatesIsCounted() {
    CellBenchmark benchmark = new CellBenchmark();
    benchmark.cell = "step.perona-malik/naive/256";
    benchmark.prepare();
    // The first calls load classes.
    iteration(benchmark, benchmark::run);
    assertThat(iteration(benchmark, benchmark::run)).isLessThan(1);
    List<double[]> kept = new ArrayList<>();
    double bytes = iteration(benchmark, () -> {
      kept.add(new double[1000]);
      benchmark.run();
    });
    assertThat(kept).hasSize(RUNS);
    assertThat(bytes).isBetween(8000.0, 9000.0);
  }

  /** The state in place, eight bytes; a semi-implicit step keeps bands and factor as well, each at least as long. */
  @Test
  void whatAPlanKeepsOfASample() {
    assertThat(Footprint.perSample(new SchemeEvolution(Explicit.FAMILY, 1))).isEqualTo(8);
    assertThat(Footprint.perSample(new SchemeEvolution(SemiImplicit.FAMILY, 1))).isBetween(24.0, 80.0);
  }
}
