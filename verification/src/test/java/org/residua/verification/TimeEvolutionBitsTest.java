package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engine;
import org.residua.api.flux.Activation;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.Evolved;
import org.residua.schemes.Explicit;
import org.residua.schemes.Family;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;
import org.residua.schemes.TimeEvolution;

/**
 * An evolution unit by unit is the scheme run at once: on every engine, however often it is looked at, and with no more memory.
 */
final class TimeEvolutionBitsTest {

  private static final StepSize.Fixed STEP = new StepSize.Fixed(0.35, StepGuard.CERTIFIED);
  private static final Pace PACE = Pace.of(3, 1);
  private static final int LENGTH = 20_000;
  private static final int UNITS = 1000;
  private static final int MOST_ROUNDS = 60;

  static List<Family> families() {
    return Schemes.all();
  }

  private static Diffusion diffusion(Fidelity fidelity) {
    return new Diffusion(Convolution.difference(1, Boundary.REFLECTING), Activation.of(new PeronaMalik(0.6)), fidelity);
  }

  private static Signal random(int length) {
    return Signal.of(new Random(length).doubles(length, -2, 2).toArray());
  }

  /** 100 explicit steps are more than the longest table of 64 rows, whose repetition is another network. */
  @ParameterizedTest
  @MethodSource("families")
  void untilHasTheBitsOfTheScheme(Family family) {
    Signal u = random(37);
    for (Fidelity fidelity : List.of(Fidelity.none(), Fidelity.of(0.3))) {
      Diffusion diffusion = diffusion(fidelity);
      Scheme scheme = family.until(diffusion, STEP, 34.9, PACE);
      List<Signal> in = Collections.nCopies(scheme.inputs(), u);
      for (Engine engine : Providers.all()) {
        Signal expected = engine.plan(scheme, in.stream().map(Signal::shape).toArray(Shape[]::new)).run(in).get(0);
        assertThat(expected).isEqualTo(Runs.direct(scheme, in));
        for (int every : new int[] {1, 7, 1000}) {
          assertThat(TimeEvolution.of(diffusion, family, STEP, PACE).on(engine).lookingEvery(every).until(u, 34.9).signal())
              .as("%s, %s, looking every %d", family.name(), engine.name(), every).isEqualTo(expected);
        }
      }
    }
  }

  /**
   * A state for each look, and a gradient where the steady state is looked for; a tenth is left for the plan and all that is
   * small.
   */
  @Test
  void aLookAllocatesItsState() {
    Signal u = random(LENGTH);
    for (Engine engine : Providers.fused()) {
      TimeEvolution evolution = TimeEvolution.of(diffusion(Fidelity.none()), Explicit.FAMILY, STEP, PACE).on(engine.on(1));
      assertThat(signalsPerUnit(1.1, () -> evolution.until(u, UNITS * STEP.tau()))).as(engine.name()).isBetween(1.0, 1.1);
      assertThat(signalsPerUnit(2.1, () -> evolution.steady(u, 0, UNITS))).as(engine.name()).isBetween(2.0, 2.1);
    }
  }

  /** The least of some rounds: what is interpreted allocates its vectors, until the compiler has come. */
  private static double signalsPerUnit(double enough, Supplier<Evolved> run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS && least >= enough; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      long units = run.get().units();
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, allocated / ((double) units * Double.BYTES * LENGTH));
    }
    return least;
  }
}
