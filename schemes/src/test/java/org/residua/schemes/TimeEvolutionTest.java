package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Outcome;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.Solver;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Evolutions that stop at times, tell of their way, and are cancelled. */
final class TimeEvolutionTest {

  private static final int N = 24;
  private static final StepSize.Fixed STEP = new StepSize.Fixed(0.4, StepGuard.CERTIFIED);
  private static final Pace PACE = Pace.of(3, 1);
  private static final Diffusion HEAT = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Linear());
  private static final Diffusion NONLINEAR = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(0.6));

  static List<Family> families() {
    return Schemes.all();
  }

  private static Signal random(int length, int seed) {
    return Signal.of(new Random(seed).doubles(length, -2, 2).toArray());
  }

  private static Signal run(Scheme scheme, Signal u) {
    Shape[] shapes = Collections.nCopies(scheme.inputs(), u.shape()).toArray(Shape[]::new);
    return Plan.of(scheme, shapes).run(Collections.nCopies(scheme.inputs(), u)).get(0);
  }

  /** What so many units of step size {@code tau} make of the eigenvector of {@code K^T K} with eigenvalue {@code lambda}. */
  private static double factor(Family family, double tau, double lambda, int count) {
    return switch (family.name()) {
      case "du-fort-frankel" -> {
        double alpha = 1;
        double[] u = {1, 1 - Math.min(tau, 1 / (2 * alpha)) * lambda};
        for (int k = 1; k < count; k++) {
          u = new double[] {u[1], (u[0] - 2 * tau * lambda * u[1] + 2 * tau * alpha * (2 * u[1] - u[0])) / (1 + 2 * tau * alpha)};
        }
        yield u[1];
      }
      case "heavy-ball" -> {
        double u = 1;
        double moved = 0;
        for (int k = 0; k < count; k++) {
          moved = 0.5 * moved - tau * lambda * u;
          u += moved;
        }
        yield u;
      }
      default -> Math.pow(factor(family, tau, lambda), count);
    };
  }

  private static double factor(Family family, double tau, double lambda) {
    double x = tau * lambda;
    return switch (family.name()) {
      case "explicit" -> 1 - x;
      case "semi-implicit", "implicit" -> 1 / (1 + x);
      case "midpoint" -> (1 - x / 2) / (1 + x / 2);
      case "fed" -> IntStream.rangeClosed(1, PACE.steps()).mapToDouble(
          j -> 1 - x / (2 * Math.pow(Math.sin(Math.PI * j / (2 * PACE.steps() + 1)), 2))).reduce(1, (a, b) -> a * b);
      case "rkl1" -> {
        double y = 1 - 2 * x / (PACE.steps() * (PACE.steps() + 1));
        yield (5 * y * y * y - 3 * y) / 2;
      }
      case "rkl2" -> {
        double y = 1 - 0.4 * x;
        yield 1 + 5.0 / 12 * ((5 * y * y * y - 3 * y) / 2 - 1);
      }
      case "fsi" -> {
        double before = 1;
        double now = 1;
        for (Row row : Fsi.rows(PACE.steps())) {
          double next = row.a() * (1 - x) * now + row.b() * before;
          before = now;
          now = next;
        }
        yield now;
      }
      default -> throw new IllegalArgumentException("no factor of " + family.name() + " is known here; add it");
    };
  }

  /** The third cosine, natural ({@code 4 sin^2(3 pi/2N)}) and periodic ({@code 4 sin^2(3 pi/N)}); solvers leave 1e-12 in each step. */
  @ParameterizedTest
  @MethodSource("families")
  void cosinesDecayByTheKnownFactors(Family family) {
    for (Boundary boundary : List.of(Boundary.NATURAL, Boundary.PERIODIC)) {
      double frequency = boundary == Boundary.NATURAL ? 3 * Math.PI / N : 6 * Math.PI / N;
      double lambda = 4 * Math.pow(Math.sin(frequency / 2), 2);
      double[] wave = new double[N];
      for (int i = 0; i < N; i++) {
        wave[i] = Math.cos(frequency * (i + 0.5));
      }
      Diffusion heat = Diffusion.of(Convolution.difference(1, boundary), new Linear());
      List<Double> times = List.of(0.0, 0.7, 1.6, 11.3);
      Evolved evolved = TimeEvolution.of(heat, family, STEP, PACE).until(Signal.of(wave), 12, times);
      assertThat(evolved.outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(evolved.time()).isEqualTo(12);
      assertThat(evolved.snapshots()).extracting(Evolved.State::time).isEqualTo(times);
      double amplitude = 1;
      long units = 0;
      List<Evolved.State> states = new ArrayList<>(evolved.snapshots());
      states.add(evolved.end());
      assertThat(states.get(0).signal()).isEqualTo(Signal.of(wave));
      for (int k = 1; k < states.size(); k++) {
        double span = states.get(k).time() - states.get(k - 1).time();
        double unit = family.span(PACE);
        int count = (int) Math.ceil(span / (STEP.tau() * unit));
        double whole = amplitude * factor(family, STEP.tau(), lambda, count);
        amplitude *= factor(family, span / (count * unit), lambda, count);
        units += count;
        for (int i = 0; i < N; i++) {
          assertThat(states.get(k).signal().get(0, i)).isCloseTo(amplitude * wave[i], Offset.offset(1e-11));
        }
        // Negative control: the step size as it is, which misses the time, is told apart.
        assertThat(Math.abs(whole - amplitude)).as("%s, state %d", family.name(), k).isGreaterThan(1e-6);
      }
      assertThat(evolved.units()).isEqualTo(units);
    }
  }

  /** Stops are hit exactly, and between two of them run the scheme's own units. */
  @ParameterizedTest
  @MethodSource("families")
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
  @MethodSource("families")
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
  @MethodSource("families")
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
    Evolved part = evolution.telling((time, units, change) -> cancelled.set(time >= 2)).until(random(N, 5), 3, List.of(1.0, 2.0, 2.5));
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

  private static Engine counting(AtomicInteger plans) {
    return (Engine) Proxy.newProxyInstance(Engine.class.getClassLoader(), new Class<?>[] {Engine.class},
        (Object _, Method method, Object[] arguments) -> {
          plans.addAndGet(method.getName().equals("plan") ? 1 : 0);
          return method.invoke(Engines.plain(), arguments);
        });
  }

  /** Towards another target than the start: one explicit step by hand. */
  @Test
  void theTargetIsTheStartUnlessGiven() {
    Diffusion diffusion = new Diffusion(HEAT.operator(), Activation.of(new Linear()), Fidelity.of(0.5));
    StepSize.Fixed step = new StepSize.Fixed(0.25, StepGuard.CERTIFIED);
    TimeEvolution evolution = TimeEvolution.of(diffusion, Explicit.FAMILY, step, PACE);
    assertThat(evolution.until(Signal.of(0, 1, 4), 0.25).signal()).isEqualTo(Signal.of(0.25, 1.5, 3.25));
    assertThat(evolution.towards(Signal.of(8, 1, 4)).until(Signal.of(0, 1, 4), 0.25).signal()).isEqualTo(Signal.of(1.25, 1.5, 3.25));
  }

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
        TimeEvolution.of(HEAT, SemiImplicit.FAMILY, new StepSize.Fixed(1e300, StepGuard.UNCHECKED), PACE).until(u, 2e300, List.of(0.0));
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
        Family.ofSteps(new Family.Words("hasty", "", ""), (diffusion, step, pace) -> new Hasty(diffusion, step, pace.steps())).solving();

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
    refused(() -> evolution.until(u, 2, List.of(1.0, 0.5)), "snapshot 1 at time 0.5 does not come after the one at 1.0; sort them");
    refused(() -> evolution.until(u, 2, List.of(1.0, 1.0)), "does not come after");
    refused(() -> evolution.until(Signal.of(1, Double.NaN), 2), "start: sample 1");
    refused(() -> evolution.towards(u), "without data term, which does not read it; give the diffusion a fidelity");
    refused(() -> evolution.lookingEvery(0), "units between two looks = 0 must be in 1..");
    refused(() -> evolution.steady(u, 1, 10), "tolerance = 1.0 is outside [0, 1)");
    refused(() -> evolution.steady(u, Double.NaN, 10), "tolerance = NaN is outside [0, 1)");
    refused(() -> evolution.steady(u, 0.1, 0), "most units = 0 must be in 1..");
    refused(() -> TimeEvolution.of(HEAT, Explicit.FAMILY, new StepSize.Fixed(0.6, StepGuard.CERTIFIED), PACE), "tau = 0.6 exceeds");
    Diffusion pulled = new Diffusion(HEAT.operator(), Activation.of(new Linear()), Fidelity.of(0.5));
    TimeEvolution towards = TimeEvolution.of(pulled, Explicit.FAMILY, new StepSize.Fixed(0.25, StepGuard.CERTIFIED), PACE);
    refused(() -> towards.towards(Signal.of(1, 2)).until(u, 1), "a target 1 x 2 for a start 1 x 24; give them the same shape");
    refused(() -> towards.towards(Signal.of(1, Double.POSITIVE_INFINITY)), "target: sample 1");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
  }
}
