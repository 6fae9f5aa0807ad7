package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.schemes.AdaptiveCases.CONTROLLERS;
import static org.residua.schemes.AdaptiveCases.N;
import static org.residua.schemes.AdaptiveCases.edges;
import static org.residua.schemes.AdaptiveCases.harmonics;
import static org.residua.schemes.AdaptiveCases.relative;
import static org.residua.schemes.AdaptiveCases.signal;
import static org.residua.schemes.Evolutions.HEAT;
import static org.residua.schemes.Evolutions.NONLINEAR;
import static org.residua.schemes.Evolutions.counting;
import static org.residua.schemes.Evolutions.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Outcome;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

/** Evolutions whose step sizes follow an estimate of their error. */
final class AdaptiveEvolutionTest {

  /** The first size is that of an explicit step: what a kink makes of it is too far off, and it is taken again. */
  @Test
  void aKinkIsRejectedAtFirst() {
    Signal kink = signal(i -> i < N / 2 ? 0 : 1);
    for (ErrorControl.Controller controller : CONTROLLERS) {
      List<Double> times = new ArrayList<>();
      Adapted adapted = AdaptiveEvolution.of(HEAT, relative(1e-4).with(controller)).telling((time, _, _) -> times.add(time))
          .until(kink, 30);
      assertThat(adapted.work().rejected()).isBetween(1L, 4L);
      assertThat(times.get(0)).isLessThan(0.1);
      // Later steps are longer, and never by more than the greatest factor.
      for (int k = 2; k < times.size(); k++) {
        double before = times.get(k - 1) - times.get(k - 2);
        assertThat(times.get(k) - times.get(k - 1)).isLessThan(controller.greatest() * before * (1 + 1e-9));
      }
      assertThat(times.get(times.size() - 3) - times.get(times.size() - 4)).isGreaterThan(10 * times.get(0));
      Adapted smooth = AdaptiveEvolution.of(HEAT, relative(0.1).with(controller)).until(harmonics(Boundary.NATURAL, 100), 30);
      assertThat(smooth.work().rejected()).isZero();
    }
  }

