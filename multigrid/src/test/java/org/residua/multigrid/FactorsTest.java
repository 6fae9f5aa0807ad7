package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Outcome;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/** Poisson's problem: what textbooks say of its factors. */
class FactorsTest {

  private static final List<Smoother> SMOOTHERS =
      List.of(new DampedJacobi(2.0 / 3), new GaussSeidel(), new RedBlack(), new Chebyshev(2), new FsiSmoother(2));

  private static Hierarchy hierarchy(int intervals, Smoother smoother, int coarsest) {
    return Hierarchy.of(new LinearEquation(new Poisson(intervals).matrix()),
        Coarsening.linear(intervals - 1, Boundary.ZERO, 1), smoother, Kernel.none(), coarsest);
  }

  private static double late(Multigrid cycle, int length) {
    Convergence convergence = new Iteration(cycle).cycles(Gold.random(length, length), Gold.zeros(length), 12, _ -> {});
    return Gold.late(convergence, 5);
  }

  private static IntStream powers() {
    return Integer.getInteger("residua.tries", 100) > 1000 ? IntStream.of(6, 10, 14, 17, 20) : IntStream.of(6, 10, 14);
  }

  /**
   * V(1,0), V(1,1), V(2,1) with damped Jacobi, right-hand side zero, random errors, down to one unknown: 0.33, 0.19 and 0.11
   * for every size.
   */
  @ParameterizedTest
  @MethodSource("powers")
  void jacobiIsIndependentOfTheSize(int power) {
    Level finest = hierarchy(1 << power, new DampedJacobi(2.0 / 3), 1).finest();
    double[] known = {0.33, 0.19, 0.11};
    int[][] sweeps = {{1, 0}, {1, 1}, {2, 1}};
    for (int k = 0; k < known.length; k++) {
      Multigrid cycle = new Multigrid(finest, Cycle.V, sweeps[k][0], sweeps[k][1]);
      Convergence convergence = new Iteration(cycle).cycles(Gold.random(finest.equation().size(), power),
          Gold.zeros(finest.equation().size()), 12, _ -> {});
      // The digits that are known; from below, as errors of all levels meet, of which 12 cycles leave as much.
      assertThat(Gold.late(convergence, 2)).isBetween(known[k] - 0.015, known[k] + 0.005);
    }
  }

  /** For any number of unknowns, as unequal intervals at the end cost something. */
  @ParameterizedTest
  @ValueSource(ints = {100, 999, 1000, 1001, 4095, 65537})
  void anyNumberOfIntervals(int intervals) {
    Level finest = hierarchy(intervals, new DampedJacobi(2.0 / 3), Hierarchy.COARSEST).finest();
    assertThat(late(new Multigrid(finest, Cycle.V, 1, 1), intervals - 1)).isBetween(0.1, 0.28);
  }

  /** On two levels the measured factor is that of local Fourier analysis, up to what the ends change. */
  @Test
  void twoGridFactorsAreThoseOfFourierAnalysis() {
    for (Smoother smoother : SMOOTHERS) {
      for (int[] sweeps : new int[][] {{1, 0}, {0, 1}, {1, 1}, {2, 1}}) {
        Multigrid cycle = new Multigrid(hierarchy(256, smoother, 127).finest(), Cycle.V, sweeps[0], sweeps[1]);
        double predicted = FourierAnalysis.factor(smoother, 1, sweeps[0], sweeps[1]);
        // Of a matrix that squares to 0 eigenvalues are known to the square root of rounding.
        if (predicted > 1e-6) {
          assertThat(late(cycle, 255)).as("%s %d %d", smoother, sweeps[0], sweeps[1])
              .isCloseTo(predicted, within(0.12 * predicted));
        } else {
          Convergence twice = new Iteration(cycle).cycles(Gold.random(255, 1), Gold.zeros(255), 2, _ -> {});
          assertThat(twice.residuals().get(2)).isLessThan(1e-12 * twice.residuals().get(0));
        }
      }
    }
  }

