package org.residua.schemes.ode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Outcome;

/** Error control, snapshots, listeners, and what an integration costs. */
final class StabilisedTest {

  private static final int N = 1000;

  private static Stabilised of(Method method) {
    return switch (method) {
      case RKL1 -> Stabilised.rkl1();
      case RKL2 -> Stabilised.rkl2();
      case FSI -> Stabilised.fsi();
    };
  }

  private static Stabilised heat(Method method, double tolerance) {
    return of(method).within(tolerance, tolerance).radius(Equations.heatRadius(N));
  }

  private static Solution run(Stabilised stabilised, double... snapshots) {
    return stabilised.integrate(Equations.heat(N), Equations.heatAt(N, 0), 0, 0.1, snapshots);
  }

  private static Stabilised brusselator(Method method, double tolerance) {
    return of(method).within(tolerance, tolerance).radius(Equations::brusselatorRadius);
  }

  /** The power of the tolerance that the error follows between 10^-3 and 10^-to, and the errors. */
  private static double power(int to, List<Double> errors) {
    return Math.log10(errors.get(0) / errors.get(to - 3)) / (to - 3);
  }

  /**
   * The error of a step is held, so that the global error follows the power p/(p+1), 2/3 and 1/2; a little less, since
   * shorter steps have fewer stages, which the estimate sees better. Heat equation, 1000 points, against the exact solution
   * of the system.
   */
  @ParameterizedTest
  @CsvSource({"RKL2, 8, 0.6667", "RKL1, 6, 0.5", "FSI, 6, 0.5"})
  void theErrorFollowsTheToleranceOnTheHeatEquation(Method method, int to, double power) {
    List<Double> errors = new ArrayList<>();
    for (int k = 3; k <= to; k++) {
      Solution solution = run(heat(method, Math.pow(10, -k)));
      assertThat(solution.outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(solution.time()).isEqualTo(0.1);
      errors.add(Equations.largest(solution.u(), Equations.heatAt(N, 0.1)));
      System.out.printf("heat, N = 1000: %s, tolerance 1e-%d, error %.2e, %s%n", method, k, errors.getLast(), solution.work());
    }
    assertThat(power(to, errors)).isCloseTo(power, Offset.offset(0.1));
    assertThat(errors.get(0)).isLessThan(1e-2);
  }

  /** Nonlinear, and with a radius that is asked for at each step; against an implicit method. The order is reduced to 1.75. */
  @ParameterizedTest
  @CsvSource({"RKL2, 8, 0.58", "RKL1, 6, 0.5", "FSI, 6, 0.5"})
  void theErrorFollowsTheToleranceOnTheBrusselator(Method method, int to, double power) {
    List<Double> errors = new ArrayList<>();
    for (int k = 3; k <= to; k++) {
      Solution solution = brusselator(method, Math.pow(10, -k))
          .integrate(Equations::brusselator, Equations.brusselatorStart(), 0, 10);
      assertThat(solution.outcome()).isEqualTo(Outcome.COMPLETED);
      errors.add(Equations.largest(solution.u(), Equations.brusselatorEnd()));
      System.out.printf("Brusselator, N = 200: %s, tolerance 1e-%d, error %.2e, %s%n", method, k, errors.getLast(),
          solution.work());
    }
    assertThat(power(to, errors)).isCloseTo(power, Offset.offset(0.1));
  }

  /** Two equations within 10^-6 at all times: not far from the tolerance, and no more evaluations than stages. */
  @ParameterizedTest
  @EnumSource
  void timeDependentEquations(Method method) {
    Solution solution = of(method).within(1e-7, 1e-7).radius((t, u) -> 5 + 4 * t * Math.abs(u[0]))
        .integrate(Equations::coupled, Equations.coupledAt(0), 0, 3, 0.1, 1, 2);
    assertThat(solution.snapshots()).extracting(Solution.State::time).containsExactly(0.1, 1.0, 2.0);
    double expected = method.order() == 2 ? 2e-5 : 5e-4; // 10^-7 to the power 2/3 and 1/2
    for (Solution.State state : solution.snapshots()) {
      assertThat(Equations.largest(state.u(), Equations.coupledAt(state.time()))).isLessThan(expected);
    }
    assertThat(Equations.largest(solution.u(), Equations.coupledAt(3))).isLessThan(expected);
  }

  /** Estimate by error of one step, as the step gets small: 1 for the first order, 1.1 to 2 for RKL2. */
  @ParameterizedTest
  @CsvSource({"RKL1, 0.97, 1.03", "RKL2, 1.05, 2", "FSI, 0.97, 1.03"})
  void theEstimateIsTheErrorOfAStep(Method method, double from, double to) {
    Table table = new Table(method, 50);
    for (int stages : new int[] {3, 7, 25}) {
      double tau = 1e-3;
      Workspace work = new Workspace(new double[] {0.8});
      Equation riccati = (_, u, du) -> du[0] = -u[0] * u[0];
      riccati.force(0, work.u, work.force);
      table.cycle(riccati, work, 0, tau, stages);
      riccati.force(tau, work.after, work.forceAfter);
      double error = Math.abs(work.after[0] - 0.8 / (1 + 0.8 * tau));
      double absolute = 1e-9;
      double estimate = method.defect() * new Tolerance(Double.MIN_NORMAL, absolute).defect(work, tau) * absolute;
      assertThat(estimate / error).as("%s stages", stages).isBetween(from, to);
    }
  }

  /** A step of {@code s} stages evaluates {@code s} times, a rejected one too; the start twice. */
  @Test
  void theForceAtTheEndIsThatAtTheStart() {
    long[] calls = {0};
    Equation step = (t, u, du) -> {
      calls[0]++;
      du[0] = (t < 0.5 ? 0 : 0.05) - u[0];
    };
    int[] told = {0};
    Solution solution = Stabilised.rkl2().within(1e-4, 1e-4).radius(1).stages(3).telling((_, _) -> ++told[0] > 0)
        .integrate(step, new double[] {1}, 0, 1);
    Solution.Work work = solution.work();
    assertThat(work.rejected()).isPositive();
    assertThat(work.accepted()).isEqualTo(told[0]);
    assertThat(work.stages()).isEqualTo(3);
    assertThat(work.evaluations()).isEqualTo(calls[0]).isEqualTo(2 + 3L * (work.accepted() + work.rejected()));
    assertThat(solution.u()[0]).isCloseTo(0.05 + (Math.exp(-0.5) - 0.05) * Math.exp(-0.5), Offset.offset(2e-3)); // 10^-4 to the power 2/3
  }

  /** A snapshot is what a run gives that ends there, both to the global error of their tolerance. */
  @Test
  void snapshotsAreRunsThatEndThere() {
    double[] times = {0, 1e-7, 0.01, 0.010000001, 0.05, 0.1};
    Solution whole = run(heat(Method.RKL2, 1e-5), times);
    assertThat(whole.snapshots()).extracting(Solution.State::time).containsExactly(0.0, 1e-7, 0.01, 0.010000001, 0.05, 0.1);
    assertThat(whole.snapshots().get(0).u()).isEqualTo(Equations.heatAt(N, 0));
    assertThat(whole.snapshots().getLast()).isEqualTo(whole.end());
    for (Solution.State state : whole.snapshots().subList(1, times.length)) {
      Solution alone = heat(Method.RKL2, 1e-5).integrate(Equations.heat(N), Equations.heatAt(N, 0), 0, state.time());
      double error = Equations.largest(alone.u(), Equations.heatAt(N, state.time()));
      assertThat(error).isLessThan(2e-4); // 10^-5 to the power 2/3 is 4.6e-4
      assertThat(Equations.largest(state.u(), Equations.heatAt(N, state.time()))).isLessThan(2e-4);
    }
    Solution none = run(heat(Method.RKL2, 1e-5));
    // Each of the four stops inside costs at most two steps, and the step before is the proposal after.
    assertThat(whole.work().accepted()).isBetween(none.work().accepted(), none.work().accepted() + 12);
  }

  @Test
  void aListenerSeesEachStepAndEndsTheRun() {
    List<Double> times = new ArrayList<>();
    Solution whole = run(heat(Method.RKL2, 1e-4).telling((t, u) -> {
      assertThat(u).hasSize(N);
      return times.add(t);
    }));
    assertThat(times).hasSize(whole.work().accepted()).isSorted().doesNotHaveDuplicates().last().isEqualTo(0.1);
    assertThat(whole.outcome()).isEqualTo(Outcome.COMPLETED);
    Solution ended = run(heat(Method.RKL2, 1e-4).telling((t, _) -> t < 0.02), 0.01, 0.03);
    assertThat(ended.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(ended.remedy()).isEqualTo("go on from the result");
    assertThat(ended.time()).isBetween(0.02, 0.03);
    assertThat(ended.snapshots()).hasSize(1);
    assertThat(run(heat(Method.RKL2, 1e-4).telling((t, _) -> t < 0.1)).outcome()).isEqualTo(Outcome.COMPLETED);
  }

  /** Fewer stages mean shorter steps, and the same solution. */
  @ParameterizedTest
  @EnumSource
  void stepsAreShortenedToTheirStages(Method method) {
    Solution free = run(heat(method, 1e-4));
    Solution few = run(heat(method, 1e-4).stages(40));
    assertThat(free.work().stages()).isGreaterThan(100);
    assertThat(few.work().stages()).isBetween(39, 40);
    assertThat(few.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(few.work().accepted()).isGreaterThan(free.work().accepted());
    assertThat(few.work().rejected()).as("steps that are stable are not rejected more often")
        .isLessThanOrEqualTo(free.work().rejected());
    assertThat(Equations.largest(few.u(), Equations.heatAt(N, 0.1))).isLessThan(2e-3); // 10^-4 to the power 1/2 is 10^-2
  }

  /** The bound may change by orders of magnitude: it is asked at each state, and stages follow it. */
  @Test
  void theRadiusIsAskedAfterEachStep() {
    List<Double> asked = new ArrayList<>();
    Equation fading = (t, u, du) -> du[0] = Math.cos(t) - 1e6 * Math.exp(-10 * t) * (u[0] - Math.sin(t));
    Solution solution = Stabilised.rkl2().within(1e-5, 1e-5).radius((t, u) -> {
      assertThat(u).hasSize(1);
      asked.add(t);
      return 1e6 * Math.exp(-10 * t);
    }).integrate(fading, new double[] {0}, 0, 1);
    assertThat(asked).hasSize(solution.work().accepted() + 1).isSorted();
    assertThat(asked.get(0)).isZero();
    assertThat(solution.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(solution.u()[0]).isCloseTo(Math.sin(1), Offset.offset(4.6e-4)); // 10^-5 to the power 2/3
  }

  private static long allocated(Runnable run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    run.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** A run of twenty times as many steps allocates the same, to less than one byte a step; five arrays and the end in all. */
  @Test
  void aStepAllocatesNothing() {
    int n = 1000;
    Equation heat = Equations.heat(n);
    double[] u = Equations.heatAt(n, 0);
    int[] steps = new int[2];
    Stabilised[] ways = {heat(Method.RKL2, 1e-3), heat(Method.RKL2, 1e-8)};
    long[] least = {Long.MAX_VALUE, Long.MAX_VALUE};
    for (int round = 0; round < 12; round++) {
      for (int k = 0; k < 2; k++) {
        int way = k;
        least[k] = Math.min(least[k], allocated(() -> steps[way] = ways[way].integrate(heat, u, 0, 0.1).work().accepted()));
      }
    }
    assertThat(steps[1]).isGreaterThan(15 * steps[0]);
    assertThat(least[1] - least[0]).isLessThan(steps[1] - steps[0]);
    int wide = 1_000_000;
    double[] start = Equations.heatAt(wide, 0);
    Equation slow = (_, v, dv) -> {
      for (int i = 0; i < v.length; i++) {
        dv[i] = -v[i];
      }
    };
    long bytes = allocated(() -> Stabilised.rkl2().radius(1).integrate(slow, start, 0, 0.1));
    assertThat(bytes / 8.0 / wide).isBetween(5.99, 6.05); // the table of 1000 rows is a tenth of the rest
  }
}
