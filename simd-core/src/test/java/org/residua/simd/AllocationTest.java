package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.simd.Allocation.ROUNDS;
import static org.residua.simd.Allocation.doesNotAllocate;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.sweep.Sweep;
import org.residua.simd.team.Workers;
import org.residua.simd.vector.VectorKernels;

/**
 * No operation allocates once it is compiled. A vector that becomes an object shows here, which costs 7 to
 * 17 times the time: every flux is warmed up before any is measured, as a formula compiled on its own is
 * the usual cause.
 */
class AllocationTest {

  private static final int LENGTH = 1003;
  /** Of each of eight signals: together no more than {@code u} has. */
  private static final int INTERLEAVED = 99;
  /** Of a signal beside its ends. */
  private static final int ENDING = 203;
  /** Samples of a signal that takes many windows on each of two threads. */
  private static final int LONG = 1 << 22;
  /** Samples from which a run takes long enough for its ends to be compiled late. */
  private static final int MIDDLE = 1 << 16;
  private static final int STEPS = 64;
  private static final int FEW_STEPS = 8;
  private static final int ATTEMPTS = 8;
  private static final int FEW_RUNS = 150;
  /** For the compiler, milliseconds. */
  private static final int PAUSE = 500;
  /** For each vector of a long run: one in twenty may be an object, before new loops are compiled. */
  private static final int BYTES = 4;
  private static final double TAU = 0.1;

  private final Kernels kernels = VectorKernels.preferred();
  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final double[] u = Cases.values(2 * LENGTH, 1, 1);
  private final double[] previous = Cases.values(2 * LENGTH, 1, 2);

  @Test
  void sweepsDoNotAllocate() {
    for (int[] bank : new int[][] {{1, 1, 2}, {1, 1, 5}, {3, 2, 3}, {16, 1, 5}, {3, 2, 9}, {11, 2, 5}}) {
      Convolution k = new Convolution(new Parameter("K", List.of(bank[0], bank[1], bank[2]),
          Cases.values(bank[0] * bank[1] * bank[2], 0.3, 1)), Boundary.NATURAL);
      for (Flux flux : Cases.fluxes(1)) {
        sweepsDoNotAllocate(k, Activation.of(flux));
        if (flux.even()) {
          sweepsDoNotAllocate(k, Activation.coupled(flux));
        }
      }
    }
    pairsDoNotAllocate();
  }