  /**
   * Damped Jacobi leaves 1/3 of high frequencies a sweep: 1/9 with two. Two sweeps of Gauss-Seidel: 0.134 (Trottenberg et
   * al.: 1/5 smoothing).
   */
  @Test
  void knownFactors() {
    assertThat(FourierAnalysis.factor(new DampedJacobi(2.0 / 3), 1, 1, 1)).isCloseTo(1.0 / 9, within(1e-3));
    assertThat(FourierAnalysis.factor(new DampedJacobi(2.0 / 3), 1, 1, 0)).isCloseTo(1.0 / 3, within(1e-3));
    assertThat(FourierAnalysis.factor(new DampedJacobi(1), 1, 1, 1)).isGreaterThan(0.99);
    assertThat(FourierAnalysis.factor(new RedBlack(), 1, 1, 0)).isLessThan(1e-12);
    assertThat(FourierAnalysis.factor(new Chebyshev(1, 2), 1, 1, 1)).isCloseTo(1.0 / 9, within(1e-3));
  }

  /** Red-black V(1,1): the residual vanishes at fine points before, so that the correction is exact. */
  @ParameterizedTest
  @ValueSource(ints = {64, 1024, 65536})
  void redBlackIsExactInOneCycle(int intervals) {
    Poisson problem = new Poisson(intervals);
    Multigrid cycle = new Multigrid(hierarchy(intervals, new RedBlack(), 1).finest(), Cycle.V, 1, 1);
    Convergence convergence = new Iteration(cycle).until(problem.rightHandSide(), 1e-14, 3, _ -> {});
    assertThat(convergence.outcome().good()).isTrue();
    // What is left is the rounding of x, seen by A: 4 m^2 eps.
    assertThat(convergence.residuals().get(1)).isLessThan(8.0 * intervals * intervals * Gold.EPS * problem.solution().norm());
  }

  /**
   * Full multigrid: the error of the exact discrete solution, times 1.5 at most, for at most 14 work units; one V-cycle is
   * far from it.
   */
  @ParameterizedTest
  @ValueSource(ints = {64, 100, 1000, 1024, 4099, 65536})
  void fullMultigridReachesTheDiscretisationErrorInOnePass(int intervals) {
    Poisson problem = new Poisson(intervals);
    double discretisation = 0.75 * Math.PI * Math.PI / ((double) intervals * intervals) * Math.sqrt(0.5);
    for (Smoother smoother : List.of(new DampedJacobi(2.0 / 3), new RedBlack())) {
      Level finest = hierarchy(intervals, smoother, Hierarchy.COARSEST).finest();
      Multigrid full = new Multigrid(finest, Cycle.FULL, 1, 1);
      assertThat(problem.error(new Iteration(full).cycles(problem.rightHandSide(), 1, _ -> {}).solution()))
          .isLessThan(1.5 * discretisation);
      assertThat(Work.units(full)).isLessThanOrEqualTo(14);
    }
    Multigrid v = new Multigrid(hierarchy(intervals, new DampedJacobi(2.0 / 3), Hierarchy.COARSEST).finest(), Cycle.V, 1, 1);
    assertThat(problem.error(new Iteration(v).cycles(problem.rightHandSide(), 1, _ -> {}).solution()))
        .isGreaterThan(10 * discretisation);
  }

  /** W and F visit all levels often enough to behave like two levels. */
  @Test
  void wAndFCyclesReachTheTwoGridFactor() {
    Level finest = hierarchy(4096, new DampedJacobi(2.0 / 3), 1).finest();
    for (Cycle cycle : List.of(Cycle.W, Cycle.F)) {
      assertThat(late(new Multigrid(finest, cycle, 1, 1), 4095)).isCloseTo(1.0 / 9, within(0.01));
    }
  }

  /** A pass of the finest level is 1: sweeps and residual of V(1,1), doubled by the levels below, which begin with a zero. */
  @Test
  void workUnits() {
    assertThat(Work.units(new Multigrid(hierarchy(4096, new DampedJacobi(0.5), 1).finest(), Cycle.V, 1, 1)))
        .isCloseTo(5, within(0.05));
    assertThat(Work.units(new Multigrid(hierarchy(4096, new DampedJacobi(0.5), 1).finest(), Cycle.V, 2, 1)))
        .isCloseTo(7, within(0.05));
    assertThat(Work.units(new Multigrid(hierarchy(4096, new RedBlack(), 1).finest(), Cycle.V, 1, 1)))
        .isCloseTo(5.5, within(0.05));
  }

