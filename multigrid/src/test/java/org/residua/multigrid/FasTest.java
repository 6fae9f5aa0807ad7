package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.residua.multigrid.Resolvents.solve;
import static org.residua.multigrid.Resolvents.steps;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Outcome;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Weickert;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/** The full approximation scheme. */
class FasTest {

  private static Hierarchy bratu(int intervals, Smoother smoother) {
    return Hierarchy.of(new Bratu(intervals).equation(), Coarsening.linear(intervals - 1, Boundary.ZERO, 1), smoother);
  }

  /** Red-black V(1,1), 12 cycles from zero. */
  @Test
  void theErrorsOfBratusProblem() {
    for (double[] known : new double[][] {{32, 5.2591e-3}, {1024, 5.1123e-6}}) {
      Bratu problem = new Bratu((int) known[0]);
      Convergence convergence = new Iteration(new Multigrid(bratu((int) known[0], new RedBlack()).finest(), Cycle.V, 1, 1))
          .cycles(problem.rightHandSide(), 12, _ -> {});
      assertThat(problem.error(convergence.solution())).isCloseTo(known[1], within(5e-5 * known[1]));
    }
  }

  /** The discrete solution by Newton's method with dense matrices. */
  @Test
  void bratusDiscreteSolution() {
    for (int intervals : new int[] {2, 3, 4, 5, 7, 9, 16, 33}) {
      Bratu problem = new Bratu(intervals);
      NonlinearEquation equation = problem.equation();
      Signal x = Gold.zeros(intervals - 1);
      for (int k = 0; k < 30; k++) {
        Signal residual = equation.residual(new DirectAlgebra(), x, problem.rightHandSide());
        double[] slopes = x.channel(0);
        for (int i = 0; i < slopes.length; i++) {
          slopes[i] = -StrictMath.exp(slopes[i]);
        }
        SparseMatrix jacobian = SparseMatrix.of("J", slopes.length, rows -> {
          for (int i = 0; i < slopes.length; i++) {
            for (int c = 0; c < equation.matrix().count(i); c++) {
              rows.add(equation.matrix().column(i, c), equation.matrix().entry(i, c));
            }
            rows.add(i, slopes[i]).end();
          }
        });
        x = new DirectAlgebra().combine(List.of(1.0, 1.0), List.of(x, Gold.solve(jacobian, residual)));
      }
      for (Cycle cycle : Cycle.values()) {
        Convergence convergence = new Iteration(new Multigrid(bratu(intervals, new RedBlack()).finest(), cycle, 1, 1))
            .until(problem.rightHandSide(), 1e-12, 40, _ -> {});
        assertThat(convergence.outcome().good()).isTrue();
        assertThat(convergence.solution().distance(x)).isLessThan(1e-9 * (1 + x.norm()));
      }
    }
  }

  /** The tau criterion: of the solution the coarse equation, with its corrected right-hand side, is solved by its restriction. */
  @Test
  void theSolutionIsAFixedPoint() {
    Bratu problem = new Bratu(64);
    Multigrid cycle = new Multigrid(bratu(64, new RedBlack()).finest(), Cycle.V, 1, 1);
    Signal solution = new Iteration(cycle).cycles(problem.rightHandSide(), 20, _ -> {}).solution();
    Signal again = cycle.express(new DirectAlgebra(), List.of(solution, problem.rightHandSide())).get(0);
    assertThat(again.distance(solution)).isLessThan(1e-12 * solution.norm());
    // The negative control: without the correction of the right-hand side the coarse equation has another solution. Of
    // second differences it is the equation of the restriction, so that tau is that of the reaction r = e^u - 1: the sum of
    // two fine ones beside 2 r, - h^2/2 r'', with r'' = 9 pi^2 e^u (cos^2 - sin), up to the next order, h^4.
    Level.Refined finest = (Level.Refined) cycle.level();
    DirectAlgebra direct = new DirectAlgebra();
    Signal coarse = finest.transfer().injection().apply(solution);
    Signal plain = finest.transfer().interpolation().adjoint().apply(problem.rightHandSide());
    Signal image = finest.coarse().equation().image(direct, coarse);
    Signal tau = direct.combine(List.of(1.0, -1.0), List.of(image, plain));
    double[] expected = new double[31];
    for (int i = 0; i < expected.length; i++) {
      double s = StrictMath.sin(3 * Math.PI * (i + 1) / 32);
      expected[i] = 9 * Math.PI * Math.PI / (2 * 64 * 64) * StrictMath.exp(s) * (1 - s * s - s);
    }
    assertThat(tau.distance(Signal.of(expected))).isLessThan(0.03 * tau.norm());
  }

