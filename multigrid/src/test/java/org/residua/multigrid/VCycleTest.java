package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Outcome;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.Restriction;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Signal;

class VCycleTest {

  private static final DampedJacobi JACOBI = new DampedJacobi(2.0 / 3);

  private static LinearSolve vCycles(SymmetricBanded a, Boundary boundary) {
    return vCycles(a, Hierarchy.of(a, boundary));
  }

  private static LinearSolve vCycles(SymmetricBanded a, Hierarchy hierarchy) {
    return new LinearSolve(
        new VCycle(hierarchy, JACOBI, 1, 1), a, Engines.preferred());
  }

  private static Signal random(int length, long seed) {
    Random random = new Random(seed);
    return Signal.of(random.doubles(length, -1, 1).toArray());
  }

  /** Measured: 0.16 to 0.25 up to 65536 intervals; the two-grid factor is 1/9. */
  @ParameterizedTest
  @ValueSource(ints = {100, 999, 1000, 1001, 1024, 4095, 65536})
  void poissonConvergesIndependentlyOfTheSize(int intervals) {
    Poisson problem = new Poisson(intervals);
    Convergence convergence =
        vCycles(problem.matrix(), Boundary.ZERO).cycles(problem.rightHandSide(), 10, _ -> {});
    assertThat(convergence.meanFactor()).isBetween(0.15, 0.26);
    assertThat(convergence.factors().getLast()).isBetween(0.15, 0.28);
    assertThat(convergence.outcome()).isEqualTo(Outcome.COMPLETED);
  }

  /** After ten cycles the residual is 2e-6 of the first one; storing x in double precision leaves 1e-6. */
  @Test
  void aMillionIntervalsConvergeDownToRounding() {
    Poisson problem = new Poisson(1 << 20);
    Convergence convergence =
        vCycles(problem.matrix(), Boundary.ZERO).cycles(problem.rightHandSide(), 10, _ -> {});
    assertThat(convergence.meanFactor()).isBetween(0.2, 0.275);
    assertThat(convergence.factors().subList(1, 9)).allSatisfy(
        factor -> assertThat(factor).isBetween(0.15, 0.3));
  }

