package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Outcome;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

/** Explicit steps of the limit of the signal at hand. */
final class AdaptiveExplicitTest {

  private static final int N = 64;
  private static final Diffusion NONLINEAR = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(0.6));

  private static Signal signal(IntToDoubleFunction sample) {
    return Signal.of(IntStream.range(0, N).mapToDouble(sample).toArray());
  }

  private static Signal random(int seed, double size) {
    Random random = new Random(seed);
    return signal(_ -> size * random.nextGaussian());
  }

  private static Signal stepped(Diffusion diffusion, double tau, Signal u) {
    return Plan.of(new Explicit(diffusion, StepSize.unchecked(tau), 1), u.shape()).run(u);
  }

  /**
   * A step rounds a sample by a few ulps for each tap and each operation of the flux, times what it is in units of its fixed
   * limit: {@code 2 p + 18} of them, doubled.
   *
   * @param steps the step in these units
   */
  private static double margin(Diffusion diffusion, double steps) {
    int taps = ((Convolution) diffusion.operator()).taps();
    return 2 * (2 * taps + 18) * Math.ulp(1.0) * Math.max(1, steps);
  }

  /**
   * The norm does not grow in steps of the limit, whose size is never below the fixed one, for fluxes, orders, boundaries,
   * lengths.
   */
  @ParameterizedTest
  @EnumSource
  void theNormDoesNotGrow(Boundary boundary) {
    Random random = new Random(1);
    int longer = 0;
    for (int order = 1; order <= 3; order++) {
      for (Flux flux : List.of(new Linear(), new Charbonnier(0.3), new PeronaMalik(0.3))) {
        Diffusion diffusion = Diffusion.of(Convolution.difference(order, boundary), flux);
        AdaptiveExplicit explicit = AdaptiveExplicit.of(diffusion);
        double fixed = diffusion.limit().certified();
        for (int length : new int[] {order + 1, 2 * order + 1, 2 * order + 2, 17, 64}) {
          for (double size : new double[] {0.1, 1, 10}) {
            Signal u = Signal.of(random.doubles(length, -size, size).toArray());
            for (int k = 0; k < 20; k++) {
              double tau = explicit.limit(u);
              assertThat(tau).isGreaterThanOrEqualTo(fixed);
              longer += tau > 1.5 * fixed ? 1 : 0;
              Signal next = stepped(diffusion, tau, u);
              assertThat(next.norm()).as("%s, %d samples, tau %s", diffusion, length, tau)
                  .isLessThanOrEqualTo(u.norm() * (1 + margin(diffusion, tau / fixed)));
              u = next;
            }
          }
        }
      }
    }
    assertThat(longer).isGreaterThan(100);
  }

  /**
   * Alternating samples have one diffusivity {@code g = 1/(1 + (2a/lambda)^2)} and are the sharpest wave: the limit is
   * {@code 2/(4 g)}.
   */
  @Test
  void theLimitIsSharp() {
    Diffusion periodic = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new PeronaMalik(0.6));
    Signal u = signal(i -> i % 2 == 0 ? 1.5 : -1.5);
    double tau = AdaptiveExplicit.of(periodic).limit(u);
    assertThat(tau).isCloseTo(0.5 * 26, Offset.offset(1e-10));
    assertThat(stepped(periodic, tau, u).norm()).isCloseTo(u.norm(), Offset.offset(1e-10));
    assertThat(stepped(periodic, 1.2 * tau, u).norm()).isCloseTo(1.4 * u.norm(), Offset.offset(1e-10));
    // And so it is for the linear flux, of each order: 1 - 1.2 * 2.
    for (int order = 1; order <= 3; order++) {
      Diffusion linear = Diffusion.of(Convolution.difference(order, Boundary.PERIODIC), new Linear());
      double limit = AdaptiveExplicit.of(linear).limit(u);
      assertThat(stepped(linear, 1.2 * limit, u).norm()).isCloseTo(1.4 * u.norm(), Offset.offset(1e-10));
    }
    Diffusion natural = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Linear());
    Signal sharp = signal(i -> Math.cos((N - 1) * Math.PI * (i + 0.5) / N));
    assertThat(stepped(natural, 1.2 * AdaptiveExplicit.of(natural).limit(sharp), sharp).norm())
        .isGreaterThan(1.39 * sharp.norm());
  }

  /**
   * Noise that is an edge everywhere: steps of several fixed limits; one flat stretch of two differences, and they are no longer.
   */
  @Test
  void stepsAreLongerWhereAllIsEdges() {
    Signal noisy = signal(i -> (i < 20 ? 0 : i < 45 ? 9 : 3) + (i % 2 == 0 ? 1 : -1) * (1 + 0.2 * Math.sin(i)));
    double fixed = NONLINEAR.limit().certified();
    double factor = AdaptiveExplicit.of(NONLINEAR).limit(noisy) / fixed;
    assertThat(factor).isGreaterThan(4);
    Signal flat = signal(i -> i >= 30 && i < 33 ? 9 : noisy.get(0, i));
    assertThat(AdaptiveExplicit.of(NONLINEAR).limit(flat)).isCloseTo(fixed, Offset.offset(1e-12));
    // Gaussian noise has flat places, but seldom two together: of 10 contrasts it gives from 1.3 to 2.3 fixed limits.
    assertThat(IntStream.range(0, 5).mapToDouble(k -> AdaptiveExplicit.of(NONLINEAR).limit(random(k, 6)) / fixed))
        .allMatch(part -> part > 1.3 && part < 2.3);
    Adapted adapted = AdaptiveExplicit.of(NONLINEAR).until(noisy, 4);
    assertThat(adapted.work().accepted()).isEqualTo(1);
    assertThat(Math.ceil(4 / fixed)).isEqualTo(8);
  }

  /** The steps of a run are explicit steps of the limit where they begin, the last one shortened; stops are hit. */
  @Test
  void aRunIsExplicitStepsOfTheLimit() {
    for (double fraction : new double[] {1, 0.7}) {
      List<Double> looks = List.of(0.0, 2.0, Math.nextUp(2.0), 3.0);
      AdaptiveExplicit evolution = AdaptiveExplicit.of(NONLINEAR).with(fraction);
      List<Double> times = new ArrayList<>();
      List<Double> changes = new ArrayList<>();
      Adapted adapted = evolution.telling((time, units, change) -> {
        times.add(time);
        changes.add(change);
        assertThat(units).isEqualTo(times.size());
      }).until(random(7, 2), 10, looks);
      Signal u = random(7, 2);
      double time = 0;
      for (int k = 0; k < times.size(); k++) {
        double from = time;
        double stop = List.of(2.0, Math.nextUp(2.0), 3.0, 10.0).stream().filter(look -> look > from).findFirst().orElseThrow();
        double tau = Math.min(fraction * evolution.limit(u), stop - time);
        Signal next = stepped(NONLINEAR, tau, u);
        time = tau == stop - time ? stop : time + tau;
        assertThat(times.get(k)).isEqualTo(time);
        assertThat(changes.get(k)).isEqualTo(next.distance(u));
        u = next;
      }
      assertThat(adapted.signal()).isEqualTo(u);
      assertThat(adapted.time()).isEqualTo(10);
      assertThat(adapted.outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(adapted.snapshots()).extracting(Evolved.State::time).isEqualTo(looks);
      assertThat(adapted.work()).isEqualTo(new Adapted.Work(times.size(), 0, 2L * times.size()));
    }
  }

  /** With a data term of weight {@code c}: no more than the larger norm of start and target; beyond the limit more. */
  @Test
  void theDataTermHasItsShare() {
    for (double c : new double[] {0.1, 1, 10}) {
      Diffusion diffusion = new Diffusion(NONLINEAR.operator(), Activation.of(new PeronaMalik(0.6)), Fidelity.of(c));
      Signal u = random(11, 3);
      Signal f = random(12, 3);
      double tau = AdaptiveExplicit.of(diffusion).limit(u);
      assertThat(tau).isLessThanOrEqualTo(1 / c);
      Signal next = Plan.of(new Explicit(diffusion, StepSize.unchecked(tau), 1), u.shape(), u.shape()).run(List.of(u, f)).get(0);
      assertThat(next.norm()).isLessThanOrEqualTo(
          Math.max(u.norm(), f.norm()) * (1 + margin(diffusion, tau / diffusion.limit().certified())));
      Adapted adapted = AdaptiveExplicit.of(diffusion).towards(f).until(u, 3);
      assertThat(adapted.signal().norm()).isLessThanOrEqualTo(Math.max(u.norm(), f.norm()) * (1 + 1e-12));
    }
    // The sharpest wave against its mirror image: at the limit both have one norm, at 2/r, without the share of c, it grows.
    Diffusion linear = new Diffusion(Convolution.difference(1, Boundary.PERIODIC), Activation.of(new Linear()), Fidelity.of(1));
    Signal u = signal(i -> i % 2 == 0 ? 1 : -1);
    Signal f = signal(i -> i % 2 == 0 ? -1 : 1);
    double tau = AdaptiveExplicit.of(linear).limit(u);
    assertThat(tau).isCloseTo(2 / 6.0, Offset.offset(1e-12));
    assertThat(Plan.of(new Explicit(linear, StepSize.unchecked(tau), 1), u.shape(), u.shape()).run(List.of(u, f)).get(0).norm())
        .isCloseTo(u.norm(), Offset.offset(1e-11));
    assertThat(Plan.of(new Explicit(linear, StepSize.unchecked(0.5), 1), u.shape(), u.shape()).run(List.of(u, f)).get(0).norm())
        .isGreaterThan(1.9 * u.norm());
  }

  @Test
  void whatOverflowsIsAnOutcome() {
    Signal large = signal(i -> i % 2 == 0 ? 1.5e308 : -1.5e308);
    Diffusion linear = Diffusion.of(NONLINEAR.operator(), new Linear());
    Adapted adapted = AdaptiveExplicit.of(linear).until(large, 10);
    assertThat(adapted.outcome()).isEqualTo(Outcome.NON_FINITE);
    assertThat(adapted.signal()).isEqualTo(large);
    assertThat(adapted.work().accepted()).isZero();
    // Nothing limits the step of a filter of zeros: one step.
    Diffusion none = Diffusion.of(Convolution.of(Boundary.NATURAL, 0, 0), new Linear());
    assertThat(AdaptiveExplicit.of(none).limit(large)).isInfinite();
    assertThat(AdaptiveExplicit.of(none).until(random(1, 1), 10).work().accepted()).isEqualTo(1);
  }

  @Test
  void whatIsCancelledIsWhatWasDone() {
    AtomicBoolean cancelled = new AtomicBoolean();
    Adapted adapted = AdaptiveExplicit.of(NONLINEAR).cancelledBy(cancelled::get)
        .telling((_, units, _) -> cancelled.set(units == 3)).until(random(2, 1), 100);
    assertThat(adapted.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(adapted.work().accepted()).isEqualTo(3);
  }

  @Test
  void badNumbersAreRefusedByNameBoundAndRemedy() {
    AdaptiveExplicit evolution = AdaptiveExplicit.of(NONLINEAR);
    refused(() -> evolution.with(1.2), "fraction = 1.2 of the limit must be in (0, 1]");
    refused(() -> evolution.with(0), "fraction = 0.0");
    refused(() -> evolution.with(Double.NaN), "fraction = NaN");
    refused(() -> AdaptiveExplicit.of(Diffusion.of(NONLINEAR.operator(), new ForwardBackward(1))), "give a flux with g >= 0");
    Fidelity weights = new Fidelity.Weights(signal(i -> i % 2));
    refused(() -> AdaptiveExplicit.of(new Diffusion(NONLINEAR.operator(), NONLINEAR.activation(), weights)),
        "a data term of several weights");
    refused(() -> evolution.limit(Signal.of(1, Double.NaN)), "signal: sample 1");
    refused(() -> evolution.until(Signal.of(1, Double.NaN), 1), "start: sample 1");
    refused(() -> evolution.until(random(1, 1), 1e9), "give a shorter time");
    refused(() -> evolution.towards(random(1, 1)), "without data term");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
  }
}