  /** Every smoother of nonlinear equations, FSI among them. */
  @Test
  void everySmoother() {
    Signal u = steps(150);
    ImplicitStep step = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Charbonnier(1)), 50);
    for (Smoother smoother : List.of(new DampedJacobi(2.0 / 3), new RedBlack(), new Chebyshev(2), new FsiSmoother(2))) {
      Convergence convergence = solve(step, smoother, u, 1e-9);
      assertThat(convergence.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(convergence.cycles()).as(smoother.name()).isLessThan(25);
    }
  }

  /** Ascending, each unknown by one step of Newton's method, or of the majorant with diffusivities; the dense loop. */
  @Test
  void gaussSeidelOfEquationsThatAreNotLinear() {
    Convolution k = Convolution.difference(2, Boundary.REFLECTING);
    ImplicitStep step = new ImplicitStep(Diffusion.of(k, new PeronaMalik(0.7)), 3);
    for (NonlinearEquation equation : List.of(new Bratu(14).equation(), new ImplicitDiffusion(step, 13).equation())) {
      int n = equation.size();
      Signal x = Gold.random(n, 1);
      Signal b = Gold.random(n, 2);
      double[] expected = x.channel(0);
      for (int i = 0; i < n; i++) {
        double residual = equation.residual(new DirectAlgebra(), Signal.of(expected), b).get(0, i);
        Signal responses = equation.responses().matrix().apply(Signal.of(expected));
        double diagonal = equation.matrix().get(i, i);
        for (int r = 0; r < responses.shape().length(); r++) {
          double entry = equation.responses().matrix().get(r, i);
          diagonal += equation.responses().weights().get(0, r) * entry * entry
              * equation.curvature().of(equation.flux().flux(), responses.get(0, r));
        }
        expected[i] += residual / diagonal;
      }
      Signal swept = new GaussSeidel().on(equation).sweep(new DirectAlgebra(), x, b);
      assertThat(swept.distance(Signal.of(expected))).isLessThan(1e-13 * (1 + swept.norm()));
    }
    Bratu problem = new Bratu(64);
    Convergence convergence = new Iteration(new Multigrid(bratu(64, new GaussSeidel()).finest(), Cycle.V, 1, 1))
        .until(problem.rightHandSide(), 1e-10, 14, _ -> {});
    assertThat(convergence.outcome().good()).isTrue();
  }

  /**
   * First and, with linear interpolation, second differences of interpolated signals: the coarse energy is that of the fine
   * level.
   */
  @Test
  void theCoarseEnergyIsExactForLinearInterpolation() {
    Flux flux = new PeronaMalik(1);
    for (Boundary boundary : Boundary.values()) {
      for (int order = 1; order <= 2; order++) {
        int length = 40;
        SparseMatrix k = Matrices.of(Convolution.difference(order, boundary), length);
        Signal ones = Signal.of(DoubleStream.generate(() -> 1).limit(k.rows()).toArray());
        WeightedRows fine = new WeightedRows(k, ones);
        Interpolation p = Grid.finest(length, boundary, order).interpolation(1);
        WeightedRows coarse = fine.coarse(p);
        assertThat(coarse.matrix().rows()).isLessThanOrEqualTo(p.coarseLength() + 2 * order);
        Signal x = Gold.random(p.coarseLength(), 3);
        assertThat(energy(coarse, flux, x)).isCloseTo(energy(fine, flux, p.apply(x)), within(1e-12 * length));
      }
    }
  }

  private static double energy(WeightedRows rows, Flux flux, Signal x) {
    Signal responses = rows.matrix().apply(x);
    double sum = 0;
    for (int r = 0; r < rows.matrix().rows(); r++) {
      sum += rows.weights().get(0, r) * flux.potential(responses.get(0, r));
    }
    return sum;
  }

  /** An iteration that no longer falls gives up long before its limit, and does not say that it converged. */
  @Test
  void aStallIsNoConvergence() {
    Signal u = steps(200);
    ImplicitStep step = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Weickert(1)), 100);
    ImplicitDiffusion problem = new ImplicitDiffusion(step, 200);
    Multigrid cycle = new Multigrid(Hierarchy.of(problem.equation(), problem.coarsening(), new RedBlack()).finest(),
        Cycle.V, 1, 1);
    Convergence convergence = new Iteration(cycle).until(u, u, 1e-8, 1000, _ -> {});
    assertThat(convergence.outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
    assertThat(convergence.cycles()).isLessThan(400);
  }

  @Test
  void misuseIsRefused() {
    assertThatThrownBy(() -> new Bratu(1)).hasMessageContaining("at least 2");
    NonlinearEquation equation = new Bratu(8).equation();
    assertThatThrownBy(() -> new NonlinearEquation(equation.matrix(), new Bratu(9).equation().responses(), equation.flux(),
        Activation.Form.DERIVATIVE)).hasMessageContaining("column for each unknown");
    assertThatThrownBy(() -> new NonlinearEquation(equation.matrix(), equation.responses(), equation.flux(),
        Activation.Form.FLUX))
        .hasMessageContaining("curvature");
    assertThatThrownBy(() -> new WeightedRows(equation.matrix(), Signal.of(1, 2))).hasMessageContaining("one for each row");
  }
}
