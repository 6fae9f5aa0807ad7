package org.residua.schemes.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Outcome;

/** What is refused, and how runs end that cannot be ended well. */
final class StabilisedGuardsTest {

  private static final int N = 300;
  private static final Equation DECAY = (_, u, du) -> du[0] = -u[0];
  private static final Stabilised PLAIN = Stabilised.rkl2().radius(1);

  private static void refused(ThrowingCallable call, String... words) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY})
  void tolerancesArePositive(double tolerance) {
    refused(() -> PLAIN.within(tolerance, 1e-6), "relative tolerance = " + tolerance, "must be positive and finite", "1e-3");
    refused(() -> PLAIN.within(1e-3, tolerance), "absolute tolerance = " + tolerance, "must be positive and finite", "1e-6");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void theRadiusIsABound(double radius) {
    refused(() -> PLAIN.radius(radius), "radius = " + radius, "must be finite and at least 0", "sum of absolute values");
    refused(() -> PLAIN.radius((t, _) -> t < 0.5 ? 1 : radius).integrate(DECAY, new double[] {1}, 0, 1), "radius = " + radius);
  }

  @Test
  void theRadiusIsGiven() {
    refused(() -> Stabilised.rkl2().integrate(DECAY, new double[] {1}, 0, 1), "no bound of the spectral radius", "radius(...)");
  }

  @Test
  void theStartIsFinite() {
    refused(() -> PLAIN.integrate(DECAY, new double[] {1, 2, Double.NaN}, 0, 1), "u0[2] = NaN", "must be finite", "replace");
    refused(() -> PLAIN.integrate(DECAY, new double[] {Double.NEGATIVE_INFINITY}, 0, 1), "u0[0] = -Infinity");
    refused(() -> PLAIN.integrate(DECAY, new double[0], 0, 1), "u0 has 0 numbers", "at least 1");
  }

  @Test
  void timeRunsForwards() {
    for (double t1 : new double[] {1, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      refused(() -> PLAIN.integrate(DECAY, new double[] {1}, 1, t1), "t1 = " + t1, "t0 = 1.0", "larger", "forwards");
    }
    refused(() -> PLAIN.integrate(DECAY, new double[] {1}, Double.NaN, 1), "t0 = NaN");
    refused(() -> PLAIN.integrate(DECAY, new double[] {1}, -1e308, 1e308), "finite");
  }

  @Test
  void snapshotsIncreaseWithinTheInterval() {
    refused(() -> PLAIN.integrate(DECAY, new double[] {1}, 0, 1, 0.5, 1.5), "snapshot 1.5", "[0.0, 1.0]", "leave it out");
    refused(() -> PLAIN.integrate(DECAY, new double[] {1}, 0, 1, -0.1), "snapshot -0.1");
    refused(() -> PLAIN.integrate(DECAY, new double[] {1}, 0, 1, Double.NaN), "snapshot NaN");
    refused(() -> PLAIN.integrate(DECAY, new double[] {1}, 0, 1, 0.5, 0.5), "snapshot 0.5 follows 0.5", "increasing");
  }

  @Test
  void numbersOfStagesAndSteps() {
    refused(() -> PLAIN.stages(2), "stages = 2 must be in 3..8192", "shortened");
    refused(() -> PLAIN.stages(8193), "stages = 8193");
    refused(() -> PLAIN.steps(0), "steps = 0 must be at least 1");
    for (int stages : new int[] {3, 8192}) {
      assertThat(PLAIN.stages(stages).integrate(DECAY, new double[] {1}, 0, 1).outcome()).isEqualTo(Outcome.COMPLETED);
    }
  }

  private static Solution heat(Method method, double part) {
    Stabilised stabilised = switch (method) {
      case RKL1 -> Stabilised.rkl1();
      case RKL2 -> Stabilised.rkl2();
      case FSI -> Stabilised.fsi();
    };
    return stabilised.within(1e-4, 1e-4).radius(part * Equations.heatRadius(N)).steps(20_000)
        .integrate(Equations.heat(N), Equations.heatAt(N, 0), 0, 1);
  }

  /**
   * With a bound that is too small steps blow up, or, by control of errors that grow slowly, are as short as those of explicit
   * methods. What is seen is nearly the spectral radius, which is below Gershgorin's 4 (N+1)^2.
   */
  @ParameterizedTest
  @EnumSource
  void aRadiusThatIsTooSmallIsNoticed(Method method) {
    for (double part : new double[] {0, 0.01, 0.1, 0.3, 0.7, 0.95}) {
      Solution solution = heat(method, part);
      assertThat(solution.outcome()).as("%s of the radius", part)
          .isIn(Outcome.UNSTABLE, method == Method.RKL2 ? Outcome.UNSTABLE : Outcome.ITERATION_LIMIT);
      assertThat(solution.remedy())
          .containsPattern("the bound of the spectral radius may be too small: give a larger one, 3\\.[56].e\\+05 was seen$");
      requireSeen(solution);
    }
    Solution right = heat(method, 1);
    assertThat(right.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(right.remedy()).isEmpty();
    assertThat(right.seen()).isEmpty();
  }

  private static void requireSeen(Solution solution) {
    assertThat(solution.seen().orElseThrow()).isBetween(0.9 * Equations.heatRadius(N), (1 + 1e-6) * Equations.heatRadius(N));
    // What was taken until then has the error of its tolerance, 10^-4 to the power 1/2, all the same.
    assertThat(Equations.largest(solution.u(), Equations.heatAt(N, solution.time()))).isLessThan(1e-2);
  }

  /**
   * An exact radius is no bound of the norm of a Jacobian that is not symmetric; steps that jumps make too long are no sign
   * of it.
   */
  @Test
  void jacobiansThatAreNotSymmetricAreNotTakenForUnstable() {
    Solution solution = Stabilised.rkl2().within(1e-5, 1e-5).radius(2).integrate((t, u, du) -> {
      du[0] = 1000 * u[1] - u[0];
      du[1] = Math.floor(8 * t) % 2 - 2 * u[1];
    }, new double[] {0, 0}, 0, 4);
    assertThat(solution.work().rejected()).isGreaterThan(20);
    assertThat(solution.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(solution.seen()).isEmpty();
  }

  /** {@code u' = u^2} leaves all bounds at t = 1. */
  @Test
  void aSolutionThatEndsIsAnUnderflow() {
    Solution solution = Stabilised.rkl2().within(1e-6, 1e-6).radius((_, u) -> 2 * Math.abs(u[0]))
        .integrate((_, u, du) -> du[0] = u[0] * u[0], new double[] {1}, 0, 2);
    assertThat(solution.outcome()).isEqualTo(Outcome.STEP_UNDERFLOW);
    assertThat(solution.time()).isCloseTo(1, Offset.offset(1e-3));
    assertThat(solution.remedy()).contains("larger errors", "ends there");
  }

  @Test
  void aForceThatIsNoNumberEndsTheRunBefore() {
    Solution wall = PLAIN.integrate((t, u, du) -> du[0] = t < 0.5 ? -u[0] : Double.NaN, new double[] {1}, 0, 1);
    assertThat(wall.outcome()).isEqualTo(Outcome.NON_FINITE);
    assertThat(wall.time()).isLessThan(0.5).isCloseTo(0.5, Offset.offset(1e-12));
    assertThat(wall.u()[0]).isCloseTo(Math.exp(-0.5), Offset.offset(1e-2));
    assertThat(wall.remedy()).contains("look at the force");
    Solution start = PLAIN.integrate((_, _, du) -> du[0] = Double.NaN, new double[] {1}, 0, 1, 0, 1);
    assertThat(start.outcome()).isEqualTo(Outcome.NON_FINITE);
    assertThat(start.time()).isZero();
    assertThat(start.u()).containsExactly(1);
    assertThat(start.snapshots()).hasSize(1);
    assertThat(start.work()).isEqualTo(new Solution.Work(0, 0, 1, 0));
  }

  @Test
  void stepsAreLimited() {
    Solution solution = PLAIN.within(1e-9, 1e-9).steps(7).integrate(DECAY, new double[] {1}, 0, 1);
    assertThat(solution.outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
    assertThat(solution.work().accepted() + solution.work().rejected()).isEqualTo(7);
    assertThat(solution.remedy()).isEqualTo("allow more steps, or larger errors");
    assertThat(solution.time()).isBetween(0.0, 0.9);
  }

  /** Nothing moves, and the end is the start. */
  @Test
  void stillStatesStayAsTheyAre() {
    Solution solution = Stabilised.rkl1().radius(0).integrate((_, _, du) -> Arrays.fill(du, 0), new double[] {0, 3}, 5, 6);
    assertThat(solution.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(solution.u()).containsExactly(0, 3);
    assertThat(solution.work().accepted()).isLessThan(15);
  }

  @Test
  void theStartIsNotChanged() {
    double[] u = {1};
    PLAIN.integrate(DECAY, u, 0, 1);
    assertThat(u).containsExactly(1);
  }
}