  /** The error of three-point differences is {@code h^2/12 max|u''''|} to leading order. */
  @ParameterizedTest
  @ValueSource(ints = {64, 128, 1000})
  void theDiscretisationErrorIsOfSecondOrder(int intervals) {
    Poisson problem = new Poisson(intervals);
    Multigrid cycle = new Multigrid(hierarchy(intervals, new Chebyshev(2), 15).finest(), Cycle.V, 1, 1);
    double leading = 0.75 * Math.PI * Math.PI / ((double) intervals * intervals) * Math.sqrt(0.5);
    assertThat(problem.error(new Iteration(cycle).cycles(problem.rightHandSide(), 20, _ -> {}).solution()))
        .isCloseTo(leading, within(0.02 * leading));
  }

  /**
   * 1e-10 cannot be had at 65537 intervals in double precision, where rounding alone leaves 1e-9: an outcome of its own, in
   * few cycles.
   */
  @Test
  void theFloorOfRoundingIsAnOutcome() {
    Poisson problem = new Poisson(65537);
    for (Smoother smoother : SMOOTHERS) {
      Multigrid cycle = new Multigrid(hierarchy(65537, smoother, 15).finest(), Cycle.V, 1, 1);
      Convergence convergence = new Iteration(cycle).until(problem.rightHandSide(), 1e-10, 60, _ -> {});
      assertThat(convergence.outcome()).as(smoother.name()).isEqualTo(Outcome.CONVERGED_TO_ROUNDING);
      assertThat(convergence.cycles()).isLessThan(25);
    }
    // Where the tolerance can be had the floor is not in the way.
    Multigrid cycle = new Multigrid(hierarchy(1024, new RedBlack(), 15).finest(), Cycle.V, 1, 1);
    assertThat(new Iteration(cycle).until(new Poisson(1024).rightHandSide(), 1e-10, 9, _ -> {}).outcome())
        .isEqualTo(Outcome.CONVERGED);
  }

  /** A smoother that stalls far above the floor has not converged, and one that is unstable diverges. */
  @Test
  void whatDoesNotConvergeSaysSo() {
    Multigrid unstable = new Multigrid(hierarchy(64, new DampedJacobi(1.9), 15).finest(), Cycle.V, 1, 1);
    assertThat(new Iteration(unstable).until(Gold.random(63, 4), 1e-8, 200, _ -> {}).outcome()).isEqualTo(Outcome.DIVERGED);
    Multigrid lazy = new Multigrid(hierarchy(64, new DampedJacobi(0.001), 15).finest(), Cycle.V, 1, 1);
    assertThat(new Iteration(lazy).until(Gold.random(63, 4), 1e-8, 20, _ -> {}).outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
  }

  /** Each smoother is the dense iteration it claims to be: one sweep from x is x + B (b - A x). */
  @Test
  void gaussSeidelIsTheTriangle() {
    SparseMatrix a = Matrices.elliptic(1, 3, Convolution.difference(2, Boundary.PERIODIC), 9);
    Signal x = Gold.random(9, 1);
    Signal b = Gold.random(9, 2);
    Signal swept = new GaussSeidel().on(new LinearEquation(a)).sweep(new DirectAlgebra(), x, b);
    double[] expected = x.channel(0);
    for (int i = 0; i < 9; i++) {
      double sum = b.get(0, i);
      for (int j = 0; j < 9; j++) {
        sum -= j == i ? 0 : a.get(i, j) * expected[j];
      }
      expected[i] = sum / a.get(i, i);
    }
    assertThat(swept.distance(Signal.of(expected))).isLessThan(64 * Gold.EPS);
  }

  @Test
  void misuseIsRefused() {
    assertThatThrownBy(() -> new DampedJacobi(2)).hasMessageContaining("(0, 2)");
    assertThatThrownBy(() -> new Chebyshev(0)).hasMessageContaining("degree");
    assertThatThrownBy(() -> new Chebyshev(2, 1)).hasMessageContaining("alpha");
    assertThatThrownBy(() -> new FsiSmoother(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new GaussSeidel().on(new Bratu(1026).equation())).hasMessageContaining("use red-black");
  }
}
