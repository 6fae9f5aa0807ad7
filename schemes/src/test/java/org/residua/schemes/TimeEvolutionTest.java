package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.schemes.Evolutions.HEAT;
import static org.residua.schemes.Evolutions.N;
import static org.residua.schemes.Evolutions.NONLINEAR;
import static org.residua.schemes.Evolutions.PACE;
import static org.residua.schemes.Evolutions.STEP;
import static org.residua.schemes.Evolutions.counting;
import static org.residua.schemes.Evolutions.random;
import static org.residua.schemes.Evolutions.refused;
import static org.residua.schemes.Evolutions.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Outcome;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Linear;
import org.residua.api.signal.Signal;

/** Evolutions that stop at times, tell of their way, and are cancelled. */
final class TimeEvolutionTest {

  /** Stops are hit exactly, and between two of them run the scheme's own units. */
  @ParameterizedTest
  @MethodSource("org.residua.schemes.Evolutions#families")
  void snapshotsAreTheSchemesFromStopToStop(Family family) {
    Signal u = random(N, 1);
    List<Double> times = List.of(1e-7, 0.3, Math.nextUp(0.3), 5.0);
    Evolved evolved = TimeEvolution.of(NONLINEAR, family, STEP, PACE).until(u, 5, times);
    assertThat(evolved.snapshots()).extracting(Evolved.State::time).isEqualTo(times);
    assertThat(evolved.snapshots().getLast()).isEqualTo(evolved.end());
    double from = 0;
    for (Evolved.State state : evolved.snapshots()) {
      u = run(family.until(NONLINEAR, STEP, state.time() - from, PACE), u);
      assertThat(state.signal()).isEqualTo(u);
      from = state.time();
    }
  }

  @ParameterizedTest
  @MethodSource("org.residua.schemes.Evolutions#families")
  void theListenerSeesTheWay(Family family) {
    Signal u = random(N, 2);
    List<Double> times = new ArrayList<>(List.of(0.0));
    List<Long> counts = new ArrayList<>();
    List<Double> changes = new ArrayList<>();
    Evolved evolved = TimeEvolution.of(NONLINEAR, family, STEP, PACE).telling((time, units, change) -> {
      times.add(time);
      counts.add(units);
      changes.add(change);
    }).until(u, 7.7, List.of(3.0));
    assertThat(times).doesNotHaveDuplicates().isSorted().contains(3.0).endsWith(7.7);
    for (int k = 0; k < counts.size(); k++) {
      assertThat(counts.get(k)).isEqualTo(k + 1);
    }
    assertThat(evolved.units()).isEqualTo(counts.size());
    Scheme first = family.until(NONLINEAR, STEP, 3.0, PACE);
    Pace one = family.cyclic() ? PACE : Pace.of(1, 1);
    assertThat(changes.get(0)).isEqualTo(run(family.make(NONLINEAR, StepSize.fixed(first.tau()), one), u).distance(u));
  }

  /** The last unit of a span ends at its end, whatever the quotients round to; none ends later or before the one before. */
  @Test
  void unitsEndWhereTheSpanEnds() {
    Random random = new Random(20);
    for (int k = 0; k < 1000; k++) {
      double from = random.nextInt(3) * random.nextDouble();
      Span span = new Span(from, from + random.nextDouble(1e-3, 1), 1 + random.nextInt(60), STEP);
      assertThat(span.at(span.units())).isEqualTo(span.to());
      for (int done = 1; done <= span.units(); done++) {
        assertThat(span.at(done)).isGreaterThan(done == 1 ? from : span.at(done - 1)).isLessThanOrEqualTo(span.to());
      }
    }
  }

  /** Fewer looks are fewer tellings of the same way; each stop is one. */
  @Test
  void looksAreSpared() {
    List<Long> counts = new ArrayList<>();
    Signal u = random(N, 3);
    TimeEvolution evolution = TimeEvolution.of(NONLINEAR, Explicit.FAMILY, STEP, PACE);
    Evolved evolved = evolution.lookingEvery(4).telling((time, units, change) -> counts.add(units)).until(u, 4, List.of(2.4));
    assertThat(counts).containsExactly(4L, 6L, 10L);
    assertThat(evolved).isEqualTo(evolution.until(u, 4, List.of(2.4)));
  }

  @ParameterizedTest
  @MethodSource("org.residua.schemes.Evolutions#families")
  void whatIsCancelledIsTheUnitsThatWereTaken(Family family) {
    Signal u = random(N, 4);
    for (int most : new int[] {0, 1, 5}) {
      AtomicBoolean cancelled = new AtomicBoolean(most == 0);
      Evolved evolved = TimeEvolution.of(NONLINEAR, family, STEP, PACE)
          .telling((time, units, change) -> cancelled.set(units == most)).cancelledBy(cancelled::get).until(u, 40);
      Scheme whole = family.until(NONLINEAR, STEP, 40, PACE);
      int count = family.cyclic() ? whole.cycles() : whole.steps();
      assertThat(evolved.outcome()).isEqualTo(Outcome.CANCELLED);
      assertThat(evolved.outcome().good()).isFalse();
      assertThat(evolved.units()).isEqualTo(most);
      assertThat(evolved.time()).isCloseTo(40.0 * most / count, Offset.offset(4 * Math.ulp(40.0)));
      assertThat(evolved.signal()).isEqualTo(most == 0 ? u : run(family.make(NONLINEAR, StepSize.fixed(whole.tau()),
          family.cyclic() ? Pace.of(PACE.steps(), most) : Pace.of(most, 1)), u));
    }
  }

