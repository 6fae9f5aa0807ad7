package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Outcome;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.Evolved;
import org.residua.schemes.Explicit;
import org.residua.schemes.Family;
import org.residua.schemes.Implicit;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;
import org.residua.schemes.TimeEvolution;

/** Where evolutions come to rest, held against elimination on the full matrix, and when they say so. */
final class SteadyStateTest {

  private static final int N = 23;
  private static final Shape SHAPE = new Shape(1, N);
  private static final Pace PACE = Pace.of(4, 1);
  private static final int MOST = 100_000;
  /** Their steps round three times. */
  private static final List<String> TWO_STEP = List.of("du-fort-frankel", "heavy-ball");

  static List<Family> families() {
    return Schemes.all();
  }

  private static Signal random(int seed) {
    return Signal.of(new Random(seed).doubles(N, -2, 2).toArray());
  }

  private static Signal scaled(Signal u, double factor, double offset) {
    return Signal.of(Arrays.stream(u.channel(0)).map(x -> factor * x + offset).toArray());
  }

  private static Diffusion diffusion(Flux flux, Boundary boundary, Fidelity fidelity) {
    return new Diffusion(Convolution.difference(1, boundary), Activation.of(flux), fidelity);
  }

  private static TimeEvolution evolution(Diffusion diffusion, Family family, double tau) {
    return TimeEvolution.of(diffusion, family, new StepSize.Fixed(tau, StepGuard.CERTIFIED), PACE);
  }

  private static TimeEvolution evolution(Diffusion diffusion, Family family) {
    return evolution(diffusion, family, family.usual(diffusion, PACE));
  }

  private static double weight(Fidelity fidelity, int i) {
    return switch (fidelity) {
      case Fidelity.None _ -> 0;
      case Fidelity.Constant constant -> constant.weight();
      case Fidelity.Weights weights -> weights.weights().get(0, i);
    };
  }

  /** {@code (K^T K + C) u = C f}. */
  private static Signal dense(Diffusion heat, Signal f) {
    double[][] k = DenseMatrix.of(heat.operator(), 1, N);
    double[][] system = new double[N][N + 1];
    for (int i = 0; i < N; i++) {
      for (double[] row : k) {
        for (int j = 0; j < N; j++) {
          system[i][j] += row[i] * row[j];
        }
      }
      system[i][i] += weight(heat.fidelity(), i);
      system[i][N] = weight(heat.fidelity(), i) * f.get(0, i);
    }
    return Signal.of(DenseMatrix.solve(system));
  }

  /** {@code ||K^T Phi(K u) + C (u - f)||}. */
  private static double gradient(Diffusion diffusion, Signal u, Signal f) {
    double[][] k = DenseMatrix.of(diffusion.operator(), 1, N);
    double[] flux = Arrays.stream(DenseMatrix.multiply(k, u.channel(0))).map(diffusion.flux()::at).toArray();
    double[] sum = DenseMatrix.multiplyTransposed(k, flux);
    for (int i = 0; i < N; i++) {
      sum[i] += weight(diffusion.fidelity(), i) * (u.get(0, i) - f.get(0, i));
    }
    return Signal.of(sum).norm();
  }

