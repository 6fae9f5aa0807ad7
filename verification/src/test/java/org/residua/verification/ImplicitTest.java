package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Outcome;
import org.residua.api.block.Solver;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Huber;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.TotalVariation;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.multigrid.FullApproximation;
import org.residua.schemes.Explicit;
import org.residua.schemes.Implicit;
import org.residua.schemes.Midpoint;

/** Implicit steps in numbers: norm, energy and mean at every step size, the solvers, and what breaks. */
final class ImplicitTest {

  private static final double[] TAUS = {0.1, 3, 50, 1e4, 1e6};

  private static List<Flux> fluxes() {
    return BuiltinFluxes.all().stream().map(flux -> flux.withContrast(0.6)).map(Flux.class::cast)
        .filter(flux -> flux.sector().lo() >= 0 && flux.even()).toList();
  }

  private static Signal random(int length, int seed, double amplitude) {
    return Signal.of(new Random(seed).doubles(length, -amplitude, amplitude).toArray());
  }

  /** The result of one run. */
  private record Run(Signal v, List<LoopOutcome> loops) {}

  private static Run run(Block block, Signal... in) {
    Shape[] shapes = new Shape[in.length];
    for (int k = 0; k < in.length; k++) {
      shapes[k] = in[k].shape();
    }
    Plan plan = Plan.of(block, shapes);
    return new Run(plan.run(List.of(in)).get(0), plan.outcomes());
  }

  private static Signal once(ImplicitStep step, Solver solver, Signal u) {
    Run run = run(new Implicit(step.diffusion(), StepSize.unchecked(step.tau()), 1, solver), u);
    assertThat(run.loops()).allMatch(loop -> loop.outcome().good(), run.loops().toString());
    return run.v();
  }

  /** Every flux, order and boundary: norm and energy fall, the mean stays where no sample is lost at the ends. */
  @Test
  void normEnergyAndMeanAtAnyStepSize() {
    Signal u = random(60, 1, 3);
    for (Flux flux : fluxes()) {
      for (int order = 1; order <= 3; order++) {
        for (Boundary boundary : Boundary.values()) {
          Diffusion diffusion = Diffusion.of(Convolution.difference(order, boundary), flux);
          for (double tau : TAUS) {
            Signal v = run(Implicit.of(diffusion, tau, 2), u).v();
            Signal m = run(Midpoint.of(diffusion, tau, 2), u).v();
            String what = diffusion + " tau " + tau;
            assertThat(v.norm()).as(what).isLessThanOrEqualTo(u.norm() * (1 + 1e-12));
            assertThat(m.norm()).as(what).isLessThanOrEqualTo(u.norm() * (1 + 1e-9));
            assertThat(diffusion.energy(v)).as(what).isLessThanOrEqualTo(diffusion.energy(u));
            if (boundary != Boundary.ZERO) {
              double floor = 1e-12 + new ImplicitStep(diffusion, tau).floor();
              assertThat(Math.abs(mean(v) - mean(u))).as(what).isLessThanOrEqualTo(floor * u.norm());
            }
          }
        }
      }
    }
  }

  private static double mean(Signal u) {
    return IntStream.range(0, u.shape().length()).mapToDouble(i -> u.get(0, i)).average().orElseThrow();
  }

