package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.flux.Activation;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.schemes.Family;
import org.residua.schemes.Schemes;

/** The steady state of a diffusion with data term is the minimiser of its energy, whichever scheme leads to it. */
final class DataTermTest {

  private static final int LENGTH = 37;

  /** A ramp with noise, and a step that responses of every contrast feel. */
  private static double[] target() {
    double[] f = new Random(11).doubles(LENGTH, -0.1, 0.1).toArray();
    for (int i = 0; i < LENGTH; i++) {
      f[i] += 0.05 * i + (i < 20 ? 0 : 4);
    }
    return f;
  }

  private static double[] constant(double weight) {
    double[] c = new double[LENGTH];
    Arrays.fill(c, weight);
    return c;
  }

  private static double[] varying(double least) {
    return new Random(12).doubles(LENGTH, least, 1).toArray();
  }

  /** Varying, and samples missing: single ones, neighbours, and the first. */
  private static double[] gappy() {
    double[] c = varying(0.2);
    for (int i : new int[] {0, 7, 8, 15, 30}) {
      c[i] = 0;
    }
    return c;
  }

  private static List<Variation> problems(Predicate<Penalty> which, double[]... weights) {
    List<Variation> problems = new ArrayList<>();
    for (Penalty penalty : Penalty.all().stream().filter(which).toList()) {
      for (int order = 1; order <= 2; order++) {
        for (double[] c : weights) {
          problems.add(Variation.of(penalty, order, c, target()));
        }
      }
    }
    return problems;
  }

  /** A gradient of {@code 1e-9 ||C f||} is reached, and there the minimiser, within twice what the Hessian says. */
  @Test
  void everySchemeReachesTheMinimiser() {
    for (Variation problem : problems(_ -> true, constant(0.4), gappy())) {
      double[] expected = problem.minimiser();
      assertThat(Variation.norm(problem.gradient(expected))).isLessThan(1e-12 * problem.scale());
      double far = 2 * problem.condition(expected) * 1e-9 * problem.scale();
      assertThat(far).as("well posed: %s", problem.penalty()).isLessThan(1e-5);
      for (Family family : Schemes.all()) {
        double[] u = SteadyState.of(family, problem.diffusion(), new double[LENGTH], problem.f())
            .until(v -> Variation.norm(problem.gradient(v)), 1e-9 * problem.scale());
        assertThat(Variation.distance(u, expected)).as("%s, %s, %s", family.name(), problem.penalty(), problem.diffusion()
            .operator())
            .isLessThan(far);
      }
    }
  }

  /** What the test above could overlook is far outside its tolerance: missing samples taken as present, weights as their mean. */
  @Test
  void weightsAndMissingSamplesMatter() {
    double[] filled = gappy();
    for (int i = 0; i < LENGTH; i++) {
      filled[i] = filled[i] == 0 ? 0.2 : filled[i];
    }
    double mean = Arrays.stream(gappy()).average().orElseThrow();
    for (Variation problem : problems(_ -> true, gappy())) {
      for (double[] other : List.of(filled, constant(mean))) {
        Variation wrong = problem.weighted(other);
        assertThat(Variation.distance(problem.minimiser(), wrong.minimiser())).isGreaterThan(0.01);
      }
    }
  }

  @Test
  void aLinearFluxGivesTheSolutionOfOneSystem() {
    for (Variation problem : problems(penalty -> penalty.flux().constantDiffusivity(), constant(0.4), gappy())) {
      double[][] system = new double[LENGTH][LENGTH + 1];
      double[][] k = DenseMatrix.of(problem.diffusion().operator(), 1, LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        for (double[] row : k) {
          for (int j = 0; j < LENGTH; j++) {
            system[i][j] += row[i] * row[j];
          }
        }
        system[i][i] += problem.c()[i];
        system[i][LENGTH] = problem.c()[i] * problem.f()[i];
      }
      double[] expected = DenseMatrix.solve(system);
      for (Family family : Schemes.all()) {
        double[] u = SteadyState.of(family, problem.diffusion(), new double[LENGTH], problem.f())
            .until(v -> Variation.distance(v, expected), 1e-10 * Variation.norm(expected));
        assertThat(Variation.norm(problem.gradient(u))).isLessThan(1e-8 * problem.scale());
      }
    }
  }

