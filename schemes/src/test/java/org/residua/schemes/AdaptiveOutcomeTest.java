package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.schemes.AdaptiveCases.N;
import static org.residua.schemes.AdaptiveCases.edges;
import static org.residua.schemes.AdaptiveCases.relative;
import static org.residua.schemes.AdaptiveCases.signal;
import static org.residua.schemes.Evolutions.HEAT;
import static org.residua.schemes.Evolutions.NONLINEAR;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Outcome;
import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Sector;
import org.residua.api.signal.Signal;

/** How evolutions end whose step sizes follow an estimate: of steps that cannot be small enough, at limits, cancelled. */
final class AdaptiveOutcomeTest {

  /** A tolerance that rounding alone exceeds: no step is small enough. */
  @Test
  void anAbsurdToleranceUnderflows() {
    Adapted adapted = AdaptiveEvolution.of(NONLINEAR, relative(1e-15)).until(edges(), 10, List.of(0.0, 5.0));
    assertThat(adapted.outcome()).isEqualTo(Outcome.STEP_UNDERFLOW);
    assertThat(adapted.outcome().good()).isFalse();
    assertThat(adapted.outcome().remedy()).contains("allow larger errors");
    assertThat(adapted.signal().isFinite()).isTrue();
    assertThat(adapted.time()).isLessThan(5);
    assertThat(adapted.snapshots()).containsExactly(new Evolved.State(0, edges()));
    assertThat(adapted.work().rejected()).isPositive();
  }

  /** NaN beyond a response that the signal has at the start, or has only later: states that were accepted are finite. */
  @Test
  void aFluxOfNaNUnderflows() {
    Adapted atOnce = AdaptiveEvolution.of(Diffusion.of(HEAT.operator(), new Broken(Double.NaN)), relative(1e-3))
        .until(edges(), 10);
    assertThat(atOnce.outcome()).isEqualTo(Outcome.STEP_UNDERFLOW);
    assertThat(atOnce.signal()).isEqualTo(edges());
    assertThat(atOnce.time()).isZero();
    assertThat(atOnce.work().accepted()).isZero();
    Adapted infinite = AdaptiveEvolution.of(Diffusion.of(HEAT.operator(), new Broken(Double.POSITIVE_INFINITY)),
        relative(1e-3)).until(edges(), 10);
    assertThat(infinite.outcome()).isEqualTo(Outcome.STEP_UNDERFLOW);
    // Forces that overflow; numbers whose squares alone do, or underflow, are as good as others.
    Signal large = signal(i -> i % 2 == 0 ? 1.5e308 : -1.5e308);
    assertThat(AdaptiveEvolution.of(HEAT, relative(1e-3)).until(large, 10).outcome()).isEqualTo(Outcome.STEP_UNDERFLOW);
    Adapted.Work work = AdaptiveEvolution.of(HEAT, relative(1e-3)).until(edges(), 10).work();
    for (double scale : new double[] {0x1p600, 0x1p-600}) {
      assertThat(AdaptiveEvolution.of(HEAT, relative(1e-3)).until(signal(i -> scale * edges().get(0, i)), 10).work())
          .isEqualTo(work);
    }
    // Nothing moves: one step after the other is accepted, each 5 times as long: of 2, 5 and 8 stages.
    assertThat(AdaptiveEvolution.of(HEAT, relative(1e-3)).until(signal(_ -> 0), 10).work())
        .isEqualTo(new Adapted.Work(3, 0, 2 + 5 + 8 + 3 * 2));
  }

  /**
   * Nothing moves up to a response of 1, beyond there is no number.
   *
   * @param beyond what is there instead
   */
  private record Broken(double beyond) implements CustomFlux {

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public String text() {
      return "broken " + beyond;
    }

    @Override
    public double contrast() {
      return 1;
    }

    @Override
    public Flux withContrast(double contrast) {
      return this;
    }

    @Override
    public double at(double s) {
      return Math.abs(s) <= 1 ? s : beyond;
    }

    @Override
    public double diffusivity(double s) {
      return Math.abs(s) <= 1 ? 1 : beyond;
    }

    @Override
    public double derivative(double s) {
      return 1;
    }

    @Override
    public double potential(double s) {
      return s * s / 2;
    }

    @Override
    public Sector sector() {
      return new Sector(1, 1);
    }

    @Override
    public Sector slope() {
      return new Sector(1, 1);
    }

    @Override
    public boolean even() {
      return true;
    }

    @Override
    public boolean decreasingDiffusivity() {
      return true;
    }
  }

  @Test
  void whatIsTooLongIsALimit() {
    Adapted adapted = AdaptiveEvolution.of(NONLINEAR, relative(1e-5).within(7)).until(edges(), 100);
    assertThat(adapted.outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
    assertThat(adapted.work().accepted() + adapted.work().rejected()).isBetween(7L, 8L);
    assertThat(adapted.time()).isPositive().isLessThan(100);
  }

  @Test
  void whatIsCancelledIsWhatWasDone() {
    AtomicBoolean cancelled = new AtomicBoolean();
    Adapted adapted = AdaptiveEvolution.of(NONLINEAR, relative(1e-3)).cancelledBy(cancelled::get)
        .telling((_, units, _) -> cancelled.set(units == 5)).until(edges(), 100, List.of(1e-3, 99.0));
    assertThat(adapted.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(adapted.work().accepted()).isEqualTo(5);
    assertThat(adapted.snapshots()).extracting(Evolved.State::time).containsExactly(1e-3);
    cancelled.set(true);
    assertThat(AdaptiveEvolution.of(NONLINEAR, relative(1e-3)).cancelledBy(cancelled::get).until(edges(), 1).signal())
        .isEqualTo(edges());
  }

  /** More stages than 960 are not taken, whatever the tolerance. */
  @Test
  void longStepsHaveAMostOfStages() {
    Adapted adapted = AdaptiveEvolution.of(HEAT, relative(1)).until(edges(), 1e7);
    double longest = Rkl2.FAMILY.limit(HEAT, Pace.of(960, 1));
    assertThat(adapted.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat((double) adapted.work().accepted()).isGreaterThanOrEqualTo(1e7 / longest);
    assertThat(adapted.work().evaluations()).isLessThanOrEqualTo(962 * adapted.work().accepted());
    double mean = IntStream.range(0, N).mapToDouble(i -> edges().get(0, i)).average().orElseThrow();
    assertThat(adapted.signal().distance(signal(_ -> mean))).isLessThan(1e-6);
  }
}