  /** The bounds do not wait for convergence: one iteration of any solver, then the last system. */
  @Test
  void normAndEnergyAtAnyTolerance() {
    Signal u = random(80, 2, 4);
    for (Flux flux : fluxes()) {
      Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), flux);
      ImplicitStep step = new ImplicitStep(diffusion, 17);
      for (Solver solver : List.of(new Solver.Lagged(), new Solver.Picard(), new Solver.Picard(step.damping()),
          new Solver.Anderson(3, step.damping()), new Solver.Newton(), new FullApproximation())) {
        for (double tolerance : new double[] {0.5, 1e-2, 1e-4}) {
          FixedPoint loop = new FixedPoint(step, solver, tolerance, 2);
          Signal v = run(new Once(loop), u).v();
          assertThat(v.norm()).as("%s %s", flux, solver).isLessThanOrEqualTo(u.norm() * (1 + 1e-12));
          assertThat(diffusion.energy(v)).as("%s %s", flux, solver).isLessThanOrEqualTo(diffusion.energy(u));
        }
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

  /**
   * Recurrence, extrapolated recurrence, lagged diffusivities, multigrid and Newton find one solution, to 1e-11 while tau rho
   * <= 1e3.
   */
  @Test
  void theSolversAgree() {
    Signal u = random(50, 3, 2);
    for (Flux flux : List.of(new Linear(), new Charbonnier(0.5), new Huber(0.5), new TotalVariation(0.5, 0.5))) {
      for (int order = 1; order <= 2; order++) {
        Diffusion diffusion = Diffusion.of(Convolution.difference(order, Boundary.NATURAL), flux);
        for (double rho : new double[] {0.5, 20, 1e3}) {
          ImplicitStep step = new ImplicitStep(diffusion,
              rho / (flux.sector().hi() * diffusion.operator().norm().upperSquared()));
          Signal v = once(step, new Solver.Newton(), u);
          for (Solver solver : List.of(new Solver.Lagged(), new Solver.Picard(step.damping()),
              new Solver.Anderson(8, step.damping()), new FullApproximation())) {
            assertThat(once(step, solver, u).distance(v)).as("%s order %d rho %s %s", flux, order, rho, solver)
                .isLessThanOrEqualTo(1e-11 * u.norm());
          }
        }
      }
    }
  }

  /** Undamped, the recurrence contracts below {@code tau L ||K||^2 = 1}; for the linear flux it does not beyond. */
  @Test
  void theRecurrenceContractsUpToItsLimit() {
    int n = 64;
    double[] wave = new double[n];
    for (int i = 0; i < n; i++) {
      wave[i] = (i % 2 == 0 ? 1 : -1) + 0.1 * Math.sin(i);
    }
    Signal u = Signal.of(wave);
    for (Flux flux : List.of(new Linear(), new Charbonnier(1), new PeronaMalik(1))) {
      Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), flux);
      double square = diffusion.operator().norm().upperSquared();
      assertThat(square).isCloseTo(4, Offset.offset(1e-9));
      ImplicitStep below = below(diffusion);
      LoopOutcome outcome = run(new Once(FixedPoint.of(below, new Solver.Picard())), u).loops().get(0);
      assertThat(outcome.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(outcome.proven().orElseThrow()).isCloseTo(0.99, Offset.offset(1e-12));
      assertThat(outcome.observed()).isLessThanOrEqualTo(0.99 + 1e-6);
    }
    Diffusion linear = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Linear());
    ImplicitStep beyond = new ImplicitStep(linear, 1.01 / 4);
    LoopOutcome outcome = run(new Once(FixedPoint.of(beyond, new Solver.Picard())), u).loops().get(0);
    assertThat(outcome.fellBack()).isTrue();
    assertThat(outcome.proven()).isEmpty();
    assertThat(run(new Once(FixedPoint.of(new Bare(below(linear)), new Solver.Picard())), u).loops().get(0).outcome())
        .isEqualTo(Outcome.CONVERGED);
    assertThat(run(new Once(FixedPoint.of(new Bare(beyond), new Solver.Picard())), u).loops().get(0).outcome())
        .isEqualTo(Outcome.DIVERGED);
    assertThat(beyond.damping()).isBetween(0.6, 0.67);
    assertThat(run(new Once(FixedPoint.of(beyond, new Solver.Picard(beyond.damping()))), u).loops().get(0).outcome().good())
        .isTrue();
  }

  private static ImplicitStep below(Diffusion diffusion) {
    return new ImplicitStep(diffusion, 0.99 / diffusion.operator().norm().upperSquared());
  }

  /** The body of a step, of which nobody knows that it is one. */
  private record Bare(ImplicitStep step) implements Block {

    @Override
    public int inputs() {
      return step.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return step.express(algebra, in);
    }
  }

  /** For monotone fluxes a step is nonexpansive, and firmly so; Perona-Malik's is not. */
  @Test
  void proximalMaps() {
    for (Flux flux : List.of(new Linear(), new Charbonnier(0.5), new Huber(0.5), new TotalVariation(0.5, 0.1))) {
      for (double tau : new double[] {0.3, 10, 1e3}) {
        Diffusion diffusion = Diffusion.of(Convolution.difference(2, Boundary.REFLECTING), flux);
        for (int seed = 0; seed < 20; seed++) {
          Signal u = random(40, seed, 2);
          Signal w = random(40, 100 + seed, seed % 2 == 0 ? 2 : 0.1);
          Signal first = run(Implicit.of(diffusion, tau, 1), u).v();
          Signal second = run(Implicit.of(diffusion, tau, 1), w).v();
          double moved = first.distance(second);
          assertThat(moved * moved).isLessThanOrEqualTo(dot(first, second, u, w) + 1e-9 * u.distance(w) * u.distance(w));
          assertThat(run(Midpoint.of(diffusion, tau, 1), u).v().distance(run(Midpoint.of(diffusion, tau, 1), w).v()))
              .isLessThanOrEqualTo(u.distance(w) * (1 + 1e-9));
        }
      }
    }
    Diffusion falling = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));
    double root = Math.sqrt(3);
    Signal u = Signal.of(0, 1.5 * root);
    Signal w = Signal.of(0, 1.5 * root + 1e-3);
    assertThat(run(Implicit.of(falling, 1, 1), u).v().distance(run(Implicit.of(falling, 1, 1), w).v()))
        .isGreaterThan(1.15 * u.distance(w));
  }

  /** {@code (a - b).(c - d)}. */
  private static double dot(Signal a, Signal b, Signal c, Signal d) {
    return IntStream.range(0, a.shape().length())
        .mapToDouble(i -> (a.get(0, i) - b.get(0, i)) * (c.get(0, i) - d.get(0, i))).sum();
  }

  /** What a trapezoidal step does that the midpoint rule does not: Perona-Malik's explicit half lets the norm grow. */
  @Test
  void crankAndNicolsonLetTheNormGrow() {
    double tau = 1000;
    Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));
    double largest = 0;
    for (int seed = 0; seed < 20; seed++) {
      Signal u = random(40, seed, 1);
      Signal half = run(new Explicit(diffusion, StepSize.unchecked(tau / 2), 1), u).v();
      Signal trapezoidal = run(Implicit.of(diffusion, tau / 2, 1), half).v();
      largest = Math.max(largest, trapezoidal.norm() / u.norm());
      assertThat(run(Midpoint.of(diffusion, tau, 1), u).v().norm()).isLessThanOrEqualTo(u.norm() * (1 + 1e-11));
    }
    assertThat(largest).isGreaterThan(20);
  }

  /** A data term takes the bound of the midpoint rule away: an example. */
  @Test
  void midpointStepsOvershootTheTarget() {
    Diffusion diffusion = new Diffusion(Convolution.difference(1, Boundary.NATURAL), Activation.of(new Linear()), Fidelity.of(1));
    Signal u = Signal.of(-1, -1, -1);
    Signal f = Signal.of(1, 1, 1);
    Signal v = run(Midpoint.of(diffusion, 100, 1), u, f).v();
    assertThat(v.norm()).isGreaterThan(1.5 * f.norm());
    assertThat(run(Implicit.of(diffusion, 100, 1), u, f).v().norm()).isLessThanOrEqualTo(f.norm());
    List<Signal> path = new ArrayList<>(List.of(u));
    for (int k = 0; k < 3; k++) {
      path.add(run(Implicit.of(diffusion, 1, 1), path.getLast(), f).v());
    }
    assertThat(path.getLast().distance(f)).isLessThan(0.13 * u.distance(f));
  }
}