  /**
   * The gap between the energy and its dual is {@code sum_i grad_i^2 / (2 c_i)}, is closed by the minimiser, and bounds the
   * distance from it on the way.
   */
  @Test
  void theDualityGapBoundsTheDistance() {
    for (Variation problem : problems(_ -> true, constant(0.4), varying(0.2))) {
      for (Family family : Schemes.all()) {
        double[] minimiser = SteadyState.of(family, problem.diffusion(), new double[LENGTH], problem.f())
            .until(v -> Variation.norm(problem.gradient(v)), 1e-9 * problem.scale());
        double rounding = 1e-14 * problem.energy(new double[LENGTH]);
        assertThat(problem.gap(minimiser)).isBetween(-rounding, 1e-9 * problem.energy(minimiser));
        SteadyState way = SteadyState.of(family, problem.diffusion(), new double[LENGTH], problem.f());
        for (int k = 0; k < 5; k++) {
          double[] u = way.next();
          double gap = problem.gap(u);
          assertThat(problem.halfSquare(u, minimiser)).as("%s, %s", family.name(), problem.penalty())
              .isLessThanOrEqualTo(gap + rounding);
          double[] gradient = problem.gradient(u);
          double[] c = problem.c();
          double square = 0;
          for (int i = 0; i < LENGTH; i++) {
            square += gradient[i] * gradient[i] / (2 * c[i]);
          }
          assertThat(Math.abs(gap - square)).isLessThan(rounding);
        }
      }
    }
  }

  /** A flux of another contrast than the penalty's leaves the gap open. */
  @Test
  void anotherContrastLeavesTheGapOpen() {
    for (Variation problem : problems(penalty -> !penalty.flux().constantDiffusivity(), constant(0.4))) {
      Diffusion right = problem.diffusion();
      Diffusion wrong = new Diffusion(right.operator(),
          Activation.of(problem.penalty().flux().withContrast(1.01 * problem.penalty().contrast())), right.fidelity());
      SteadyState state = SteadyState.of(Schemes.named("implicit").orElseThrow(), wrong, new double[LENGTH], problem.f());
      for (int k = 0; k < 20; k++) {
        state.next();
      }
      assertThat(problem.gap(state.next())).as("%s", problem.penalty()).isGreaterThan(1e-6 * problem.energy(state.next()));
    }
  }

  /**
   * A flux that is not monotone has two steady states: {@code c (x - a) + 2x/(1 + 4x^2) = 0} has three roots for
   * {@code c = 0.1, a = 5}, so no gap that vanishes at both can bound a distance.
   */
  @Test
  void withoutMonotonyThereAreSeveralSteadyStates() {
    Diffusion diffusion = new Diffusion(
        Convolution.difference(1, Boundary.NATURAL), Activation.of(new PeronaMalik(1)), Fidelity.of(0.1));
    double[] f = {-5, 5};
    for (Family family : Schemes.all()) {
      double near = settled(family, diffusion, new double[2], f);
      double far = settled(family, diffusion, f, f);
      assertThat(near).isBetween(0.1, 0.6);
      assertThat(far).as(family.name()).isGreaterThan(2);
      for (double x : new double[] {near, far}) {
        assertThat(0.1 * (x - 5) + 2 * x / (1 + 4 * x * x)).as(family.name()).isBetween(-1e-9, 1e-9);
      }
    }
  }

  /** Nor is the minimiser unique where Huber's function is straight all over a gap: {@code u_1} may be anything in [2, 8]. */
  @Test
  void aMissingSampleBetweenSaturatedResponsesIsFree() {
    Variation problem = Variation.of(Penalty.huber(1), 1, new double[] {1, 0, 1}, new double[] {0, 0, 10});
    for (Family family : Schemes.all()) {
      for (double middle : new double[] {3, 6}) {
        double[] start = {1, middle, 9};
        assertThat(Variation.norm(problem.gradient(start))).isZero();
        assertThat(problem.energy(start)).isEqualTo(8);
        assertThat(Variation.distance(SteadyState.of(family, problem.diffusion(), start, problem.f()).next(), start))
            .as(family.name()).isLessThan(1e-12);
      }
    }
  }

  private static double settled(Family family, Diffusion diffusion, double[] start, double[] f) {
    SteadyState state = SteadyState.of(family, diffusion, start, f);
    for (int k = 0; k < 200; k++) {
      state.next();
    }
    return state.next()[1];
  }
}
