package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Flux;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;
import org.residua.simd.plan.KernelBatch;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.team.Workers;
import org.residua.simd.vector.VectorKernels;
import org.residua.simd.vector.flux.FluxTemplate;

/** Each signal of a batch gets the bits that it gets alone from scalar kernels. */
class BatchTest {

  private static final int[] TAPS = {1, 2, 9};
  private static final List<Row> PLAIN = List.of(Row.explicit(0.2371), Row.explicit(0.11));
  private static final List<Row> EXTRAPOLATED = List.of(
      Row.extrapolated(0.2, 0.66), new Row(0.21, 0.9, 0, 0, 0), Row.extrapolated(0.2, 1.4));

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void everyFluxBoundaryAndLength(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      List<Flux> fluxes = Cases.fluxes(0.73);
      for (int c = 0; c < 3 * fluxes.size(); c++) {
        int taps = TAPS[c % 3];
        if (Cases.tried(List.of(Boundary.values()).indexOf(boundary), c % 3, c / 3)) {
          Diffusion diffusion = Diffusion.of(filter(taps, boundary), fluxes.get(c / 3));
          for (int length : Cases.lengths(taps, boundary)) {
            compare(kernels, new SemiIteration(diffusion, PLAIN, false), length, 4);
            compare(kernels, new SemiIteration(diffusion, EXTRAPOLATED, length % 2 == 0), length, 9);
          }
        }
      }
    }
  }

  /** Several windows of the interleaved signals, several groups, lanes without a signal, repetitions. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void longSignalsAndManyGroups(VectorKernels kernels) {
    List<Row> many = Stream.generate(() -> Row.extrapolated(0.05, 1.6)).limit(7).toList();
    for (Boundary boundary : Boundary.values()) {
      for (int taps : new int[] {2, 5}) {
        Diffusion diffusion = Diffusion.of(filter(taps, boundary), Cases.fluxes(0.73).get(2));
        compare(kernels, new SemiIteration(diffusion, many, true), 9001, 21);
        compare(kernels, new SemiIteration(diffusion, many, false), 9001, 16);
      }
    }
  }

  private static void compare(
      VectorKernels kernels, SemiIteration iteration, int length, int count) {
    Shape shape = new Shape(1, length);
    List<Signal> signals = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      signals.add(Signal.planar(shape, Cases.values(length, 1, s)));
    }
    Architecture architecture = Tracer.trace(new Twice(iteration), 1);
    Plan alone = KernelEngine.of(new ScalarKernels()).plan(architecture, shape);
    List<Signal> expected = signals.stream().map(alone::run).toList();
    KernelBatch batch = KernelBatch.of(
        architecture, Execution.of(kernels).on(Workers.of(count % 2 + 1)), shape);
    assertThat(batch.run(signals)).as("%s at length %d", iteration, length).isEqualTo(expected);
  }

  @Test
  void saysWhetherItInterleaves() {
    VectorKernels kernels = VectorKernels.ofLanes(4);
    Shape shape = new Shape(1, 100);
    for (Flux flux : Cases.fluxes(1)) {
      SemiIteration iteration = new SemiIteration(
          Diffusion.of(filter(2, Boundary.NATURAL), flux), PLAIN, false);
      Architecture architecture = Tracer.trace(new Twice(iteration), 1);
      assertThat(KernelBatch.of(architecture, Execution.of(kernels), shape).interleaved())
          .as("%s", flux).isEqualTo(FluxTemplate.fused(FluxTemplate.of(flux)) ? 4 : 1);
      assertThat(KernelBatch.of(architecture, Execution.of(new ScalarKernels()), shape)
          .interleaved()).isOne();
    }
  }

  @Test
  void refusesMisfits() {
    SemiIteration iteration = new SemiIteration(
        Diffusion.of(filter(2, Boundary.NATURAL), Cases.fluxes(1).get(0)), PLAIN, false);
    Architecture architecture = Tracer.trace(new Twice(iteration), 1);
    Execution execution = Execution.of(VectorKernels.ofLanes(4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelBatch.of(architecture, execution, new Shape(2, 10)))
        .withMessageContaining("2 channels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelBatch.of(architecture, execution, new Shape(1, 10))
            .run(List.of(Signal.of(1, 2, 3))));
  }

  private static Convolution filter(int taps, Boundary boundary) {
    return new Convolution(
        new Parameter("K", List.of(1, 1, taps), Cases.values(taps, 0.4, taps)), boundary);
  }

  /**
   * A semi-iteration, repeated, and once more.
   *
   * @param iteration what is repeated
   */
  private record Twice(SemiIteration iteration) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      Block once = new Once(iteration);
      return once.express(algebra, algebra.repeat(once, 2, inputs, List.of()));
    }
  }

  /**
   * A semi-iteration.
   *
   * @param iteration what is run
   */
  private record Once(SemiIteration iteration) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(algebra.cycle(iteration, inputs));
    }
  }
}
