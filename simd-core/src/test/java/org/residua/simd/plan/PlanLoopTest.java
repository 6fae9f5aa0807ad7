package org.residua.simd.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.ImplicitStep;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Tracer;
import org.residua.api.iteration.FixedPointLoop;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.simd.kernel.Execution;
import org.residua.simd.scalar.ScalarKernels;

/** An iteration that was begun while the residual was measured is only ended where its iterate is still the same. */
class PlanLoopTest {

  private static final int LENGTH = 3000;
  private static final ImplicitStep STEP =
      new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(0.5)), 0.7);

  /** Three registers, and a system that is solved over the iterate. */
  private static final class Machine {

    private final List<Slot> registers = new ArrayList<>();
    private final BufferPool pool = new BufferPool();
    private final Emitter emitter = new Emitter(Execution.of(new ScalarKernels()), pool).silent();
    private final PlanLoop loop;
    private int newtons;

    Machine() {
      for (int k = 0; k <= FixedPointLoop.NEXT; k++) {
        registers.add(pool.acquire(new Shape(1, LENGTH)));
      }
      for (int i = 0; i < LENGTH; i++) {
        registers.get(0).samples()[i] = Math.sin(i * i);
      }
      Slot u = registers.get(FixedPointLoop.START);
      Slot v = registers.get(FixedPointLoop.ITERATE);
      LaggedStep step = step(u, v);
      PlanLoop.Program lagged = new PlanLoop.Program(List.of(step::run));
      PlanLoop.Program change = new PlanLoop.Program(List.of(() -> {
        newtons++;
        v.samples()[5] += 1;
      }));
      Architecture residual = Tracer.trace(STEP.residual(), 1, 1);
      ResidualSquares squares = new ResidualSquares(
          ((Node.SemiIterate) residual.nodes().get(0)).iteration(), v, u, u, Optional.of(step), emitter.execution());
      loop = new PlanLoop(emitter.execution(), registers, List.of(u), Fidelity.none(), new PlanLoop.Programs(
          new PlanLoop.Program(List.of()), Optional.of(squares), lagged, change, change));
      loop.copy(FixedPointLoop.START, FixedPointLoop.ITERATE);
    }

    private LaggedStep step(Slot u, Slot v) {
      Architecture architecture = Tracer.trace(STEP.lagged(), 1, 1);
      Buffers buffers = new Buffers(architecture, List.of(v, u), List.of(u), pool, emitter);
      return new SystemLowering(buffers, emitter).step(LaggedNodes.of(architecture.nodes(), buffers).orElseThrow());
    }

    double[] iterate() {
      return registers.get(FixedPointLoop.ITERATE).samples();
    }
  }

  @Test
  void whatWasBegunIsEndedWithTheBitsOfAWholeIteration() {
    Machine begun = new Machine();
    Machine whole = new Machine();
    for (int k = 0; k < 3; k++) {
      assertThat(begun.loop.residualNorm(true)).isEqualTo(whole.loop.residualNorm(false)).isPositive();
      begun.loop.lagged();
      whole.loop.lagged();
      assertThat(begun.iterate()).isEqualTo(whole.iterate());
    }
  }

  @Test
  void anotherIterateBeginsAnew() {
    List<Consumer<PlanLoop>> changes = List.of(
        loop -> loop.copy(FixedPointLoop.START, FixedPointLoop.ITERATE),
        loop -> loop.combine(0.5, FixedPointLoop.START, 0.1, FixedPointLoop.ITERATE, FixedPointLoop.ITERATE),
        PlanLoop::iterate,
        PlanLoop::newton,
        loop -> { });
    for (int change = 0; change < changes.size(); change++) {
      Machine begun = new Machine();
      Machine whole = new Machine();
      begun.loop.lagged();
      whole.loop.lagged();
      assertThat(begun.loop.residualNorm(true)).isPositive();
      changes.get(change).accept(begun.loop);
      changes.get(change).accept(whole.loop);
      begun.loop.lagged();
      whole.loop.lagged();
      assertThat(begun.iterate()).as("change %d", change).isEqualTo(whole.iterate());
      assertThat(begun.newtons).isEqualTo(whole.newtons);
    }
  }

  /** Squares that leave the range of doubles: the residual is stored and scaled, and the iteration is still a whole one. */
  @Test
  void theIterationThatWasBegunOutlivesTheFallback() {
    Machine begun = new Machine();
    Machine whole = new Machine();
    for (Machine machine : List.of(begun, whole)) {
      for (Slot register : machine.registers) {
        for (int i = 0; i < LENGTH; i++) {
          register.samples()[i] *= 1e-170;
        }
      }
    }
    begun.loop.residualNorm(true);
    begun.loop.lagged();
    whole.loop.lagged();
    assertThat(begun.iterate()).isEqualTo(whole.iterate());
  }
}
