package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.schemes.Evolutions.N;
import static org.residua.schemes.Evolutions.PACE;
import static org.residua.schemes.Evolutions.STEP;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Outcome;
import org.residua.api.block.Row;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

/** What evolutions make of cosines, by the factors of the textbook. */
final class TimeEvolutionDecayTest {

  /** What so many units of step size {@code tau} make of the eigenvector of {@code K^T K} with eigenvalue {@code lambda}. */
  private static double factor(Family family, double tau, double lambda, int count) {
    return switch (family.name()) {
      case "du-fort-frankel" -> {
        double alpha = 1;
        double[] u = {1, 1 - Math.min(tau, 1 / (2 * alpha)) * lambda};
        for (int k = 1; k < count; k++) {
          u = new double[] {u[1], (u[0] - 2 * tau * lambda * u[1] + 2 * tau * alpha * (2 * u[1] - u[0])) / (1 + 2 * tau * alpha)};
        }
        yield u[1];
      }
      case "heavy-ball" -> {
        double u = 1;
        double moved = 0;
        for (int k = 0; k < count; k++) {
          moved = 0.5 * moved - tau * lambda * u;
          u += moved;
        }
        yield u;
      }
      default -> Math.pow(factor(family, tau, lambda), count);
    };
  }

  private static double factor(Family family, double tau, double lambda) {
    double x = tau * lambda;
    return switch (family.name()) {
      case "explicit" -> 1 - x;
      case "semi-implicit", "implicit" -> 1 / (1 + x);
      case "midpoint" -> (1 - x / 2) / (1 + x / 2);
      case "fed" -> IntStream.rangeClosed(1, PACE.steps()).mapToDouble(
          j -> 1 - x / (2 * Math.pow(Math.sin(Math.PI * j / (2 * PACE.steps() + 1)), 2))).reduce(1, (a, b) -> a * b);
      case "rkl1" -> {
        double y = 1 - 2 * x / (PACE.steps() * (PACE.steps() + 1));
        yield (5 * y * y * y - 3 * y) / 2;
      }
      case "rkl2" -> {
        double y = 1 - 0.4 * x;
        yield 1 + 5.0 / 12 * ((5 * y * y * y - 3 * y) / 2 - 1);
      }
      case "fsi" -> {
        double before = 1;
        double now = 1;
        for (Row row : Fsi.rows(PACE.steps())) {
          double next = row.a() * (1 - x) * now + row.b() * before;
          before = now;
          now = next;
        }
        yield now;
      }
      default -> throw new IllegalArgumentException("no factor of " + family.name() + " is known here; add it");
    };
  }

  /**
   * The third cosine, natural ({@code 4 sin^2(3 pi/2N)}) and periodic ({@code 4 sin^2(3 pi/N)}); solvers leave 1e-12 in each
   * step.
   */
  @ParameterizedTest
  @MethodSource("org.residua.schemes.Evolutions#families")
  void cosinesDecayByTheKnownFactors(Family family) {
    for (Boundary boundary : List.of(Boundary.NATURAL, Boundary.PERIODIC)) {
      double frequency = boundary == Boundary.NATURAL ? 3 * Math.PI / N : 6 * Math.PI / N;
      double lambda = 4 * Math.pow(Math.sin(frequency / 2), 2);
      double[] wave = new double[N];
      for (int i = 0; i < N; i++) {
        wave[i] = Math.cos(frequency * (i + 0.5));
      }
      Diffusion heat = Diffusion.of(Convolution.difference(1, boundary), new Linear());
      List<Double> times = List.of(0.0, 0.7, 1.6, 11.3);
      Evolved evolved = TimeEvolution.of(heat, family, STEP, PACE).until(Signal.of(wave), 12, times);
      assertThat(evolved.outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(evolved.time()).isEqualTo(12);
      assertThat(evolved.snapshots()).extracting(Evolved.State::time).isEqualTo(times);
      double amplitude = 1;
      long units = 0;
      List<Evolved.State> states = new ArrayList<>(evolved.snapshots());
      states.add(evolved.end());
      assertThat(states.get(0).signal()).isEqualTo(Signal.of(wave));
      for (int k = 1; k < states.size(); k++) {
        double span = states.get(k).time() - states.get(k - 1).time();
        double unit = family.span(PACE);
        int count = (int) Math.ceil(span / (STEP.tau() * unit));
        double whole = amplitude * factor(family, STEP.tau(), lambda, count);
        amplitude *= factor(family, span / (count * unit), lambda, count);
        units += count;
        for (int i = 0; i < N; i++) {
          assertThat(states.get(k).signal().get(0, i)).isCloseTo(amplitude * wave[i], Offset.offset(1e-11));
        }
        // Negative control: the step size as it is, which misses the time, is told apart.
        assertThat(Math.abs(whole - amplitude)).as("%s, state %d", family.name(), k).isGreaterThan(1e-6);
      }
      assertThat(evolved.units()).isEqualTo(units);
    }
  }
}
