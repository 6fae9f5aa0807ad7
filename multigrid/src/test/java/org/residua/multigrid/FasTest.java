package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Outcome;
import org.residua.api.block.Solver;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.FluxBank;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Weickert;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Shape;
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

  private static Signal steps(int length) {
    double[] samples = Gold.random(length, 5).channel(0);
    for (int i = 0; i < length; i++) {
      samples[i] += i / 50 % 2 * 10;
    }
    return Signal.of(samples);
  }

  private static Convergence solve(ImplicitStep step, Smoother smoother, Signal u, double tolerance) {
    ImplicitDiffusion problem = new ImplicitDiffusion(step, u.shape().length());
    Hierarchy hierarchy = Hierarchy.of(problem.equation(), problem.coarsening(), smoother);
    return new Iteration(new Multigrid(hierarchy.finest(), Cycle.V, 1, 1)).until(u, problem.rightHandSide(u, u), tolerance,
        100, _ -> {});
  }

  /**
   * Monotone fluxes have one solution: that of Newton's method in the schemes' own fixed point, for every boundary and both
   * orders.
   */
  @ParameterizedTest
  @EnumSource(Boundary.class)
  void implicitStepsOfMonotoneFluxes(Boundary boundary) {
    for (int order = 1; order <= 2; order++) {
      for (int length : new int[] {4, 5, 64, 97}) {
        for (double tau : new double[] {0.3, 100}) {
          for (Flux flux : List.of(new Linear(), new Charbonnier(1))) {
            ImplicitStep step = new ImplicitStep(Diffusion.of(Convolution.difference(order, boundary), flux), tau);
            Signal u = steps(length);
            Signal newton = new DirectAlgebra().fixedPoint(new FixedPoint(step, new Solver.Newton(), 1e-12, 200), u, List.of(u));
            Convergence convergence = solve(step, new RedBlack(), u, 1e-10);
            assertThat(convergence.outcome().good()).as("%s %d %d %s %s", boundary, order, length, tau, flux).isTrue();
            // ||J^-1|| <= 1, so that the error is at most the residual.
            assertThat(convergence.solution().distance(newton)).isLessThan(1e-9 * (1 + tau) * u.norm());
          }
        }
      }
    }
  }

  /**
   * Of every flux with g >= 0 a step of tau = 5, by V(1, 1): solved to 1e-8, with the norm of every solution at most that of
   * u. Regularised total variation, whose slopes reach from 1e-5 to 100, stalls and says so. As the solver of a fixed point it
   * gives way there, and the result is accepted.
   */
  @Test
  void everyFlux() {
    Signal u = steps(200);
    for (Flux flux : BuiltinFluxes.diffusions()) {
      ImplicitStep step = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), flux), 5);
      if (step.definite()) {
        Convergence convergence = solve(step, new RedBlack(), u, 1e-8);
        assertThat(convergence.outcome()).as(flux.text())
            .isEqualTo(flux.name().equals("tv") ? Outcome.ITERATION_LIMIT : Outcome.CONVERGED);
        if (convergence.outcome().good()) {
          assertThat(convergence.solution().norm()).isLessThanOrEqualTo(u.norm() * (1 + 1e-8));
        }
        List<LoopOutcome> told = new ArrayList<>();
        Signal v = new DirectAlgebra(told::add).fixedPoint(FixedPoint.of(step, new FullApproximation()), u, List.of(u));
        assertThat(told.get(0).outcome().good()).as(flux.text()).isTrue();
        assertThat(v.norm()).isLessThanOrEqualTo(u.norm() * (1 + 1e-12));
      } else {
        assertThatThrownBy(() -> new ImplicitDiffusion(step, 200)).hasMessageContaining("below 0");
      }
    }
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

  private record Once(FixedPoint loop) implements Block {

    @Override
    public int inputs() {
      return loop.body().inputs() - 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.fixedPoint(loop, in.get(0), in));
    }
  }

  /** Missing samples on the first channel, another weight for each on the others. */
  private static Fidelity weights(int channels, int length) {
    double[] weights = Gold.random(channels * length, 8).channel(0);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i < length && i % 3 == 0 ? 0 : Math.abs(weights[i]);
    }
    return new Fidelity.Weights(Signal.planar(new Shape(channels, length), weights));
  }

  /**
   * As the solver of an implicit step: the fixed point of Newton's method, for every boundary, both orders, several channels,
   * filters of their own and missing samples; with the bits of its network, which no solver is part of.
   */
  @ParameterizedTest
  @EnumSource(Boundary.class)
  void theSolverOfImplicitSteps(Boundary boundary) {
    int length = 37;
    Parameter own = new Parameter("K", List.of(2, 1, 2), -1, 1, -0.5, 2);
    for (Convolution k : List.of(Convolution.difference(1, boundary), Convolution.difference(2, boundary).onEach(3),
        new Convolution(own, boundary, 2, 1))) {
      for (Fidelity fidelity : List.of(Fidelity.none(), weights(k.inputs(), length))) {
        ImplicitStep step = new ImplicitStep(new Diffusion(k, Activation.of(new Charbonnier(0.5)), fidelity), 7);
        Shape shape = new Shape(k.inputs(), length);
        List<Signal> in = IntStream.range(0, step.inputs() - 1).mapToObj(seed ->
            Signal.planar(shape, Gold.random(shape.size(), seed).channel(0))).toList();
        Block once = new Once(FixedPoint.of(step, new FullApproximation()));
        List<LoopOutcome> told = new ArrayList<>();
        Signal v = once.express(new DirectAlgebra(told::add), in).get(0);
        assertThat(told.get(0).outcome().good()).isTrue();
        assertThat(told.get(0).fellBack()).as("%s %s", k, fidelity).isFalse();
        Signal newton = new Once(FixedPoint.of(step, new Solver.Newton())).express(new DirectAlgebra(), in).get(0);
        // Both have residuals of 1e-12 of the largest norm of the data, and ||J^-1|| <= 1.
        assertThat(v.distance(newton)).isLessThan(2e-12 * (in.get(0).norm() + in.getLast().norm()));
        int[] channels = in.stream().mapToInt(signal -> signal.shape().channels()).toArray();
        Plan plan = Plan.of(Tracer.trace(once, channels), in.stream().map(Signal::shape).toArray(Shape[]::new));
        assertThat(plan.run(in).get(0)).isEqualTo(v);
        assertThat(plan.outcomes()).isEqualTo(told);
      }
    }
  }

  /** What it does not solve is refused before it runs. */
  @Test
  void stepsThatTheSolverDoesNotFitAreRefused() {
    Solver solver = new FullApproximation();
    Convolution k = Convolution.difference(1, Boundary.NATURAL);
    Convolution mixing = Convolution.bank(Boundary.NATURAL, new double[][][] {{{-1, 1}, {-1, 1}}});
    for (Diffusion coupled : List.of(Diffusion.of(mixing, new Charbonnier(1)),
        new Diffusion(k.onEach(2), Activation.coupled(new Charbonnier(1)), Fidelity.none()))) {
      assertThatThrownBy(() -> FixedPoint.of(new ImplicitStep(coupled, 1), solver)).hasMessageContaining("couples channels");
    }
    Diffusion several = new Diffusion(k.onEach(2), Activation.of(FluxBank.of(new Charbonnier(1), new Charbonnier(2))),
        Fidelity.none());
    assertThatThrownBy(() -> FixedPoint.of(new ImplicitStep(several, 1), solver))
        .hasMessageContaining("a flux for each response");
    ImplicitStep negative = new ImplicitStep(Diffusion.of(k, new ForwardBackward(1, 2)), 0.1);
    assertThatThrownBy(() -> FixedPoint.of(negative, solver)).hasMessageContaining("negative values");
    assertThatThrownBy(() -> new FullApproximation(new RedBlack(), Cycle.V, 0, 0)).hasMessageContaining("one of them at least 1");
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

  /** A data term is part of the equation; large steps come to its steady state. */
  @Test
  void steadyStatesWithADataTerm() {
    Signal u = steps(100);
    Diffusion diffusion = new Diffusion(Convolution.difference(1, Boundary.NATURAL), Activation.of(new Charbonnier(1)),
        Fidelity.of(0.2));
    Convergence convergence = solve(new ImplicitStep(diffusion, 1e6), new RedBlack(), u, 1e-9);
    assertThat(convergence.outcome().good()).isTrue();
    Signal v = convergence.solution();
    // The force of the steady state, K^T Phi(K v) + 0.2 (v - u), is (u - v) / tau.
    Signal force = diffusion.operator().adjoint()
        .apply(new DirectAlgebra().activate(diffusion.activation(), diffusion.operator().apply(v)));
    double[] rest = force.channel(0);
    for (int i = 0; i < rest.length; i++) {
      rest[i] += 0.2 * (v.get(0, i) - u.get(0, i));
    }
    assertThat(Signal.of(rest).norm()).isLessThan(1e-5 * u.norm());
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
