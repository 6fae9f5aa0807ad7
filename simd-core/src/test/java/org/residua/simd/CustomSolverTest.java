package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.CustomSolver;
import org.residua.api.block.Diffusion;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Outcome;
import org.residua.api.block.Solver;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Charbonnier;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.simd.FixedPoints.Affine;
import org.residua.simd.FixedPoints.Once;
import org.residua.simd.FixedPoints.Own;
import org.residua.simd.FixedPoints.Way;

/** Solvers of one's own: what becomes of a plan when they fail, and when its numbers change. */
final class CustomSolverTest {

  /** A solver of one's own that stands still or diverges gives way to lagged diffusivities, and has a step that fits. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.FixedPoints#engines")
  void aSolverOfOnesOwnThatFailsGivesWay(Engine engine) {
    ImplicitStep step = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Charbonnier(0.3)), 20);
    Signal u = Signal.of(Cases.values(60, 1, 5));
    Plan lagged = engine.plan(new Once(FixedPoint.of(step, new Solver.Lagged())), u.shape());
    Signal expected = lagged.run(u);
    for (Way way : List.of(Way.STANDING, Way.GROWING)) {
      Plan plan = engine.plan(new Once(FixedPoint.of(step, new Own(way))), u.shape());
      assertThat(plan.run(u)).isEqualTo(expected);
      LoopOutcome outcome = plan.outcomes().get(0);
      assertThat(outcome.fellBack()).isTrue();
      assertThat(outcome.outcome()).isEqualTo(Outcome.CONVERGED);
      int tried = outcome.iterations() - lagged.outcomes().get(0).iterations();
      // Grown by 1000 it is given up, after a dozen doublings; standing still as soon as it may.
      assertThat(tried).isBetween(way == Way.STANDING ? CustomSolver.PATIENCE : 9, way == Way.STANDING
          ? CustomSolver.PATIENCE : 16);
    }
    assertThat(engine.plan(new Once(new FixedPoint(step, new Own(Way.STANDING), 1e-12, 3)), u.shape()).run(u))
        .isEqualTo(expected);
    ImplicitStep far = new ImplicitStep(step.diffusion(), 1001);
    assertThatIllegalArgumentException().isThrownBy(() -> FixedPoint.of(far, new Own(Way.SOLVING)))
        .withMessageContaining("above 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FixedPoint.of(new Affine(step.diffusion().operator()), new Own(Way.SOLVING)))
        .withMessageContaining("one of implicit steps");
  }

  /** A plan takes no other numbers where a solver of one's own may have used them, and says so before it changes. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.FixedPoints#engines")
  void aSolverOfOnesOwnIsBoundToTheNumbersOfItsStep(Engine engine) {
    Convolution k = Convolution.of(Boundary.NATURAL, 1, -1.5);
    Diffusion diffusion = Diffusion.of(k, new Charbonnier(0.3));
    Signal u = Signal.of(Cases.values(30, 1, 6));
    for (Solver solver : List.of(new Own(Way.SOLVING), new Solver.Lagged())) {
      Architecture network = Tracer.trace(new Once(FixedPoint.of(new ImplicitStep(diffusion, 2), solver)), 1);
      Architecture other = network.with(network.parameters().stream().map(parameter -> parameter.with(1, -2)).toList());
      Plan plan = engine.plan(network, u.shape());
      Signal before = plan.run(u);
      if (solver instanceof CustomSolver) {
        assertThatIllegalArgumentException().isThrownBy(() -> plan.rebind(other)).withMessageContaining("make a new plan");
        assertThat(plan.run(u)).isEqualTo(before);
      } else {
        plan.rebind(other);
        assertThat(plan.run(u)).isNotEqualTo(before);
      }
    }
  }
}
