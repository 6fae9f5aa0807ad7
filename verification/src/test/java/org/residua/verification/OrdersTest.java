package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Family;
import org.residua.schemes.Midpoint;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;
import org.residua.schemes.SolverChoice;

/**
 * Every scheme has the order in time that it says. Observed are two errors at the end of five step sizes, each half of the one
 * before. Fixed points are found up to {@code 1e-12 ||u||} a step: that would show in errors below {@code 1e-12} times the number
 * of steps, and the least one here is above {@code 1e-8}.
 */
final class OrdersTest {

  private static final int LENGTH = 32;
  /** Not 2: a heavy ball that starts from rest lags by as much as it is ahead later where {@code lambda t = 2/3}, as there. */
  private static final double TIME = 2.5;
  private static final int[] COUNTS = {16, 32, 64, 128, 256};
  private static final double LEAST = 1e-8;

  /** {@code log2} of the ratio of the last two errors. */
  private static double observed(Family family, boolean frozen, Diffusion diffusion, Signal start, Signal reference) {
    double before = Double.NaN;
    double order = Double.NaN;
    for (int count : COUNTS) {
      Pace pace = pace(family.cyclic() ? 3 : count, count, frozen);
      double tau = TIME / count / family.span(pace);
      Scheme scheme = family.make(diffusion, StepSize.unchecked(tau), pace);
      assertThat(scheme.time()).isEqualTo(TIME);
      double error = Plan.of(scheme, start.shape()).run(start).distance(reference) / start.norm();
      assertThat(error).as("above what tolerances leave").isGreaterThan(LEAST);
      order = Math.log(before / error) / Math.log(2);
      before = error;
    }
    return order;
  }

  private static void assertOrders(Diffusion diffusion, Signal start, Signal reference) {
    for (Family family : Schemes.all()) {
      for (boolean frozen : new boolean[] {true, false}) {
        int order = family.make(diffusion, StepSize.unchecked(0.1), pace(3, 1, frozen)).order();
        assertThat(order).as(family.name()).isEqualTo(expected(family, diffusion, frozen));
        assertThat(observed(family, frozen, diffusion, start, reference)).as("%s, %s", family.name(), diffusion.activation())
            .isBetween(order - 0.1, order + 0.1);
      }
    }
  }

  private static int expected(Family family, Diffusion diffusion, boolean frozen) {
    return switch (family.name()) {
      case "midpoint", "du-fort-frankel" -> 2;
      case "rkl2" -> frozen && !diffusion.flux().constantDiffusivity() ? 1 : 2;
      default -> 1;
    };
  }

  private static Pace pace(int steps, int cycles, boolean frozen) {
    return new Pace(steps, cycles, frozen, OptionalDouble.empty(), SolverChoice.USUAL);
  }

  private static Signal wave(double factor) {
    return Signal.of(IntStream.range(0, LENGTH).mapToDouble(i -> factor * Math.cos(2 * Math.PI * 3 * i / LENGTH)).toArray());
  }

  /** A cosine decays as {@code exp(-|k^|^2 t)}, {@code |k^|^2 = (2 sin(omega/2))^(2M)}. */
  @Test
  void aCosineOfTheLinearEquation() {
    for (int order = 1; order <= 2; order++) {
      double symbol = Math.pow(2 * Math.sin(3 * Math.PI / LENGTH), 2 * order);
      Diffusion diffusion = Diffusion.of(Convolution.difference(order, Boundary.PERIODIC), new Linear());
      assertOrders(diffusion, wave(1), wave(Math.exp(-symbol * TIME)));
    }
  }

  private static Signal bumps() {
    return Signal.of(IntStream.range(0, LENGTH)
        .mapToDouble(i -> 2 * Math.sin(0.37 * i) + Math.cos(0.9 * i + 1) + 0.05 * i).toArray());
  }

  /** Of the second order with an error in even powers of {@code tau} only: {@code (4 v(tau/2) - v(tau)) / 3} is of the fourth. */
  private static Signal extrapolated(Diffusion diffusion, int count) {
    Signal start = bumps();
    double[] coarse = Plan.of(Midpoint.of(diffusion, TIME / count, count), start.shape()).run(start).channel(0);
    double[] fine = Plan.of(Midpoint.of(diffusion, TIME / count / 2, 2 * count), start.shape()).run(start).channel(0);
    return Signal.of(IntStream.range(0, LENGTH).mapToDouble(i -> (4 * fine[i] - coarse[i]) / 3).toArray());
  }

  /** The classical Runge-Kutta method on dense matrices, which knows none of the schemes. */
  private static Signal rungeKutta(Diffusion diffusion, DoubleFunction<Double> phi, int count) {
    double[][] k = DenseMatrix.of(diffusion.operator(), 1, LENGTH);
    double[] u = bumps().channel(0);
    double tau = TIME / count;
    for (int step = 0; step < count; step++) {
      double[] a = force(k, phi, u);
      double[] b = force(k, phi, moved(u, tau / 2, a));
      double[] c = force(k, phi, moved(u, tau / 2, b));
      double[] d = force(k, phi, moved(u, tau, c));
      u = moved(moved(moved(moved(u, tau / 6, a), tau / 3, b), tau / 3, c), tau / 6, d);
    }
    return Signal.of(u);
  }

  private static double[] force(double[][] k, DoubleFunction<Double> phi, double[] u) {
    return DenseMatrix.multiplyTransposed(k, Arrays.stream(DenseMatrix.multiply(k, u)).map(s -> -phi.apply(s)).toArray());
  }

  private static double[] moved(double[] u, double tau, double[] force) {
    return IntStream.range(0, u.length).mapToDouble(i -> u[i] + tau * force[i]).toArray();
  }

  /** Against midpoint steps of 1/512 and 1/1024, extrapolated; a Runge-Kutta method with the formula of the flux confirms it. */
  @Test
  void nonlinearEquations() {
    for (Flux flux : List.of(new Charbonnier(0.5), new PeronaMalik(0.8))) {
      DoubleFunction<Double> phi = flux instanceof Charbonnier ? s -> s / Math.sqrt(1 + 4 * s * s) : s -> s / (1 + s * s / 0.64);
      for (int order = 1; order <= 2; order++) {
        Diffusion diffusion = Diffusion.of(Convolution.difference(order, Boundary.NATURAL), flux);
        Signal reference = extrapolated(diffusion, 1024);
        double apart = reference.distance(rungeKutta(diffusion, phi, 1024));
        assertThat(apart).isLessThan(0.02 * LEAST * reference.norm());
        assertOrders(diffusion, bumps(), reference);
      }
    }
  }

  /** The evolution of a contrast that is 1 % away: errors that fall with the step stop falling, and no order is observed. */
  @Test
  void anotherEvolutionHasNoOrder() {
    Convolution k = Convolution.difference(1, Boundary.NATURAL);
    Signal reference = extrapolated(Diffusion.of(k, new Charbonnier(0.505)), 512);
    for (Family family : Schemes.all()) {
      assertThat(observed(family, true, Diffusion.of(k, new Charbonnier(0.5)), bumps(), reference)).as(family.name())
          .isLessThan(0.5);
    }
  }
}