  /** A random error has parts of every frequency; after the first cycles the slowest of them are left. */
  @ParameterizedTest
  @ValueSource(ints = {100, 999, 1000, 1001, 1024, 4095, 65536, 1 << 20})
  void theLateFactorOfARandomErrorDoesNotDependOnTheSize(int intervals) {
    SymmetricBanded a = new Poisson(intervals).matrix();
    Signal b = a.apply(random(intervals - 1, intervals));
    Convergence convergence = vCycles(a, Boundary.ZERO).cycles(b, 14, _ -> {});
    assertThat(convergence.factors().subList(9, 14)).allSatisfy(
        factor -> assertThat(factor).isBetween(0.15, 0.28));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 17, 31, 32, 33})
  void smallProblemsReachTheDirectSolution(int intervals) {
    Poisson problem = new Poisson(intervals);
    SymmetricBanded a = problem.matrix();
    Signal direct = tridiagonal(a, problem.rightHandSide());
    for (int coarsest : new int[] {1, 2, 7, 15}) {
      Convergence convergence = vCycles(a, Hierarchy.of(a, Boundary.ZERO, coarsest))
          .cycles(problem.rightHandSide(), 40, _ -> {});
      // 40 cycles at a factor of at most 0.4 leave 1e-16; the condition number is below 4 m^2.
      assertThat(convergence.solution().distance(direct))
          .isLessThanOrEqualTo(4 * intervals * intervals * 0x1p-52 * (1 + direct.norm()));
    }
  }

  /** The error of three-point differences is h^2/12 max|u''''| to leading order: 27/4 pi^4 h^2 sin. */
  @Test
  void theDiscretisationErrorIsOfSecondOrder() {
    for (int m : List.of(64, 128, 1000)) {
      Poisson problem = new Poisson(m);
      Convergence convergence =
          vCycles(problem.matrix(), Boundary.ZERO).cycles(problem.rightHandSide(), 30, _ -> {});
      double leading = 0.75 * Math.PI * Math.PI / ((double) m * m) * Math.sqrt(0.5);
      assertThat(problem.error(convergence.solution())).isCloseTo(leading, within(0.02 * leading));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 64, 100, 333, 1000})
  void anImplicitDiffusionStepIsSolvedForEveryBoundary(int length) {
    for (Boundary boundary : List.of(Boundary.NATURAL, Boundary.REFLECTING, Boundary.ZERO)) {
      for (double tau : new double[] {0.5, 100, 1e4}) {
        SymmetricBanded a =
            Assembly.shiftedGram(1, tau, Convolution.difference(1, boundary), length);
        Convergence convergence =
            vCycles(a, boundary).until(random(length, length), 1e-10, 40, _ -> {});
        assertThat(convergence.outcome()).isEqualTo(Outcome.CONVERGED);
        assertThat(convergence.meanFactor()).isLessThan(0.4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 15, 36})
  void theCycleIsItsUnet(int coarsest) {
    Poisson problem = new Poisson(37);
    VCycle cycle =
        new VCycle(Hierarchy.of(problem.matrix(), Boundary.ZERO, coarsest), JACOBI, 2, 1);
    Architecture unet = Tracer.trace(cycle, 1, 1);
    Signal x = random(36, 1);
    Signal b = random(36, 2);
    Signal direct =
        cycle.express(new DirectAlgebra(), List.of(x, b)).get(0);
    assertThat(Plan.of(unet, x.shape(), b.shape()).run(List.of(x, b)).get(0)).isEqualTo(direct);
    int coarser = cycle.hierarchy().levels() - 1;
    assertThat(count(unet, Interpolation.class)).isEqualTo(coarser);
    assertThat(count(unet, Restriction.class)).isEqualTo(coarser);
  }

  private static long count(Architecture network, Class<?> operator) {
    return network.nodes().stream()
        .filter(node -> node instanceof Node.Apply apply && operator.isInstance(apply.operator()))
        .count();
  }

  @Test
  void theGalerkinOperatorIsTheTripleProduct() {
    for (int length : new int[] {2, 3, 6, 7, 12, 13}) {
      for (Boundary boundary : List.of(Boundary.NATURAL, Boundary.REFLECTING, Boundary.ZERO)) {
        Interpolation p = Interpolation.to(length, 0.6, boundary);
        SymmetricBanded a = Assembly.shiftedGram(
            0.3, 2, Convolution.of(boundary, 0.5, -1.25), length);
        SymmetricBanded coarse = Assembly.galerkin(a, p);
        for (int j = 0; j < p.coarseLength(); j++) {
          double[] unit = new double[p.coarseLength()];
          unit[j] = 1;
          Signal column = p.adjoint().apply(a.apply(p.apply(Signal.of(unit))));
          for (int i = 0; i < p.coarseLength(); i++) {
            assertThat(coarse.get(i, j)).isCloseTo(column.get(0, i), within(1e-13));
          }
        }
      }
    }
  }

  @Test
  void theAssembledMatrixIsTheOperator() {
    for (Boundary boundary : List.of(Boundary.NATURAL, Boundary.REFLECTING, Boundary.ZERO)) {
      Convolution k = Convolution.of(boundary, 0.5, -1.25, 0.75);
      Signal u = random(17, 3);
      Signal product = k.adjoint().apply(k.apply(u));
      Signal assembled = Assembly.shiftedGram(0, 1, k, 17).apply(u);
      assertThat(assembled.distance(product)).isLessThan(1e-14 * product.norm());
    }
  }

  @Test
  void anUnstableSmootherIsReported() {
    Poisson problem = new Poisson(64);
    VCycle cycle = new VCycle(
        Hierarchy.of(problem.matrix(), Boundary.ZERO), new DampedJacobi(1.9), 1, 1);
    Convergence convergence =
        new LinearSolve(cycle, problem.matrix(), Engines.preferred())
            .until(random(63, 4), 1e-8, 200, _ -> {});
    assertThat(convergence.outcome()).isEqualTo(Outcome.DIVERGED);
  }

  @Test
  void theTwoGridFactorIsTheSmoothingFactor() {
    // With omega = 2/3 the high frequencies are damped by 1/3 to 1 - 4/3 = -1/3: two sweeps leave 1/9.
    assertThat(TwoGridPrediction.factor(2.0 / 3, 2)).isCloseTo(1.0 / 9, within(1e-6));
    assertThat(TwoGridPrediction.factor(2.0 / 3, 1)).isCloseTo(1.0 / 3, within(1e-6));
  }

  @Test
  void misuseIsRefused() {
    SymmetricBanded a = new Poisson(8).matrix();
    assertThatThrownBy(() -> new VCycle(Hierarchy.of(a, Boundary.ZERO), JACOBI, 0, 0))
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new DampedJacobi(2)).hasMessageContaining("(0, 2)");
    assertThatThrownBy(() -> new Poisson(1)).hasMessageContaining("at least 2");
    assertThatThrownBy(() -> Hierarchy.of(a, Boundary.PERIODIC, 1))
        .hasMessageContaining("periodic");
  }

  private static Signal tridiagonal(SymmetricBanded a, Signal b) {
    int n = a.size();
    double[] diagonal = a.diagonal();
    double[] x = b.channel(0);
    for (int i = 1; i < n; i++) {
      double factor = a.get(i, i - 1) / diagonal[i - 1];
      diagonal[i] -= factor * a.get(i - 1, i);
      x[i] -= factor * x[i - 1];
    }
    for (int i = n - 1; i >= 0; i--) {
      double above = i + 1 < n ? a.get(i, i + 1) * x[i + 1] : 0;
      x[i] = (x[i] - above) / diagonal[i];
    }
    return Signal.of(x);
  }
}
