package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.simd.FixedPoints.solvers;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Outcome;
import org.residua.api.block.Solver;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Huber;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.TotalVariation;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.FixedPoints.Once;

/** How fixed points end: found, replaced, indefinite, not finite, as good as rounding allows. */
final class FixedPointOutcomeTest {

  /** Where a solver fails, lagged diffusivities take over, and the outcome says so. */
  @Test
  void solversThatFailAreReplaced() {
    Signal u = Signal.of(Cases.values(200, 5, 1));
    ImplicitStep stiff = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(0.4)), 40);
    for (Solver solver : List.of(new Solver.Anderson(3, 1), new Solver.Newton())) {
      Plan plan = Plan.of(new Once(new FixedPoint(stiff, solver, 1e-12, 5)), u.shape());
      Signal v = plan.run(u);
      LoopOutcome outcome = plan.outcomes().get(0);
      assertThat(outcome.fellBack()).as("%s", outcome.text()).isTrue();
      assertThat(outcome.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(outcome.text()).contains("of lagged, instead of " + solver);
      assertThat(v).isEqualTo(Plan.of(new Once(FixedPoint.of(stiff, new Solver.Lagged())), u.shape()).run(u));
    }
    Plan plain = Plan.of(new Once(FixedPoint.of(stiff, new Solver.Picard())), u.shape());
    assertThat(plain.run(u).norm()).isLessThanOrEqualTo(u.norm());
    assertThat(plain.outcomes().get(0).outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
    assertThat(plain.outcomes().get(0).fellBack()).isFalse();
  }

  /** Where rounding leaves no pivot, whichever iteration meets it first, the start is what is left, and that is said. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.FixedPoints#engines")
  void indefiniteSystems(Engine engine) {
    Signal step = Signal.of(0, 1024, 0, 1024);
    ImplicitStep linear = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Linear()), 0x1p60);
    ImplicitStep kinked = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Huber(1)), 0x1p70);
    for (ImplicitStep body : List.of(linear, kinked)) {
      for (Solver solver : solvers(body)) {
        Plan plan = engine.plan(new Once(FixedPoint.of(body, solver)), step.shape());
        Signal v = plan.run(step);
        LoopOutcome outcome = plan.outcomes().get(0);
        assertThat(v.norm()).as("%s %s", body, outcome.text()).isLessThanOrEqualTo(step.norm());
        assertThat(outcome.outcome() == Outcome.INDEFINITE).as("%s", outcome.text()).isEqualTo(v.equals(step));
      }
    }
    Plan plan = engine.plan(new Once(FixedPoint.of(linear, new Solver.Lagged())), step.shape());
    assertThat(plan.run(step)).isEqualTo(step);
    assertThat(plan.outcomes().get(0).outcome()).isEqualTo(Outcome.INDEFINITE);
  }

  /** Norms beyond all doubles, and samples that are not finite, are no success. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.FixedPoints#engines")
  void beyondAllDoubles(Engine engine) {
    ImplicitStep body = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Huber(1e150)), 1);
    for (Signal u : List.of(Signal.of(1e308, -1e308, 1e308, -1e308), Signal.of(0, Double.NaN, 1, 2))) {
      for (Solver solver : solvers(body)) {
        Plan plan = engine.plan(new Once(FixedPoint.of(body, solver)), u.shape());
        plan.run(u);
        assertThat(plan.outcomes().get(0).outcome()).as("%s", solver).isEqualTo(Outcome.NON_FINITE);
      }
    }
  }

  /** Where squares leave the range of doubles, a power of two changes nothing but the unit. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.FixedPoints#engines")
  void signalsOfAnyScale(Engine engine) {
    Signal u = Signal.of(1, -1, 0.5, 2);
    for (double scale : new double[] {0x1p520, 0x1p-700}) {
      Signal scaled = Signal.of(scale, -scale, 0.5 * scale, 2 * scale);
      for (Solver solver : List.of(new Solver.Lagged(), new Solver.Newton())) {
        ImplicitStep body = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Linear()), 1);
        Plan plan = engine.plan(new Once(FixedPoint.of(body, solver)), u.shape());
        Signal v = plan.run(u);
        int iterations = plan.outcomes().get(0).iterations();
        assertThat(plan.run(scaled)).isEqualTo(Signal.of(
            scale * v.get(0, 0), scale * v.get(0, 1), scale * v.get(0, 2), scale * v.get(0, 3)));
        assertThat(plan.outcomes().get(0).iterations()).isEqualTo(iterations);
        assertThat(plan.outcomes().get(0).outcome()).isEqualTo(Outcome.CONVERGED);
      }
    }
  }

  /** Newton's iterate counts only where it is known to lower the energy. */
  @Test
  void iteratesThatMayHaveMoreEnergyAreReplaced() {
    Signal u = Signal.of(Cases.values(100, 2, 1));
    ImplicitStep body = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1)), 10);
    assertThat(body.concavity()).isGreaterThan(1);
    Plan plan = Plan.of(new Once(FixedPoint.of(body, new Solver.Newton())), u.shape());
    assertThat(plan.run(u)).isEqualTo(Plan.of(new Once(FixedPoint.of(body, new Solver.Lagged())), u.shape()).run(u));
    assertThat(plan.outcomes().get(0).fellBack()).isTrue();
    Signal flat = Signal.of(Cases.values(100, 0.1, 1));
    plan = Plan.of(new Once(FixedPoint.of(new ImplicitStep(body.diffusion(), 10), new Solver.Newton())), flat.shape());
    plan.run(flat);
    assertThat(plan.outcomes().get(0).fellBack()).isTrue();
    ImplicitStep small = new ImplicitStep(body.diffusion(), 1);
    plan = Plan.of(new Once(FixedPoint.of(small, new Solver.Newton())), u.shape());
    plan.run(u);
    assertThat(plan.outcomes().get(0).fellBack()).isFalse();
    Plan still = Plan.of(new Once(FixedPoint.of(body, new Solver.Newton())), new Shape(1, 4));
    still.run(Signal.of(3, 3, 3, 3));
    assertThat(still.outcomes().get(0).fellBack()).isFalse();
  }

  /** Far beyond double precision a residual below the tolerance cannot be had, and what can is a success. */
  @Test
  void convergedToRounding() {
    Signal u = Signal.of(Cases.values(300, 1, 2));
    for (Flux flux : List.of(new Charbonnier(0.1), new PeronaMalik(0.1), new TotalVariation(1, 0.01))) {
      ImplicitStep step = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), flux), 1e6);
      Plan plan = Plan.of(new Once(FixedPoint.of(step, FixedPoint.usual(step))), u.shape());
      plan.run(u);
      LoopOutcome outcome = plan.outcomes().get(0);
      assertThat(outcome.outcome().good()).as("%s", outcome.text()).isTrue();
      assertThat(outcome.outcome() == Outcome.CONVERGED).isEqualTo(outcome.residual() <= 1e-12);
      assertThat(outcome.residual()).isLessThanOrEqualTo(step.floor());
    }
  }
}
