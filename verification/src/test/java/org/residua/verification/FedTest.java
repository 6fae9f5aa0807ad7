package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Node;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Fed;
import org.residua.schemes.Fsi;
import org.residua.verification.jqwik.RoundingMargin;

/** The steps of a FED cycle and their order. */
final class FedTest {

  private static final Convolution K = Convolution.difference(1, Boundary.NATURAL);
  private static final Diffusion DIFFUSION = Diffusion.of(K, new PeronaMalik(0.5));

  /** The rows of a cycle, read from its network. */
  private static List<Row> rows(int n) {
    return Tracer.trace(Fed.of(DIFFUSION, 0.5, n, 1), 1).nodes().stream()
        .flatMap(node -> node instanceof Node.SemiIterate semi ? semi.iteration().rows().stream() : Stream.empty())
        .toList();
  }

  /** Grewenig, Weickert, Bruhn (2010): {@code tau_i = tau / (2 cos^2(pi (2i+1)/(4n+2)))}, {@code i = 0..n-1}; sorted. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 57})
  void theStepsAreThoseOfThePaper(int n) {
    List<Row> sorted = rows(n).stream().sorted(Comparator.comparingDouble(Row::tau)).toList();
    for (int i = 0; i < n; i++) {
      double cosine = Math.cos(Math.PI * (2 * i + 1) / (4.0 * n + 2));
      // The cosine of an argument near pi/2 loses as many digits as it is small.
      assertThat(sorted.get(i).tau() * 2 * cosine * cosine).isBetween(1 - 8 * Math.ulp(1.0) * n, 1 + 8 * Math.ulp(1.0) * n);
      assertThat(sorted.get(i).plain()).isTrue();
    }
    double sum = sorted.stream().mapToDouble(Row::tau).sum();
    assertThat(sum).isBetween((n * (n + 1.0) / 3) * (1 - 1e-12), (n * (n + 1.0) / 3) * (1 + 1e-12));
  }

  /**
   * How often the roundings of the steps arrive at the end: the sum over the steps of {@code 1 + 2 tau_k/tau} times the
   * largest value of the polynomial of the steps before, times that of the steps after, in units of {@code n (n+1)/2}.
   */
  private static double amplified(List<Double> sizes) {
    int n = sizes.size();
    double[] before = new double[n + 1];
    double[] after = new double[n + 1];
    for (int point = 0; point <= 4 * n; point++) {
      double theta = 1 - Math.cos(Math.PI * point / (4.0 * n));
      double product = 1;
      double back = 1;
      for (int k = 0; k <= n; k++) {
        before[k] = Math.max(before[k], Math.abs(product));
        after[n - k] = Math.max(after[n - k], Math.abs(back));
        if (k < n) {
          product *= 1 - sizes.get(k) * theta;
          back *= 1 - sizes.get(n - 1 - k) * theta;
        }
      }
    }
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += (1 + 2 * sizes.get(k)) * before[k] * after[k + 1];
    }
    return sum / (n * (n + 1) / 2.0);
  }

  /** The order of the steps keeps this factor at 4; sorted it is beyond {@code 10^16} for 40 steps already. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 7, 10, 24, 46, 94, 142, 251, 333, 500, 748, 1000})
  void roundingsAreHardlyAmplified(int n) {
    List<Double> sizes = rows(n).stream().map(Row::tau).toList();
    assertThat(amplified(sizes)).isBetween(1.0, 4.0);
    if (n >= 46) {
      List<Double> sorted = new ArrayList<>(sizes);
      Collections.sort(sorted);
      assertThat(amplified(sorted)).isGreaterThan(1e16);
    }
  }

  /** FSI has the same polynomial: the results differ by no more than a few times the rounding of either. */
  @ParameterizedTest
  @CsvSource({"10, 20", "30, 20", "100, 40", "300, 80", "1000, 200"})
  void theEndIsThatOfFsi(int n, double ulps) {
    Signal u = Signal.of(new Random(1).doubles(256, -1, 1).toArray());
    for (Flux flux : List.of(new Linear(), new PeronaMalik(0.5))) {
      Diffusion diffusion = Diffusion.of(K, flux);
      Signal fed = Plan.of(Fed.of(diffusion, 0.5, n, 1), u.shape()).run(u);
      Signal fsi = Plan.of(Fsi.of(diffusion, 0.5, n, 1), u.shape()).run(u);
      assertThat(fed.distance(fsi)).as("%s", flux).isLessThan(ulps * RoundingMargin.UNIT * u.norm());
      // Negative control: the same steps sorted.
      List<Row> sorted = rows(n).stream().sorted(Comparator.comparingDouble(Row::tau).reversed()).toList();
      Signal lost = Plan.of(new Rows(new SemiIteration(diffusion, StepSize.fixed(0.5), sorted, true)), u.shape()).run(u);
      assertThat(n < 30 || !(lost.distance(fsi) <= 1e6 * RoundingMargin.UNIT * u.norm())).as("%s", flux).isTrue();
    }
  }

  /** Inside a cycle the norm grows: its claim is about the end. */
  @Test
  void theNormGrowsInsideACycle() {
    Signal u = Signal.of(IntStream.range(0, 64).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray());
    Diffusion heat = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Linear());
    List<Row> rows = rows(30);
    double largest = IntStream.rangeClosed(1, 30).mapToDouble(k -> Plan.of(
        new Rows(new SemiIteration(heat, StepSize.fixed(0.5), rows.subList(0, k), true)), u.shape()).run(u).norm()).max()
        .orElseThrow();
    assertThat(largest).isGreaterThan(1.5 * u.norm());
  }

  @ParameterizedTest
  @CsvSource({"0.1, 1", "0.333, 1", "0.334, 2", "1, 2", "1.01, 3", "100, 24", "1e5, 775"})
  void oneCycleLastsATime(double time, int steps) {
    Fed fed = Fed.lasting(DIFFUSION, 0.5, time);
    assertThat(fed.steps()).isEqualTo(steps);
    assertThat(fed.cycles()).isEqualTo(1);
    assertThat(fed.tau()).isLessThanOrEqualTo(0.5);
    assertThat(Math.abs(fed.time() - time)).isLessThanOrEqualTo(3 * Math.ulp(time));
    assertThat(steps == 1 || 0.5 * Fed.FAMILY.span(steps - 1) < time).isTrue();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> Fed.of(DIFFUSION, 0.51, 3, 1)).hasMessageContainingAll("tau = 0.51 exceeds 0.5", "reduce tau");
    assertThatThrownBy(() -> Fed.of(DIFFUSION, 0.5, 0, 1)).hasMessageContaining("steps = 0");
    assertThatThrownBy(() -> Fed.of(DIFFUSION, 0.5, 10_001, 1)).hasMessageContainingAll("steps = 10001", "1..10000",
        "more cycles");
    assertThatThrownBy(() -> Fed.of(DIFFUSION, 0.5, 1, 0)).hasMessageContaining("cycles = 0");
    assertThatThrownBy(() -> Fed.lasting(DIFFUSION, 0.5, 1e10)).hasMessageContainingAll("time = 1.0E10", "10000",
        "several cycles");
    assertThatThrownBy(() -> Fed.lasting(DIFFUSION, 0.5, Double.NaN)).hasMessageContaining("time = NaN");
  }
}
