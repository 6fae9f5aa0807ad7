package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.schemes.Evolutions.HEAT;
import static org.residua.schemes.Evolutions.N;
import static org.residua.schemes.Evolutions.NONLINEAR;
import static org.residua.schemes.Evolutions.PACE;
import static org.residua.schemes.Evolutions.STEP;
import static org.residua.schemes.Evolutions.random;
import static org.residua.schemes.Evolutions.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Diffusion;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Outcome;
import org.residua.api.block.Scheme;
import org.residua.api.block.Solver;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.signal.Signal;

/** Evolutions that diverge, overflow, meet a system that is not definite or a fixed point that is not found. */
final class TimeEvolutionOutcomeTest {

  @Test
  void stepsBeyondTheLimitDivergeAsAnOutcome() {
    TimeEvolution evolution = TimeEvolution.of(HEAT, Explicit.FAMILY, new StepSize.Fixed(1, StepGuard.UNCHECKED), PACE);
    Signal u = random(N, 7);
    List<Double> changes = new ArrayList<>();
    Evolved evolved = evolution.telling((time, units, change) -> changes.add(change)).until(u, 1000, List.of(3.0, 900.0));
    assertThat(evolved.outcome()).isEqualTo(Outcome.DIVERGED);
    assertThat(evolved.snapshots()).hasSize(1);
    assertThat(evolved.time()).isEqualTo((double) evolved.units()).isBetween(10.0, 40.0);
    assertThat(changes.removeLast()).isGreaterThan(1e6 * u.norm());
    assertThat(changes).allMatch(change -> change <= 1e6 * u.norm());
    assertThat(evolved.signal()).isEqualTo(run(new Explicit(HEAT, StepSize.unchecked(1), (int) evolved.units()), u));
    assertThat(evolution.steady(u, 1e-6, 1000).outcome()).isEqualTo(Outcome.DIVERGED);
    // Up to the limit it does not.
    StepSize.Fixed limit = new StepSize.Fixed(HEAT.limit().certified(), StepGuard.CERTIFIED);
    assertThat(TimeEvolution.of(HEAT, Explicit.FAMILY, limit, PACE).until(u, 1000).outcome()).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void whatOverflowsIsAnOutcome() {
    Signal u = Signal.of(1e308, -1e308, 1e308);
    TimeEvolution evolution = TimeEvolution.of(HEAT, Explicit.FAMILY, STEP, PACE);
    Evolved evolved = evolution.until(u, 10);
    assertThat(evolved.outcome()).isEqualTo(Outcome.NON_FINITE);
    assertThat(evolved.units()).isEqualTo(1);
    assertThat(evolved.signal().isFinite()).isFalse();
    assertThat(evolution.steady(u, 1e-3, 10).outcome()).isEqualTo(Outcome.NON_FINITE);
    // Squares that overflow are not samples that do.
    Evolved large = evolution.until(Signal.of(1e200, -1e200, 1e200), 10);
    assertThat(large.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(large.signal().isFinite()).isTrue();
    // Squares that underflow are no zeros.
    Signal small = Signal.of(1.5e-162, -1.5e-162, 1.5e-162, -1.5e-162);
    assertThat(small.norm()).isEqualTo(3e-162);
    assertThat(run(Explicit.of(HEAT, 0.4, 1), small).distance(small)).isPositive();
    assertThat(evolution.until(small, 10).outcome()).isEqualTo(Outcome.COMPLETED);
  }

  /** A system whose entries are beyond what the solver can tell from rounding: nothing is done. */
  @Test
  void aSystemThatIsNotDefiniteIsAnOutcome() {
    Signal u = random(N, 10);
    Evolved evolved =
        TimeEvolution.of(HEAT, SemiImplicit.FAMILY, new StepSize.Fixed(1e300, StepGuard.UNCHECKED), PACE)
        .until(u, 2e300, List.of(0.0));
    assertThat(evolved).isEqualTo(new Evolved(new Evolved.State(0, u), 0, Outcome.INDEFINITE, List.of(new Evolved.State(0, u)),
        Evolved.FixedPoints.none(), OptionalDouble.empty()));
  }

  /**
   * Implicit steps whose solver may iterate once.
   *
   * @param diffusion what is discretised
   * @param step the step size
   * @param steps the number of steps, of which it takes one
   */
  private record Hasty(Diffusion diffusion, StepSize step, int steps) implements Scheme {

    static final Family FAMILY =
        Family.ofSteps(new Family.Words("hasty", "", ""), (diffusion, step, pace) -> new Hasty(diffusion, step, pace.steps()))
        .solving();

    @Override
    public String name() {
      return FAMILY.name();
    }

    @Override
    public int order() {
      return 1;
    }

    @Override
    public double time() {
      return tau() * steps;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      FixedPoint once = new FixedPoint(new ImplicitStep(diffusion, tau()), new Solver.Lagged(), 0, 1);
      return List.of(algebra.fixedPoint(once, in.get(0), in));
    }
  }

  @Test
  void aFixedPointThatIsNotFoundEndsTheRun() {
    Evolved evolved = TimeEvolution.of(NONLINEAR, Hasty.FAMILY, STEP, PACE).until(random(8, 8), 4, List.of(2.0));
    assertThat(evolved.snapshots()).isEmpty();
    assertThat(evolved.outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
    assertThat(evolved.units()).isEqualTo(1);
    assertThat(evolved.fixedPoints().count()).isEqualTo(1);
    assertThat(evolved.fixedPoints().failure().orElseThrow().outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
    Evolved found = TimeEvolution.of(NONLINEAR, Implicit.FAMILY, STEP, PACE).lookingEvery(2).until(random(8, 8), 2);
    assertThat(found.fixedPoints().count()).isEqualTo(5);
    assertThat(found.fixedPoints().failure()).isEmpty();
    assertThat(found.fixedPoints().fewest()).isBetween(1, found.fixedPoints().most());
    assertThat(found.fixedPoints().residual()).isBetween(0.0, 1e-12);
    assertThat(TimeEvolution.of(NONLINEAR, Explicit.FAMILY, STEP, PACE).until(random(8, 8), 2).fixedPoints())
        .isEqualTo(Evolved.FixedPoints.none());
  }
}
