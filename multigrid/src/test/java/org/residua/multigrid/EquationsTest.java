package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.residua.multigrid.LinearCases.coarsening;
import static org.residua.multigrid.LinearCases.dot;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Outcome;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engines;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Equations of coarse levels, assembled or given, and what solves the coarsest. */
final class EquationsTest {

  /** Of the coarsest level, too, the least solution of what has one. */
  @Test
  void theCoarsestLevelGivesTheLeastSolution() {
    SparseMatrix a = Matrices.elliptic(0, 1, Convolution.difference(2, Boundary.NATURAL), 9);
    Kernel kernel = Kernel.of(Boundary.NATURAL, 2, 9);
    Signal b = Gold.random(9, 4);
    Signal x = DenseSolution.of(a, kernel).fromZero(new DirectAlgebra(), b);
    // The least eigenvalue that is not 0 is above 0.005.
    for (Signal z : kernel.functions()) {
      assertThat(dot(z, x)).isCloseTo(0, within(200 * 9 * 9 * Gold.EPS * b.norm()));
    }
    assertThat(a.apply(x).distance(kernel.removed(b))).isLessThan(200 * 16 * 9 * 9 * Gold.EPS * b.norm());
  }

  /** {@code A A^{-1} = I} to {@code n^2 eps} times the condition number, below {@code (0.3 + 13)/0.3}. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 7, 8, 15, 31})
  void theCoarsestLevelIsSolvedExactly(int size) {
    SparseMatrix a = Matrices.elliptic(0.3, 2, Convolution.of(Boundary.NATURAL, 0.5, -1.25, 0.75), size);
    Hierarchy hierarchy = Hierarchy.of(new LinearEquation(a), Coarsening.harmonic(), new RedBlack(), Kernel.none(), size);
    assertThat(hierarchy.levels()).hasSize(1);
    Signal b = Gold.random(size, size);
    Convergence convergence = new Iteration(new Multigrid(hierarchy.finest(), Cycle.V, 1, 1)).cycles(b, 1, _ -> {});
    assertThat(convergence.residuals().getLast()).isLessThan(size * size * Gold.EPS * 45 * b.norm());
  }

  @Test
  void theGalerkinEquationIsTheTripleProduct() {
    for (Boundary boundary : Boundary.values()) {
      for (int length : new int[] {6, 7, 12, 13}) {
        LinearEquation fine = new LinearEquation(Matrices.elliptic(0.3, 2, Convolution.of(boundary, 0.5, -1.25), length));
        Transfer transfer = coarsening(length, boundary, 1).step(fine.matrix()).transfer();
        LinearEquation coarse = fine.coarse(transfer);
        for (int j = 0; j < coarse.size(); j++) {
          double[] unit = new double[coarse.size()];
          unit[j] = 1;
          Signal column = transfer.interpolation().adjoint().apply(
              fine.matrix().apply(transfer.interpolation().apply(Signal.of(unit))));
          for (int i = 0; i < coarse.size(); i++) {
            assertThat(coarse.matrix().get(i, j)).isCloseTo(column.get(0, i), within(64 * Gold.EPS));
          }
        }
      }
    }
  }

  /**
   * Rediscretised: {@code K^T K / h^2} on 2^k intervals is the Galerkin matrix over 2, so that with {@code R = P^T / 2} both
   * agree.
   */
  @Test
  void rediscretisedEquationsAreTakenAsTheyAre() {
    List<LinearEquation> equations = new ArrayList<>();
    List<Transfer> transfers = new ArrayList<>();
    Coarsening coarsening = Coarsening.linear(63, Boundary.ZERO, 1);
    double scale = 1;
    for (int intervals = 64; intervals >= 8; intervals /= 2) {
      // P^T restricts without the factor 1/2 of full weighting, so that equations double.
      SparseMatrix a = Matrices.elliptic(0, scale * intervals * intervals, Convolution.difference(1, Boundary.ZERO),
          intervals - 1);
      equations.add(new LinearEquation(a));
      if (intervals > 8) {
        Coarsening.Step step = coarsening.step(a);
        transfers.add(step.transfer());
        coarsening = step.next();
        scale *= 2;
      }
    }
    Hierarchy own = Hierarchy.of(equations, transfers, new RedBlack(), Kernel.none());
    assertThat(own.levels()).hasSize(4);
    Signal b = Gold.random(63, 1);
    Convergence convergence = new Iteration(new Multigrid(own.finest(), Cycle.V, 1, 1)).cycles(b, 1, _ -> {});
    assertThat(convergence.solution().distance(Gold.solve(equations.get(0).matrix(), b)))
        .isLessThan(63 * 63 * 4 * Gold.EPS * b.norm());
    assertThatThrownBy(() -> Hierarchy.of(equations, transfers.subList(1, 3), new RedBlack(), Kernel.none()))
        .hasMessageContaining("4 equations with 2");
  }

  @Test
  void assembledMatricesAreTheOperators() {
    for (Boundary boundary : Boundary.values()) {
      Convolution k = Convolution.of(boundary, 0.5, -1.25, 0.75);
      for (int length : new int[] {3, 4, 5, 17}) {
        Signal u = Gold.random(length, 3);
        Signal product = k.adjoint().apply(k.apply(u));
        Signal assembled = Matrices.elliptic(0, 1, k, length).apply(u);
        assertThat(assembled.distance(product)).isLessThan(16 * Gold.EPS * (1 + product.norm()));
      }
    }
  }

  /** The engine's banded solver and this one solve the same system. */
  @Test
  void theBandedSolverAgrees() {
    int n = 1000;
    SparseMatrix a = Matrices.elliptic(1, 10, Convolution.difference(1, Boundary.NATURAL), n);
    double[] bands = new double[2 * n];
    for (int i = 0; i < n; i++) {
      bands[i] = a.get(i, i);
      bands[n + i] = i + 1 < n ? a.get(i, i + 1) : 0;
    }
    Signal b = Gold.random(n, 2);
    Signal direct = Engines.preferred().solve(new SymmetricBanded(Signal.planar(new Shape(2, n), bands)), b);
    Hierarchy hierarchy = Hierarchy.of(new LinearEquation(a), Coarsening.linear(n, Boundary.NATURAL, 1), new RedBlack());
    Convergence convergence = new Iteration(new Multigrid(hierarchy.finest(), Cycle.V, 1, 1)).until(b, 1e-13, 20, _ -> {});
    assertThat(convergence.solution().distance(direct)).isLessThan(1e-12 * b.norm());
    assertThat(convergence.outcome()).isEqualTo(Outcome.CONVERGED);
  }
}