  /** Their loops are those of the other sweeps, which are warm by now. */
  private void pairsDoNotAllocate() {
    Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));
    for (List<Row> rows : List.of(List.of(Row.explicit(TAU)), Collections.nCopies(3, Row.extrapolated(TAU, 1.5)))) {
      SemiIteration iteration = new SemiIteration(diffusion, rows, true);
      Sweep pairs = Sweep.ofPair(iteration, new Shape(1, LENGTH), Execution.of(kernels));
      doesNotAllocate("pairs " + iteration, () -> pairs.run(u, previous, u));
    }
  }

  @Test
  void banksOfFluxesDoNotAllocate() {
    Convolution k = new Convolution(new Parameter("K", List.of(4, 2, 3), Cases.values(24, 0.3, 1)), Boundary.NATURAL);
    for (Activation activation : FluxBankTest.activations()) {
      sweepsDoNotAllocate(k, activation);
      doesNotAllocate(activation.toString(), () -> kernels.activate(activation, u, previous, 4, LENGTH / 2));
    }
  }

  private void sweepsDoNotAllocate(Convolution k, Activation activation) {
    Diffusion diffusion = new Diffusion(k, activation, Fidelity.none());
    List<Row> rows = List.of(Row.extrapolated(TAU, 0.7), new Row(TAU, 0.9, 0, 0, 0), Row.extrapolated(TAU, 1.5));
    sweepDoesNotAllocate("step", new SemiIteration(diffusion, List.of(Row.explicit(TAU)), false));
    sweepDoesNotAllocate("rows", new SemiIteration(diffusion, rows, false));
    sweepDoesNotAllocate("frozen rows", new SemiIteration(diffusion, rows, true));
  }

  private void sweepDoesNotAllocate(String what, SemiIteration iteration) {
    int channels = ((Convolution) iteration.diffusion().operator()).inputs();
    Sweep sweep = Sweep.of(iteration, new Shape(channels, LENGTH), Execution.of(kernels));
    doesNotAllocate(what + " " + iteration, () -> sweep.run(u, previous));
    Sweep.interleaved(iteration, new Shape(channels, INTERLEAVED), kernels).ifPresent(lanes ->
        doesNotAllocate("interleaved " + what + " " + iteration, () -> lanes.run(u, previous)));
  }

  /**
   * Loops that were compiled for short signals meet windows and borders on two threads: what they assumed no longer
   * holds, and they are compiled anew from what little was seen meanwhile. That must not leave vectors as objects for the
   * rest of a long run. Each attempt has loops of its own, as this hangs on chance.
   */
  @Test
  void longRunsAfterShortOnesHardlyAllocate() {
    Convolution k = new Convolution(new Parameter("K", List.of(1, 1, 2), -1, 1), Boundary.NATURAL);
    double[] large = Cases.values(LONG, 1, 3);
    long most = LONG / kernels.lanes() * (long) STEPS * BYTES;
    for (Flux flux : List.of(new PeronaMalik(1), new Exponential(1))) {
      SemiIteration steps = new SemiIteration(
          Diffusion.of(k, flux), Collections.nCopies(STEPS, Row.explicit(TAU)), false);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Execution execution = Execution.of(VectorKernels.ofLanes(kernels.lanes())).on(Workers.of(2));
        Sweep small = Sweep.of(steps, new Shape(1, LENGTH), execution);
        for (int round = 0; round < ROUNDS; round++) {
          small.run(u, u);
        }
        Sweep windows = Sweep.of(steps, new Shape(1, LONG), execution);
        long before = thread.getTotalThreadAllocatedBytes();
        windows.run(large, large);
        assertThat(thread.getTotalThreadAllocatedBytes() - before)
            .as("bytes allocated by attempt %d, %s", attempt, flux).isLessThan(most);
      }
    }
  }

  /** On either thread. Less than a byte a run is what other threads of the virtual machine leave meanwhile. */
  @Test
  void longSignalsDoNotAllocate() {
    double[] large = Cases.values(MIDDLE, 1, 5);
    for (int threads : new int[] {1, 2}) {
      for (int steps : new int[] {1, FEW_STEPS}) {
        SemiIteration rows = new SemiIteration(Diffusion.of(new Convolution(new Parameter("K", List.of(1, 1, 2), -1, 1), Boundary.NATURAL),
            new PeronaMalik(1)), Collections.nCopies(steps, Row.explicit(TAU)), false);
        Sweep sweep = Sweep.of(rows, new Shape(1, MIDDLE), Execution.of(kernels).on(Workers.of(threads)));
        doesNotAllocate(steps + " steps on " + sweep.threads() + " of " + threads + " threads", () -> sweep.run(large, large),
            () -> thread.getTotalThreadAllocatedBytes() / ROUNDS);
      }
    }
  }

  /**
   * What a row does once, at its ends, is called too rarely to be compiled within 1200 runs where its terms are those of no other row:
   * so it has no vectors. The compiler has time between them for the loops, which belong to this test.
   */
  @Test
  void endsOfLongSignalsDoNotAllocateBeforeTheyAreCompiled() throws InterruptedException {
    List<Row> rows = Stream.concat(
        Stream.of(Row.explicit(TAU)), Collections.nCopies(FEW_STEPS, Row.extrapolated(TAU, 0.7)).stream()).toList();
    SemiIteration iteration = new SemiIteration(
        Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1)), rows, false);
    double[] large = Cases.values(MIDDLE, 1, 6);
    Sweep sweep = Sweep.of(iteration, new Shape(1, MIDDLE), Execution.of(VectorKernels.ofLanes(kernels.lanes())));
    long allocated = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && allocated > 0; attempt++) {
      Thread.sleep(PAUSE);
      long before = thread.getCurrentThreadAllocatedBytes();
      for (int run = 0; run < FEW_RUNS; run++) {
        sweep.run(large, large);
      }
      allocated = thread.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).as("bytes of " + FEW_RUNS + " runs").isZero();
  }

  /** New numbers for a sweep take no memory for each sample, not even a bit, weights of every sample included. */
  @Test
  void rebindingDoesNotGrowWithTheSignal() {
    assertThat(rebindingAllocates(LONG)).isLessThan(rebindingAllocates(LENGTH) + LONG / Byte.SIZE);
  }

  /** The least of several rounds: the first one loads classes. */
  private long rebindingAllocates(int length) {
    double[] weights = new double[length];
    Arrays.fill(weights, 0.25);
    Diffusion diffusion = new Diffusion(Convolution.difference(1, Boundary.NATURAL),
        Activation.of(new PeronaMalik(1)), new Fidelity.Weights(Signal.of(weights)));
    SemiIteration iteration = new SemiIteration(
        diffusion, Collections.nCopies(STEPS, new Row(TAU, 1.2, -0.3, 0.1, 0.01)), true);
    Sweep sweep = Sweep.of(iteration, new Shape(1, length), Execution.of(kernels));
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ATTEMPTS; round++) {
      long before = thread.getCurrentThreadAllocatedBytes();
      sweep.rebind(iteration);
      least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void operationsDoNotAllocate() {
    Stencil k = Cases.stencil(2, 2, 5, Boundary.REFLECTING);
    double[] coefficients = {1, 2, 3};
    double[][] inputs = {u, u, u};
    doesNotAllocate("convolve", () -> kernels.convolve(k, u, LENGTH, previous, 0));
    doesNotAllocate("adjoint", () -> kernels.adjoint(k, u, 0, LENGTH, previous));
    doesNotAllocate("multiply", () -> kernels.multiply(u, u, previous, LENGTH));
    doesNotAllocate("divide", () -> kernels.divide(u, u, previous, LENGTH));
    doesNotAllocate("combine", () -> kernels.combine(coefficients, inputs, previous, LENGTH));
    doesNotAllocate("addBias", () -> kernels.addBias(coefficients, u, previous, LENGTH / 2));
    for (Flux flux : Cases.fluxes(1)) {
      Activation single = Activation.of(flux);
      doesNotAllocate(
          single.toString(), () -> kernels.activate(single, u, previous, 2, LENGTH));
      doesNotAllocate("differential of " + single, () -> kernels.differential(single, u, u, previous, 2, LENGTH));
      if (flux.even()) {
        Activation groups = Activation.coupled(flux);
        doesNotAllocate("differential of " + groups, () -> kernels.differential(groups, u, u, previous, 2, LENGTH));
        Activation coupled = Activation.coupled(flux).diffusivity();
        doesNotAllocate(
            coupled.toString(), () -> kernels.activate(coupled, u, previous, 2, LENGTH));
      }
    }
  }

  /** Blocks and single vectors of terms within the signal, beyond its ends once and several times, there and back. */
  @Test
  void endsOfDilatedBanksDoNotAllocate() {
    for (Boundary boundary : Boundary.values()) {
      for (int dilation : new int[] {11, 90, 2 * ENDING}) {
        for (int outputs : new int[] {1, 8}) {
          Stencil k = Cases.stencil(outputs, 3, 4, boundary, 1, dilation);
          int length = boundary == Boundary.NATURAL ? ENDING + k.reach() : ENDING;
          double[] x = Cases.values(3 * length, 1, 1);
          double[] y = Cases.values(outputs * k.rows(length), 1, 2);
          doesNotAllocate("convolve " + boundary + dilation, () -> kernels.convolve(k, x, length, y, 0));
          doesNotAllocate("adjoint " + boundary + dilation, () -> kernels.adjoint(k, y, 0, length, x));
        }
      }
    }
  }

  /** Differentials, quotients and zeros in a plan. */
  @Test
  void plansOfPrimitivesDoNotAllocate() {
    Shape shape = new Shape(4, LENGTH);
    for (Activation activation : List.of(Activation.of(new Exponential(1)), Activation.coupled(new PeronaMalik(1)))) {
      Plan plan = Engines.named("vector").plan(new DifferentialTest.Primitives(activation), shape, shape);
      plan.load(List.of(Signal.planar(shape, Cases.values(shape.size(), 1, 1)),
          Signal.planar(shape, Cases.values(shape.size(), 1, 2))));
      doesNotAllocate("plan of " + activation, plan::execute);
    }
  }
}
