package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Outcome;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Sector;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

/** Evolutions whose step sizes follow an estimate of their error. */
final class AdaptiveEvolutionTest {

  private static final int N = 48;
  private static final Diffusion HEAT = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Linear());
  private static final Diffusion NONLINEAR = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(0.6));
  private static final List<ErrorControl.Controller> CONTROLLERS =
      List.of(ErrorControl.Controller.elementary(), ErrorControl.Controller.proportionalIntegral());

  private static ErrorControl relative(double tolerance) {
    return ErrorControl.of(0, tolerance);
  }

  private static Signal signal(IntToDoubleFunction sample) {
    return Signal.of(IntStream.range(0, N).mapToDouble(sample).toArray());
  }

  /** Steps of three heights with a little noise. */
  private static Signal edges() {
    Random random = new Random(3);
    return signal(i -> (i < 15 ? 0 : i < 31 ? 4 : 1.5) + 0.2 * random.nextGaussian());
  }

  private static double eigenvalue(Boundary boundary, int wave) {
    return 4 * Math.pow(Math.sin(wave * Math.PI / (boundary == Boundary.PERIODIC ? N : 2.0 * N)), 2);
  }

  /** Harmonics 1, 4 and 13 after some time of the heat equation, each decayed by {@code exp(-lambda t)}. */
  private static Signal harmonics(Boundary boundary, double time) {
    int[] waves = {1, 4, 13};
    double[] amplitudes = {1, -0.7, 0.4};
    return signal(i -> IntStream.range(0, waves.length).mapToDouble(k ->
        amplitudes[k] * Math.exp(-time * eigenvalue(boundary, waves[k]))
            * Math.cos((boundary == Boundary.PERIODIC ? 2 : 1) * Math.PI * waves[k] * (i + 0.5) / N)).sum());
  }

  /** Where the error is looked at, in units of the whole time: the beginning is as steep as it is short. */
  private static final double[] LOOKS = {0.01, 0.05, 0.25, 1};

  private static List<Double> looks(double time) {
    return Arrays.stream(LOOKS).map(look -> look * time).boxed().toList();
  }

  /** The largest error at the looks, relative to the start. */
  private static double error(List<Evolved.State> states, List<Signal> exact) {
    return IntStream.range(0, LOOKS.length).mapToDouble(k -> states.get(k).signal().distance(exact.get(k))).max().orElseThrow();
  }

  /** The error of the most equal steps that take no more evaluations. */
  private static double equalSteps(Diffusion diffusion, Signal start, List<Signal> exact, double time, long evaluations) {
    int steps = 1;
    while ((steps + 1L) * Rkl2.stages(diffusion, time / (steps + 1)) <= evaluations) {
      steps++;
    }
    Evolved evolved = TimeEvolution.of(diffusion, Rkl2.FAMILY, StepSize.fixed(time / steps),
        Pace.of(Rkl2.stages(diffusion, time / steps), 1)).lookingEvery(1000).until(start, time, looks(time));
    return error(evolved.snapshots(), exact);
  }

  private static void proportional(Diffusion diffusion, Signal start, List<Signal> exact, double time) {
    for (ErrorControl.Controller controller : CONTROLLERS) {
      List<Double> errors = new ArrayList<>();
      for (double tolerance : new double[] {1e-2, 1e-3, 1e-4, 1e-5}) {
        Adapted adapted = AdaptiveEvolution.of(diffusion, relative(tolerance).with(controller)).until(start, time, looks(time));
        assertThat(adapted.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(adapted.snapshots()).extracting(Evolved.State::time).isEqualTo(looks(time));
        double error = error(adapted.snapshots(), exact);
        // As many equal steps as twice the evaluations pay for are worse: they miss the beginning.
        assertThat(equalSteps(diffusion, start, exact, time, 2 * adapted.work().evaluations())).isGreaterThan(error);
        errors.add(error / (tolerance * start.norm()));
      }
      // No more than the tolerance, and proportional to it: three decades of it move the quotient by less than a factor of 4.
      assertThat(errors).allMatch(error -> error > 0 && error < 1);
      double most = errors.stream().mapToDouble(e -> e).max().orElseThrow();
      double least = errors.stream().mapToDouble(e -> e).min().orElseThrow();
      assertThat(most / least).as("%s", errors).isLessThan(4);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Boundary.class, names = {"NATURAL", "REFLECTING", "PERIODIC"})
  void theErrorOfHeatIsProportionalToTheTolerance(Boundary boundary) {
    Diffusion heat = Diffusion.of(Convolution.difference(1, boundary), new Linear());
    proportional(heat, harmonics(boundary, 0), looks(100).stream().map(time -> harmonics(boundary, time)).toList(), 100);
  }

  /** Perona and Malik's flux against the classical method of the fourth order, written out; half its steps give the same. */
  @Test
  void theErrorOfPeronaMalikIsProportionalToTheTolerance() {
    List<Signal> exact = classical(edges(), 0.005);
    List<Signal> coarse = classical(edges(), 0.01);
    for (int k = 0; k < LOOKS.length; k++) {
      assertThat(coarse.get(k).distance(exact.get(k))).isLessThan(1e-3 * 1e-5);
    }
    proportional(NONLINEAR, edges(), exact, 100);
  }

  private static List<Signal> classical(Signal start, double tau) {
    double[] u = start.channel(0);
    List<Signal> found = new ArrayList<>();
    long done = 0;
    for (double look : looks(100)) {
      for (; done < Math.round(look / tau); done++) {
        double[] a = force(u);
        double[] b = force(moved(u, tau / 2, a));
        double[] c = force(moved(u, tau / 2, b));
        double[] d = force(moved(u, tau, c));
        for (int i = 0; i < u.length; i++) {
          u[i] += tau / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
        }
      }
      found.add(Signal.of(u));
    }
    return found;
  }

  private static double[] moved(double[] u, double tau, double[] by) {
    return IntStream.range(0, u.length).mapToDouble(i -> u[i] + tau * by[i]).toArray();
  }

  private static double[] force(double[] u) {
    double[] force = new double[u.length];
    for (int i = 0; i + 1 < u.length; i++) {
      double y = u[i + 1] - u[i];
      double flux = y / (1 + y * y / 0.36);
      force[i] += flux;
      force[i + 1] -= flux;
    }
    return force;
  }

  /** The first size is that of an explicit step: what a kink makes of it is too far off, and it is taken again. */
  @Test
  void aKinkIsRejectedAtFirst() {
    Signal kink = signal(i -> i < N / 2 ? 0 : 1);
    for (ErrorControl.Controller controller : CONTROLLERS) {
      List<Double> times = new ArrayList<>();
      Adapted adapted = AdaptiveEvolution.of(HEAT, relative(1e-4).with(controller)).telling((time, _, _) -> times.add(time)).until(kink, 30);
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
    assertThat(one.signal()).isEqualTo(Plan.of(Rkl2.of(HEAT, limit, 2, 1), one.signal().shape()).run(harmonics(Boundary.NATURAL, 0)));
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
      u = Plan.of(Rkl2.of(diffusion, size, stages <= 16 ? stages : (stages + 1) / 2 * 2, 1), u.shape(), u.shape()).run(List.of(u, f)).get(0);
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
    Adapted atOnce = AdaptiveEvolution.of(Diffusion.of(HEAT.operator(), new Broken(Double.NaN)), relative(1e-3)).until(edges(), 10);
    assertThat(atOnce.outcome()).isEqualTo(Outcome.STEP_UNDERFLOW);
    assertThat(atOnce.signal()).isEqualTo(edges());
    assertThat(atOnce.time()).isZero();
    assertThat(atOnce.work().accepted()).isZero();
    Adapted infinite = AdaptiveEvolution.of(Diffusion.of(HEAT.operator(), new Broken(Double.POSITIVE_INFINITY)), relative(1e-3)).until(edges(), 10);
    assertThat(infinite.outcome()).isEqualTo(Outcome.STEP_UNDERFLOW);
    // Forces that overflow; numbers whose squares alone do, or underflow, are as good as others.
    Signal large = signal(i -> i % 2 == 0 ? 1.5e308 : -1.5e308);
    assertThat(AdaptiveEvolution.of(HEAT, relative(1e-3)).until(large, 10).outcome()).isEqualTo(Outcome.STEP_UNDERFLOW);
    Adapted.Work work = AdaptiveEvolution.of(HEAT, relative(1e-3)).until(edges(), 10).work();
    for (double scale : new double[] {0x1p600, 0x1p-600}) {
      assertThat(AdaptiveEvolution.of(HEAT, relative(1e-3)).until(signal(i -> scale * edges().get(0, i)), 10).work()).isEqualTo(work);
    }
    // Nothing moves: one step after the other is accepted, each 5 times as long: of 2, 5 and 8 stages.
    assertThat(AdaptiveEvolution.of(HEAT, relative(1e-3)).until(signal(_ -> 0), 10).work()).isEqualTo(new Adapted.Work(3, 0, 2 + 5 + 8 + 3 * 2));
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

  /** Stops that are close together, even neighbouring doubles, cut steps without stopping the run, at any tolerance that is met. */
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
    assertThat(AdaptiveEvolution.of(NONLINEAR, relative(1e-3)).cancelledBy(cancelled::get).until(edges(), 1).signal()).isEqualTo(edges());
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

  private static Engine counting(AtomicInteger plans) {
    return (Engine) Proxy.newProxyInstance(Engine.class.getClassLoader(), new Class<?>[] {Engine.class},
        (Object _, Method method, Object[] arguments) -> {
          plans.addAndGet(method.getName().equals("plan") ? 1 : 0);
          return method.invoke(Engines.plain(), arguments);
        });
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
    refused(() -> AdaptiveEvolution.of(Diffusion.of(huge.onEach(1), new Linear()), relative(1)), "which leaves no step; scale the weights down");
    // A flux without claim about the norm has the limit of its energy.
    Diffusion backward = Diffusion.of(HEAT.operator(), new ForwardBackward(1));
    assertThat(AdaptiveEvolution.of(backward, relative(1e-3)).until(edges(), 1).outcome()).isEqualTo(Outcome.COMPLETED);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
  }
}