  /** Rejected steps count, and the user is asked between them. */
  @Test
  void rejectedStepsAreStepsToo() {
    Signal kink = signal(i -> i < N / 2 ? 0 : 1);
    Adapted one = AdaptiveEvolution.of(HEAT, relative(1e-9).within(1)).until(kink, 30);
    assertThat(one.outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
    assertThat(one.work().accepted()).isZero();
    assertThat(one.work().rejected()).isEqualTo(1);
    assertThat(one.signal()).isEqualTo(kink);
    AtomicInteger asked = new AtomicInteger();
    Adapted part = AdaptiveEvolution.of(HEAT, relative(1e-9)).cancelledBy(() -> asked.incrementAndGet() > 2).until(kink, 30);
    assertThat(part.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(part.work().accepted() + part.work().rejected()).isEqualTo(2);
  }

  /** Estimates are 2 evaluations on top of the stages, those of rejected steps count; accepted steps are told of. */
  @Test
  void theWorkIsCounted() {
    List<Long> counts = new ArrayList<>();
    AtomicInteger plans = new AtomicInteger();
    Adapted adapted = AdaptiveEvolution.of(NONLINEAR, relative(1e-3)).on(counting(plans))
        .telling((_, units, _) -> counts.add(units)).until(edges(), 300);
    Adapted.Work work = adapted.work();
    assertThat(counts).hasSize((int) work.accepted()).endsWith(work.accepted()).isSorted();
    assertThat(work.evaluations()).isGreaterThan(4 * (work.accepted() + work.rejected()));
    // One plan for each number of stages, of which there are few: steps of other sizes bind it anew.
    assertThat(plans.get()).isLessThan(20).isLessThan((int) work.accepted() / 4);
    // As many as a step of the limit takes: 2 stages, and 2 for the estimate.
    double limit = Rkl2.FAMILY.limit(HEAT, Pace.of(2, 1));
    Adapted one = AdaptiveEvolution.of(HEAT, relative(1)).until(harmonics(Boundary.NATURAL, 0), limit);
    assertThat(one.work()).isEqualTo(new Adapted.Work(1, 0, 4));
    assertThat(one.signal()).isEqualTo(Plan.of(Rkl2.of(HEAT, limit, 2, 1), one.signal().shape())
        .run(harmonics(Boundary.NATURAL, 0)));
  }

  /** Another plan, made anew for each step size, gives the same bits. */
  @Test
  void reboundPlansHaveTheBitsOfNewOnes() {
    List<Double> times = new ArrayList<>(List.of(0.0));
    List<Double> looks = List.of(2.0, 2.5);
    Diffusion diffusion = new Diffusion(HEAT.operator(), Activation.of(new Charbonnier(0.5)), Fidelity.of(0.2));
    Signal f = harmonics(Boundary.NATURAL, 0);
    Adapted adapted = AdaptiveEvolution.of(diffusion, relative(1e-2)).towards(f)
        .telling((time, _, _) -> times.add(time)).until(edges(), 30, looks);
    assertThat(times).containsAll(looks).endsWith(30.0);
    Signal u = edges();
    for (int k = 1; k < times.size(); k++) {
      double size = times.get(k) - times.get(k - 1);
      int stages = Rkl2.stages(diffusion, size);
      u = Plan.of(Rkl2.of(diffusion, size, stages <= 16 ? stages : (stages + 1) / 2 * 2, 1), u.shape(), u.shape())
          .run(List.of(u, f)).get(0);
    }
    // Sizes are those of differences of times here, which are rounded.
    assertThat(adapted.signal().distance(u)).isLessThan(1e-12 * u.norm());
    assertThat(adapted.snapshots()).extracting(Evolved.State::time).isEqualTo(looks);
  }

  /** Twice the samples in twice the unit is the same evolution of a linear flux, for the relative tolerance and for both. */
  @Test
  void theToleranceScalesWithTheSignal() {
    Adapted once = AdaptiveEvolution.of(HEAT, ErrorControl.of(1e-4, 1e-4)).until(edges(), 20);
    Adapted twice = AdaptiveEvolution.of(HEAT, ErrorControl.of(2e-4, 1e-4)).until(signal(i -> 2 * edges().get(0, i)), 20);
    assertThat(twice.work()).isEqualTo(once.work());
    assertThat(twice.signal()).isEqualTo(signal(i -> 2 * once.signal().get(0, i)));
    Adapted absolute = AdaptiveEvolution.of(HEAT, ErrorControl.of(1e-4 * edges().norm() / Math.sqrt(N), 0)).until(edges(), 20);
    Adapted other = AdaptiveEvolution.of(HEAT, relative(1e-4)).until(edges(), 20);
    assertThat((double) absolute.work().accepted() / other.work().accepted()).isBetween(0.8, 1.01);
    // What is allowed of a state much smaller than the tolerance is the tolerance itself: one step after the first ones.
    assertThat(AdaptiveEvolution.of(HEAT, ErrorControl.of(1e6, 0)).until(edges(), 20).work().accepted()).isLessThan(6);
  }

  /** {@code e sqrt(e/r)} below the norm, {@code e} above; an infinite error is never allowed, NaN allows nothing. */
  @Test
  void whatIsAllowed() {
    assertThat(ErrorControl.of(0, 0.25).allowed(8, 4)).isEqualTo(0.25 * 0.5 * 8);
    assertThat(ErrorControl.of(3, 0.25).allowed(4, 4)).isEqualTo(7);
    assertThat(ErrorControl.of(1e308, 0).allowed(1, N)).isEqualTo(Double.MAX_VALUE);
    assertThat(ErrorControl.of(0, 2).allowed(Double.POSITIVE_INFINITY, N)).isEqualTo(Double.MAX_VALUE);
    assertThat(ErrorControl.of(0, 2).allowed(Double.NaN, N)).isNaN();
  }

  /**
   * Stops that are close together, even neighbouring doubles, cut steps without stopping the run, at any tolerance that is met.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e-5, 1e-8})
  void closeStopsAreHit(double tolerance) {
    List<Double> looks = List.of(0.0, 1e-300, 1e-12, 0.3, Math.nextUp(0.3), 0.3 + 1e-9, 0.5, 0.5 + 1e-6, 0.6);
    Adapted adapted = AdaptiveEvolution.of(NONLINEAR, relative(tolerance)).until(edges(), 0.6, looks);
    assertThat(adapted.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(adapted.snapshots()).extracting(Evolved.State::time).isEqualTo(looks);
    assertThat(adapted.snapshots().getLast()).isEqualTo(adapted.end());
    Adapted without = AdaptiveEvolution.of(NONLINEAR, relative(tolerance)).until(edges(), 0.6);
    assertThat(adapted.signal().distance(without.signal())).isLessThan(tolerance * edges().norm());
    assertThat(adapted.work().accepted()).isLessThan(without.work().accepted() + 3L * looks.size());
  }

  @Test
  void badNumbersAreRefusedByNameBoundAndRemedy() {
    AdaptiveEvolution evolution = AdaptiveEvolution.of(HEAT, relative(1e-3));
    refused(() -> evolution.until(edges(), 0), "time = 0.0 must be positive");
    refused(() -> evolution.until(edges(), 2, List.of(1.0, 2.5)), "snapshot 1 at time 2.5 is outside [0, 2.0]; leave it out");
    refused(() -> evolution.until(Signal.of(1, Double.NaN), 2), "start: sample 1");
    refused(() -> evolution.towards(edges()), "without data term, which does not read it; give the diffusion a fidelity");
    for (double bad : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
      refused(() -> ErrorControl.of(bad, 1e-3), "tolerances absolute = " + bad + " and relative = 0.001 must be finite");
      refused(() -> ErrorControl.of(1e-3, bad), "relative = " + bad);
    }
    refused(() -> ErrorControl.of(0, 0), "one of them positive; relative 1e-4 is usual");
    refused(() -> relative(1e-3).within(0), "steps = 0 must be in 1..");
    refused(() -> new ErrorControl.Controller(0, 0, 0.8, 0.1, 5), "integral = 0.0");
    refused(() -> new ErrorControl.Controller(0.3, -1, 0.8, 0.1, 5), "proportional = -1.0");
    refused(() -> new ErrorControl.Controller(0.3, 0, 1, 0.1, 5), "safety = 1.0");
    refused(() -> new ErrorControl.Controller(0.3, 0, 0.8, 0.8, 5), "least = 0.8");
    refused(() -> new ErrorControl.Controller(0.3, 0, 0.8, 0.1, 1), "greatest = 1.0");
    Convolution huge = Convolution.of(Boundary.NATURAL, 1e154, -1e154);
    refused(() -> AdaptiveEvolution.of(Diffusion.of(huge.onEach(1), new Linear()), relative(1)),
        "which leaves no step; scale the weights down");
    // A flux without claim about the norm has the limit of its energy.
    Diffusion backward = Diffusion.of(HEAT.operator(), new ForwardBackward(1));
    assertThat(AdaptiveEvolution.of(backward, relative(1e-3)).until(edges(), 1).outcome()).isEqualTo(Outcome.COMPLETED);
  }
}
