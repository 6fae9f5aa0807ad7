package org.residua.simd.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.flux.Activation;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.team.Workers;

/** A sweep has the bits of the expanded semi-iteration for every window and number of threads. */
class SweepTest {

  private static final int[][] BANKS = {{1, 1, 2}, {1, 1, 1}, {1, 1, 3}, {1, 1, 9}, {3, 1, 4}, {2, 2, 3}, {1, 2, 6}, {2, 1, 7}};
  private static final int[] LENGTHS = {2, 3, 4, 5, 8, 9, 15, 16, 17, 31, 33, 64, 257, 1000, 2600};
  private final DirectAlgebra expanded = new DirectAlgebra();

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void everyTableLengthWindowAndNumberOfThreads(Boundary boundary) {
    for (int[] bank : BANKS) {
      for (boolean frozen : new boolean[] {false, true}) {
        for (List<Row> rows : SweepCases.tables()) {
          for (int length : LENGTHS) {
            compare(SweepCases.iteration(bank, boundary, Fidelity.none(), rows, frozen), new Shape(bank[1], length));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void dataTerms(Boundary boundary) {
    for (int length : new int[] {9, 64, 2600}) {
      for (Fidelity fidelity : List.of(Fidelity.of(0.3), new Fidelity.Weights(SweepCases.weights(new Shape(1, length), 5)))) {
        for (List<Row> rows : SweepCases.tables()) {
          for (boolean frozen : new boolean[] {false, true}) {
            compare(SweepCases.iteration(new int[] {1, 1, 3}, boundary, fidelity, rows, frozen), new Shape(1, length));
          }
        }
      }
    }
  }

  private void compare(SemiIteration iteration, Shape shape) {
    if (!Sweep.suits(iteration, shape.length())) {
      assertThat(shape.length() < 2 * 8 || iteration.diffusion().operator().target(shape).channels() > 1)
          .as("a sweep for %s", shape).isTrue();
      return;
    }
    Signal u = Signal.planar(shape, SweepCases.values(shape.size(), 1));
    Signal f = Signal.planar(shape, SweepCases.values(shape.size(), 2));
    List<Signal> in = iteration.diffusion().inputs() == 1 ? List.of(u) : List.of(u, f);
    Signal expected = expanded.cycle(iteration, in);
    PreparedTable table = PreparedTable.of(iteration);
    for (Layout layout : SweepCases.layouts(table, shape, 3)) {
      Sweep sweep = SweepCases.sweep(table, layout);
      for (int run = 0; run < 2; run++) {
        double[] samples = new double[shape.size()];
        double[] target = new double[shape.size()];
        u.copyTo(samples);
        f.copyTo(target);
        sweep.run(samples, target);
        assertThat(Signal.planar(shape, samples)).as("%s on %s", iteration, layout).isEqualTo(expected);
      }
    }
  }

  /** Weights and tails of the table at a length that needs several windows; each sample is told of once a row. */
  @Test
  void progressAddsUpToSamplesTimesRows() {
    Shape shape = new Shape(1, 2600);
    for (Boundary boundary : Boundary.values()) {
      SemiIteration iteration = new SemiIteration(new Diffusion(SweepCases.bank(new int[] {1, 1, 4}, boundary),
          Activation.of(new PeronaMalik(1)), Fidelity.none()), SweepCases.tables().get(2), false);
      for (int chunks = 1; chunks <= 3; chunks++) {
        AtomicLong told = new AtomicLong();
        PreparedTable table = PreparedTable.of(iteration);
        Layout one = Layout.of(table, shape, 1, 0, 64);
        Sweep.of(table, new Layout(shape, 1, one.window(), one.border(), chunks),
                Execution.of(new ScalarKernels()).watched(told::addAndGet))
            .run(new double[2600], new double[2600]);
        assertThat(told).as("%s, %d chunks", boundary, chunks)
            .hasValue(2600L * iteration.rows().size());
      }
    }
  }

  @Test
  void smallWorkStaysOnOneThread() {
    SemiIteration iteration = new SemiIteration(new Diffusion(
        Convolution.difference(1, Boundary.NATURAL), Activation.of(new PeronaMalik(1)),
        Fidelity.none()), List.of(Row.explicit(0.25)), false);
    Execution four = Execution.of(new ScalarKernels()).on(Workers.of(4));
    assertThat(Sweep.of(iteration, new Shape(1, 100_000), four).threads()).isOne();
    assertThat(Sweep.of(iteration, new Shape(1, 10_000_000), four).threads()).isEqualTo(4);
  }

  @Test
  void refusesWhatItCannotDo() {
    SemiIteration iteration = new SemiIteration(new Diffusion(
        SweepCases.bank(new int[] {1, 1, 5}, Boundary.REFLECTING), Activation.of(new PeronaMalik(1)),
        Fidelity.none()), List.of(Row.explicit(0.25)), false);
    Execution execution = Execution.of(new ScalarKernels());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sweep.of(iteration, new Shape(1, 7), execution))
        .withMessageContaining("7 samples");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sweep.of(iteration, new Shape(1, 9), execution)
            .run(new double[8], new double[9]))
        .withMessageContaining("u has 8 samples, fewer than the 9");
  }
}
