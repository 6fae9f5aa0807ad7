package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.schemes.denoiser.MadeUp.step;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Signal;

/** Plans that are kept from one signal to the next. */
final class PlansTest {

  private static Candidates candidates(double sigma, int n, boolean gaps) {
    Optional<Signal> present = gaps ? Optional.of(Signal.of(IntStream.range(0, n).mapToDouble(i -> i == 5 ? 0 : 1).toArray())) : Optional.empty();
    return new Candidates(new Branch.Setting(sigma, n, 2, present), List.of(0, 13, 16));
  }

  /** The same plan with the numbers of the block; another one for another length or structure, and while it is in use. */
  @Test
  void aPlanGivenBackIsTakenAgain() {
    Plans plans = new Plans(Engines.plain());
    Candidates first = candidates(1, 100, false);
    Candidates second = candidates(2, 100, false);
    Plan plan = plans.take(first, 100);
    assertThat(plans.take(first, 100)).isNotSameAs(plan);
    plans.give(plan, first, 100);
    Signal y = Signal.of(step(100, 3));
    assertThat(plans.take(second, 100)).isSameAs(plan);
    assertThat(plan.run(List.of(y))).isEqualTo(Engines.plain().plan(second, y.shape()).run(List.of(y)));
    plans.give(plan, second, 100);
    assertThat(plans.take(candidates(1, 100, true), 100)).isNotSameAs(plan);
    assertThat(plans.take(candidates(1, 101, false), 101)).isNotSameAs(plan);
    assertThat(plans.take(first, 100)).isSameAs(plan);
    plans.give(plan, first, 100);
    Candidates other = candidates(1, 101, false);
    plans.give(plans.take(other, 101), other, 101);
    assertThat(plans.take(first, 100)).isNotSameAs(plan);
  }

  /** Other candidates or other levels are other steps, which new numbers do not make of these. */
  @Test
  void plansOfOtherStepsAreOthers() {
    Candidates first = candidates(1, 100, false);
    Branch.Setting deeper = new Branch.Setting(1, 100, 3, Optional.empty());
    for (Candidates other : List.of(new Candidates(first.setting(), List.of(0, 13)), new Candidates(deeper, first.wanted()),
        candidates(1, 100, true))) {
      Plans plans = new Plans(Engines.plain());
      Plan plan = plans.take(first, 100);
      plans.give(plan, first, 100);
      Plan another = plans.take(other, 100);
      assertThat(another).isNotSameAs(plan);
      Signal y = Signal.of(step(100, 3));
      assertThat(another.run(List.of(y))).isEqualTo(Engines.plain().plan(other, y.shape()).run(List.of(y)));
    }
  }

  /** Two of one structure are kept, then one of another: of the other there is one. */
  @Test
  void plansOfOneStructureAreKept() {
    Plans plans = new Plans(Engines.plain());
    Candidates first = candidates(1, 100, false);
    Candidates other = candidates(1, 101, false);
    List<Plan> two = List.of(plans.take(first, 100), plans.take(first, 100));
    two.forEach(plan -> plans.give(plan, first, 100));
    Plan third = plans.take(other, 101);
    plans.give(third, other, 101);
    assertThat(plans.take(other, 101)).isSameAs(third);
    assertThat(plans.take(other, 101)).isNotIn(two);
  }

  /** A level at each sample is as long as the signal: such plans are not kept. */
  @Test
  void plansOfLevelsThatVaryAreNotKept() {
    Plans plans = new Plans(Engines.plain());
    NoiseModel varying = NoiseModel.white(1).varying(new Varying(IntStream.range(0, 100).mapToDouble(i -> 0.5 + i / 100.0).toArray()));
    Candidates candidates = new Candidates(new Branch.Setting(varying, 100, 2, Optional.empty()), List.of(0, 13, 16));
    Plan plan = plans.take(candidates, 100);
    plans.give(plan, candidates, 100);
    assertThat(plans.take(candidates, 100)).isNotSameAs(plan);
  }

  @Test
  void plansOfLongSignalsAreNotKept() {
    Plans plans = new Plans(Engines.plain());
    Candidates candidates = candidates(1, 8193, false);
    Plan plan = plans.take(candidates, 8193);
    plans.give(plan, candidates, 8193);
    assertThat(plans.take(candidates, 8193)).isNotSameAs(plan);
  }

  /** Whatever came before, and however many come at a time: the bits of each alone. */
  @Test
  void seriesDoNotTouchEachOther() {
    double[] gappy = step(100, 4);
    gappy[50] = Double.NaN;
    List<Signal> series = Stream.of(step(100, 1), step(100, 2), gappy, step(77, 3), step(100, 5), new double[40]).map(Signal::of).toList();
    Denoiser kept = Denoiser.automatic().fillingGaps();
    List<Signal> alone = series.stream().map(y -> Denoiser.automatic().fillingGaps().denoise(y).signal()).toList();
    assertThat(series.stream().map(y -> kept.denoise(y).signal()).toList()).isEqualTo(alone);
    for (int threads = 1; threads <= 3; threads++) {
      assertThat(kept.on(Engines.preferred().on(threads)).denoiseAll(series).stream().map(Denoised::signal).toList()).isEqualTo(alone);
    }
    assertThat(kept.denoiseAll(List.of())).isEmpty();
  }
}