  /** Snapshots that were reached stay; who cancels after the last unit comes too late. */
  @Test
  void whatWasReachedStays() {
    AtomicBoolean cancelled = new AtomicBoolean();
    TimeEvolution evolution = TimeEvolution.of(NONLINEAR, Explicit.FAMILY, STEP, PACE).cancelledBy(cancelled::get);
    Evolved part = evolution.telling((time, units, change) -> cancelled.set(time >= 2))
        .until(random(N, 5), 3, List.of(1.0, 2.0, 2.5));
    assertThat(part.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(part.snapshots()).extracting(Evolved.State::time).containsExactly(1.0, 2.0);
    cancelled.set(false);
    Evolved whole = evolution.telling((time, units, change) -> cancelled.set(time >= 3)).until(random(N, 5), 3);
    assertThat(whole.outcome()).isEqualTo(Outcome.COMPLETED);
  }

  /** One plan for each step size, as long as a later stop needs it. */
  @Test
  void plansAreMadeOnce() {
    AtomicInteger plans = new AtomicInteger();
    TimeEvolution evolution = TimeEvolution.of(HEAT, Explicit.FAMILY, STEP, PACE).on(counting(plans));
    evolution.until(random(N, 6), 4, List.of(0.5, 1.0, 1.5, 3.0, 3.5));
    // 0.5 = 2 * 0.25 four times, of which one comes after 1.5 = 4 * 0.375.
    assertThat(plans.getAndSet(0)).isEqualTo(2);
    evolution.steady(random(N, 6), 1e-3, 1000);
    // The gradient at the start, and the unit.
    assertThat(plans.get()).isEqualTo(2);
  }

  /** Towards another target than the start: one explicit step by hand. */
  @Test
  void theTargetIsTheStartUnlessGiven() {
    Diffusion diffusion = new Diffusion(HEAT.operator(), Activation.of(new Linear()), Fidelity.of(0.5));
    StepSize.Fixed step = new StepSize.Fixed(0.25, StepGuard.CERTIFIED);
    TimeEvolution evolution = TimeEvolution.of(diffusion, Explicit.FAMILY, step, PACE);
    assertThat(evolution.until(Signal.of(0, 1, 4), 0.25).signal()).isEqualTo(Signal.of(0.25, 1.5, 3.25));
    assertThat(evolution.towards(Signal.of(8, 1, 4)).until(Signal.of(0, 1, 4), 0.25).signal())
        .isEqualTo(Signal.of(1.25, 1.5, 3.25));
  }

  @Test
  void badNumbersAreRefusedByNameBoundAndRemedy() {
    TimeEvolution evolution = TimeEvolution.of(HEAT, Explicit.FAMILY, STEP, PACE);
    Signal u = random(N, 9);
    refused(() -> evolution.until(u, 0), "time = 0.0 must be positive");
    refused(() -> evolution.until(u, Double.NaN), "time = NaN must be positive");
    refused(() -> evolution.until(u, 1e9), "give a shorter time");
    refused(() -> evolution.until(u, 2, List.of(1.0, 2.5)), "snapshot 1 at time 2.5 is outside [0, 2.0]; leave it out");
    refused(() -> evolution.until(u, 2, List.of(-1.0)), "snapshot 0 at time -1.0 is outside [0, 2.0]");
    refused(() -> evolution.until(u, 2, List.of(Double.NaN)), "snapshot 0 at time NaN is outside");
    refused(() -> evolution.until(u, 2, List.of(1.0, 0.5)), "snapshot 1 at time 0.5 does not come after the one at 1.0; "
        + "sort them");
    refused(() -> evolution.until(u, 2, List.of(1.0, 1.0)), "does not come after");
    refused(() -> evolution.until(Signal.of(1, Double.NaN), 2), "start: sample 1");
    refused(() -> evolution.towards(u), "without data term, which does not read it; give the diffusion a fidelity");
    refused(() -> evolution.lookingEvery(0), "units between two looks = 0 must be in 1..");
    refused(() -> evolution.steady(u, 1, 10), "tolerance = 1.0 is outside [0, 1)");
    refused(() -> evolution.steady(u, Double.NaN, 10), "tolerance = NaN is outside [0, 1)");
    refused(() -> evolution.steady(u, 0.1, 0), "most units = 0 must be in 1..");
    refused(() -> TimeEvolution.of(HEAT, Explicit.FAMILY, new StepSize.Fixed(0.6, StepGuard.CERTIFIED), PACE),
        "tau = 0.6 exceeds");
    Diffusion pulled = new Diffusion(HEAT.operator(), Activation.of(new Linear()), Fidelity.of(0.5));
    TimeEvolution towards = TimeEvolution.of(pulled, Explicit.FAMILY, new StepSize.Fixed(0.25, StepGuard.CERTIFIED), PACE);
    refused(() -> towards.towards(Signal.of(1, 2)).until(u, 1), "a target 1 x 2 for a start 1 x 24; give them the same shape");
    refused(() -> towards.towards(Signal.of(1, Double.POSITIVE_INFINITY)), "target: sample 1");
  }
}
