package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residua.multigrid.Resolvents.solve;
import static org.residua.multigrid.Resolvents.steps;

import java.util.ArrayList;
import java.util.List;
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
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Implicit steps and steady states by full approximation, as a solver of fixed points and by itself. */
final class ImplicitStepsTest {

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
}
