package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.Adapted;
import org.residua.schemes.AdaptiveEvolution;
import org.residua.schemes.AdaptiveExplicit;
import org.residua.schemes.ErrorControl;
import org.residua.schemes.Explicit;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.Problems;
import org.residua.verification.jqwik.RoundingMargin;

/** Steps whose size follows the signal: what is proven of them, for every operator and flux, and on every engine. */
final class AdaptiveStepsProperties {

  /** A step of the limit of the signal at hand: {@code ||u+|| <= max(||u||, ||f||)}; the rounding grows with the step. */
  @Property
  void theNormDoesNotGrow(@ForAll(supplier = Problems.Any.class) Problem problem) {
    Diffusion diffusion = problem.diffusion();
    Assume.that(diffusion.limit().norm().isPresent());
    List<Signal> in = problem.inputs();
    double fixed = diffusion.limit().certified();
    double tau = problem.fraction() * AdaptiveExplicit.of(diffusion).limit(in.get(0));
    Assume.that(tau > 0 && Double.isFinite(tau));
    Signal next = Runs.direct(new Explicit(diffusion, StepSize.unchecked(tau), 1), in);
    double largest = in.stream().mapToDouble(Signal::norm).max().orElseThrow();
    double margin = RoundingMargin.of(problem.margin().step() * Math.max(1, tau / fixed));
    assertThat(next.norm()).as("tau %s, fixed %s", tau, fixed).isLessThanOrEqualTo(largest * (1 + margin) + Double.MIN_NORMAL);
  }

  /** All engines take the same steps, with the same bits. */
  @Test
  void everyEngineHasTheSameBits() {
    Signal u = random(1013);
    Signal f = random(1013);
    for (Boundary boundary : Boundary.values()) {
      for (int order = 1; order <= 3; order++) {
        Diffusion diffusion = new Diffusion(Convolution.difference(order, boundary), Activation.of(new PeronaMalik(0.6)),
            Fidelity.of(0.2));
        Adapted evolved = null;
        Adapted stepped = null;
        for (Engine engine : Providers.all()) {
          Adapted one = AdaptiveEvolution.of(diffusion, ErrorControl.of(1e-3, 1e-3)).towards(f).on(engine)
              .until(u, 3, List.of(0.2));
          Adapted other = AdaptiveExplicit.of(diffusion).towards(f).on(engine).until(u, 3, List.of(0.2));
          assertThat(one).isEqualTo(Optional.ofNullable(evolved).orElse(one));
          assertThat(other).isEqualTo(Optional.ofNullable(stepped).orElse(other));
          evolved = one;
          stepped = other;
        }
      }
    }
  }

  /**
   * The next state, the diffusivities and a copy of them: three signals for a step, with a tenth for plans and all that is small.
   */
  @Test
  void aStepAllocatesItsSignals() {
    int length = 40_000;
    Signal u = random(length);
    Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.REFLECTING), new PeronaMalik(0.6));
    for (Engine any : Providers.fused()) {
      Engine engine = any.on(1);
      assertThat(signalsPerStep(length, () -> AdaptiveExplicit.of(diffusion).on(engine).until(u, 100), 3.3)).isBetween(3.0, 3.3);
    }
  }

  private static double signalsPerStep(int length, Supplier<Adapted> run, double enough) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < 20 && least >= enough; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      Adapted.Work work = run.get().work();
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, allocated / ((double) (work.accepted() + work.rejected()) * Double.BYTES * length));
    }
    return least;
  }

  private static Signal random(int length) {
    return Signal.of(new Random(length).doubles(length, -2, 2).toArray());
  }

  /** The plan that is bound anew has the bits of an explicit step of that size. */
  @Property(tries = 100)
  void oneStepIsTheExplicitStep(@ForAll(supplier = Problems.Any.class) Problem problem) {
    Diffusion diffusion = problem.diffusion();
    Assume.that(diffusion.limit().norm().isPresent());
    AdaptiveExplicit steps = AdaptiveExplicit.of(diffusion);
    double tau = steps.limit(problem.u());
    Assume.that(tau > 0 && tau < 1e6 * diffusion.limit().certified());
    Adapted adapted = (diffusion.fidelity().present() ? steps.towards(problem.f()) : steps).until(problem.u(), tau);
    assertThat(adapted.signal()).isEqualTo(
        Plan.of(new Explicit(diffusion, StepSize.unchecked(tau), 1), problem.inputs().stream().map(Signal::shape)
            .toArray(Shape[]::new)).run(problem.inputs()).get(0));
  }
}