  @ParameterizedTest
  @MethodSource("families")
  void withADataTermItIsTheDenseSolution(Family family) {
    Signal u = random(1);
    Signal f = random(2);
    double[] weights = new Random(3).doubles(N, 0.1, 1).toArray();
    weights[5] = 0;
    for (Fidelity fidelity : List.of(Fidelity.of(0.4), new Fidelity.Weights(Signal.of(weights)))) {
      for (Boundary boundary : Boundary.values()) {
        Diffusion heat = diffusion(new Linear(), boundary, fidelity);
        for (Signal target : List.of(u, f)) {
          TimeEvolution towards = evolution(heat, family);
          Evolved evolved = (target.equals(u) ? towards : towards.towards(target)).steady(u, 1e-12, MOST);
          assertThat(evolved.outcome()).as("%s, %s, %s", family.name(), boundary, fidelity).isEqualTo(Outcome.CONVERGED);
          assertThat(evolved.signal().distance(dense(heat, target))).isLessThan(1e-9 * u.norm());
          assertThat(evolved.steadiness().orElseThrow()).isLessThanOrEqualTo(1e-12);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void withoutDataTermItIsTheMean(Family family) {
    Signal u = random(4);
    double mean = Arrays.stream(u.channel(0)).average().orElseThrow();
    for (Boundary boundary : List.of(Boundary.NATURAL, Boundary.PERIODIC, Boundary.REFLECTING)) {
      Evolved evolved = evolution(diffusion(new Linear(), boundary, Fidelity.none()), family).steady(u, 1e-12, MOST);
      assertThat(evolved.outcome()).isEqualTo(Outcome.CONVERGED);
      for (int i = 0; i < N; i++) {
        assertThat(evolved.signal().get(0, i)).isCloseTo(mean, Offset.offset(1e-9));
      }
    }
  }

  /**
   * {@code ||u - u*|| <= tolerance ||grad E(u_0)|| / c} for every step size, and the small steps end just below the tolerance.
   * Negative control: to stop where the state hardly moves is to stop at once where the steps are small.
   */
  @Test
  void theToleranceKnowsNoStepSize() {
    Signal u = random(5);
    Signal f = random(6);
    double c = 0.05;
    Diffusion heat = diffusion(new Linear(), Boundary.NATURAL, Fidelity.of(c));
    Signal limit = dense(heat, f);
    double initial = gradient(heat, u, f);
    double tolerance = 1e-4;
    double bound = tolerance * initial / c;
    for (double tau : new double[] {0.4, 0.04, 0.004}) {
      Evolved evolved = evolution(heat, Explicit.FAMILY, tau).towards(f).steady(u, tolerance, MOST);
      assertThat(evolved.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(evolved.signal().distance(limit)).isBetween(0.5 * bound, bound);
      assertThat(evolved.steadiness().orElseThrow()).isCloseTo(gradient(heat, evolved.signal(), f) / initial,
          Offset.offset(1e-14));
      assertThat(evolved.steadiness().orElseThrow()).isBetween((1 - 2 * tau * c) * tolerance, tolerance);
    }
    for (double tau : new double[] {0.3, 3, 300}) {
      Evolved evolved = evolution(heat, Implicit.FAMILY, tau).towards(f).steady(u, tolerance, MOST);
      assertThat(evolved.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(evolved.signal().distance(limit)).isLessThanOrEqualTo(bound);
    }
    AtomicBoolean still = new AtomicBoolean();
    Evolved naive = evolution(heat, Explicit.FAMILY, 4e-5).towards(f)
        .telling((time, units, change) -> still.set(change <= tolerance * initial)).cancelledBy(still::get).until(u, 100);
    assertThat(naive.units()).isEqualTo(1);
    assertThat(naive.signal().distance(limit)).isGreaterThan(100 * bound);
  }

  /** Charbonnier's flux is monotone: with a data term all schemes come to the same rest. */
  @ParameterizedTest
  @MethodSource("families")
  void schemesOfANonlinearDiffusionAgree(Family family) {
    Signal u = random(7);
    Signal f = random(8);
    Diffusion diffusion = diffusion(new Charbonnier(0.5), Boundary.NATURAL, Fidelity.of(0.2));
    Evolved reference = evolution(diffusion, Explicit.FAMILY).towards(f).steady(u, 1e-12, MOST);
    Evolved evolved = evolution(diffusion, family).towards(f).lookingEvery(3).steady(u, 1e-8, MOST);
    assertThat(evolved.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(evolved.signal().distance(reference.signal())).isLessThan(1e-8 * gradient(diffusion, u, f) / 0.2);
  }

  /** All that rounding leaves, at every scale and far from 0; the floor as printed. */
  @ParameterizedTest
  @MethodSource("families")
  void toleranceZeroEndsAtTheRounding(Family family) {
    for (double factor : new double[] {1e-100, 1, 1e100}) {
      for (double offset : new double[] {0, 1e3}) {
        for (Fidelity fidelity : List.of(Fidelity.none(), Fidelity.of(0.3))) {
          Signal u = scaled(random(9), factor, factor * offset);
          Diffusion heat = diffusion(new Linear(), Boundary.NATURAL, fidelity);
          double tau = family.usual(heat, PACE);
          Evolved evolved = evolution(heat, family).steady(u, 0, MOST);
          assertThat(evolved.outcome()).as("%s, factor %s, offset %s, %s", family.name(), factor, offset, fidelity)
              .isEqualTo(Outcome.CONVERGED_TO_ROUNDING);
          assertThat(gradient(heat, evolved.signal(), u))
              .isLessThan((TWO_STEP.contains(family.name()) ? 30 : 10) * Math.ulp(1.0) * (1 / tau + 4 + fidelity.largest())
                  * u.norm());
        }
      }
    }
  }

  /** Where diffusivities are negative, a step within the solver's tolerance of 1e-12 is none: more of them are of no use. */
  @Test
  void whatStandsStillEnds() {
    Signal u = random(14);
    Diffusion sharpening = diffusion(new ForwardBackward(0.5), Boundary.NATURAL, Fidelity.of(0.3));
    double tau = Implicit.FAMILY.usual(sharpening, PACE);
    Evolved evolved = evolution(sharpening, Implicit.FAMILY).steady(u, 0, MOST);
    assertThat(evolved.outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
    assertThat(evolved.units()).isLessThan(MOST);
    assertThat(tau * gradient(sharpening, evolved.signal(), u))
        .isLessThan(1.01e-12 * Math.max(evolved.signal().norm(), u.norm()));
  }

  @Test
  void theOtherEnds() {
    Diffusion heat = diffusion(new Linear(), Boundary.NATURAL, Fidelity.none());
    TimeEvolution evolution = evolution(heat, Explicit.FAMILY);
    Evolved limited = evolution.lookingEvery(4).steady(random(10), 1e-12, 10);
    assertThat(limited.outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
    assertThat(limited.units()).isEqualTo(10);
    assertThat(limited.time()).isEqualTo(10 * heat.limit().certified());
    assertThat(limited.steadiness().orElseThrow()).isBetween(1e-3, 1.0);
    Evolved still = evolution.steady(Signal.planar(SHAPE, new double[N]), 1e-6, 10);
    assertThat(still.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(still.units()).isZero();
    assertThat(still.steadiness()).hasValue(0);
    assertThat(evolution.steady(scaled(random(11), 3e307, 0), 1e-6, 10).outcome()).isEqualTo(Outcome.NON_FINITE);
    assertThat(evolution.steady(scaled(random(11), 1e200, 0), 1e-6, 10).outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
    AtomicBoolean cancelled = new AtomicBoolean();
    Evolved part = evolution.telling((time, units, change) -> cancelled.set(units == 3)).cancelledBy(cancelled::get)
        .steady(random(12), 1e-12, MOST);
    assertThat(part.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(part.units()).isEqualTo(3);
    assertThat(part.signal()).isEqualTo(Runs.direct(Explicit.of(heat, heat.limit().certified(), 3), List.of(random(12))));
    Diffusion nonlinear = diffusion(new PeronaMalik(0.3), Boundary.NATURAL, Fidelity.of(0.2));
    assertThat(evolution(nonlinear, Explicit.FAMILY).steady(random(13), 1e-10, MOST).outcome()).isEqualTo(Outcome.CONVERGED);
  }
}
