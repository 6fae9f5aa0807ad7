package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Pace;
import org.residua.schemes.Rkl2;
import org.residua.verification.jqwik.RoundingMargin;
import org.residua.verification.jqwik.StabilityLaws;

/** What is special about the Runge-Kutta-Legendre method of the second order. */
final class Rkl2Test {

  private static final int N = 32;
  private static final Diffusion DIFFUSION = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));

  private static double limit(Diffusion diffusion, int stages) {
    return Rkl2.FAMILY.limit(diffusion, Pace.of(stages, 1));
  }

  /**
   * {@code (s^2+s-2)/(2 g_max ||K||^2)} less a part {@code 2^-44 s^2}; the unit is exactly within the limit of an explicit step.
   */
  @Test
  void theLimitIsRoundedDown() {
    Random random = new Random(12);
    for (int k = 0; k < 1000; k++) {
      int s = 2 + random.nextInt(k < 500 ? 20 : 2000);
      Diffusion diffusion = Diffusion.of(Convolution.of(Boundary.ZERO, random.nextGaussian(), random.nextGaussian()),
          new PeronaMalik(1));
      double whole = (s * (s + 1.0) - 2) / 4 * diffusion.limit().certified();
      assertThat(limit(diffusion, s)).isBetween(whole * (1 - 0x1p-44 * s * s - 4 * Math.ulp(1.0)),
          whole * (1 - 0x1.8p-45 * s * s));
      double h = 4 * limit(diffusion, s) / (s * (s + 1.0) - 2);
      BigDecimal square = new BigDecimal(diffusion.operator().norm().upperSquared());
      assertThat(new BigDecimal(h).multiply(square)).isLessThan(BigDecimal.TWO);
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> Rkl2.of(DIFFUSION, 0.1, 1, 1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("steps = 1 must be at least 2", "give 2 or more");
    assertThatThrownBy(() -> Rkl2.FAMILY.usual(DIFFUSION, Pace.of(1, 1))).hasMessageContaining("steps = 1 must be at least 2");
    assertThatThrownBy(() -> Rkl2.FAMILY.limit(DIFFUSION, Pace.of(1, 1))).hasMessageContaining("steps = 1 must be at least 2");
    assertThatThrownBy(() -> Rkl2.of(DIFFUSION, 14, 10, 1)).hasMessageContainingAll(
        "tau = 14.0 exceeds 13.5000", "(s^2+s-2)/4 * 2/(g_max ||K||^2) with s = 10 stages", "take 11 stages");
    assertThatThrownBy(() -> Rkl2.of(DIFFUSION, 0.1, 2, 0)).hasMessageContaining("cycles = 0");
    assertThatThrownBy(() -> Rkl2.of(DIFFUSION, 1, 10, 2).estimating()).hasMessageContaining("cycles = 2 must be 1");
  }

  /** {@code s = max(2, ceil((sqrt(9 + 8 tau rho) - 1)/2))} of the paper, where rounding does not decide. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.49, 0.51, 3, 17.3, 1234.5, 1e6})
  void theFewestStagesAreThoseOfThePaper(double tau) {
    int s = Math.max(2, (int) Math.ceil((Math.sqrt(9 + 8 * tau * 4) - 1) / 2));
    assertThat(Rkl2.stages(DIFFUSION, tau)).isEqualTo(s);
    assertThat(limit(DIFFUSION, s)).isGreaterThanOrEqualTo(tau);
    assertThat(s == 2 || limit(DIFFUSION, s - 1) < tau).isTrue();
  }

  private static Signal wave(double factor) {
    return Signal.of(IntStream.range(0, N).mapToDouble(i -> factor * Math.cos(2 * Math.PI * 3 * i / N)).toArray());
  }

  /** Legendre's polynomial by its explicit sum. */
  private static double legendre(int s, double theta) {
    double sum = 0;
    double term = 1;
    for (int k = 0; k <= s; k++) {
      sum += term;
      term *= -theta / 2 * (s - k) * (s + k + 1.0) / ((k + 1.0) * (k + 1));
    }
    return sum;
  }

  /** The third cosine: {@code R = 1 - b + b P_s(1 - h z)}, the estimate {@code 0.8 (1 - R) - 0.4 z (1 + R)}. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7, 12})
  void theEstimateOfACosine(int s) {
    double lambda = Math.pow(2 * Math.sin(3 * Math.PI / N), 2);
    Diffusion heat = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Linear());
    double b = (s * s + s - 2) / (2.0 * s * (s + 1));
    for (double tau : new double[] {0.01, 0.1, 0.4}) {
      double z = tau * lambda;
      double r = 1 - b + b * legendre(s, 4 * z / (s * s + s - 2));
      List<Signal> out = Plan.of(Rkl2.of(heat, tau, s, 1).estimating(), wave(1).shape()).run(List.of(wave(1)));
      double estimate = 0.8 * (1 - r) - 0.4 * z * (1 + r);
      assertThat(out.get(0).distance(wave(r))).isLessThan(1e-13);
      assertThat(out.get(1).distance(wave(estimate))).isLessThan(1e-13);
      if (tau == 0.1) {
        // The error of the step is a part of tau^3 that grows with the number of stages, and so is the estimate.
        assertThat(estimate / (Math.exp(-z) - r)).isBetween(1.1, 2.0);
      }
    }
  }

  /**
   * Of the third order in {@code tau} for a nonlinear flux with a data term as well, and of the size of the true error of a step.
   */
  @Test
  void theEstimateIsOfTheThirdOrder() {
    Diffusion diffusion = new Diffusion(
        Convolution.difference(1, Boundary.NATURAL), Activation.of(new Charbonnier(1)), Fidelity.of(0.3));
    Signal u = Signal.of(IntStream.range(0, N).mapToDouble(i -> 2 * Math.sin(0.37 * i) + Math.cos(0.9 * i + 1)).toArray());
    Signal f = Signal.of(IntStream.range(0, N).mapToDouble(i -> 2 * Math.sin(0.4 * i)).toArray());
    double before = Double.NaN;
    double order = Double.NaN;
    for (double tau : new double[] {0.08, 0.04, 0.02}) {
      List<Signal> out = Plan.of(Rkl2.of(diffusion, tau, 5, 1).estimating(), u.shape(), u.shape()).run(List.of(u, f));
      double estimate = out.get(1).norm();
      Signal fine = Plan.of(Rkl2.of(diffusion, tau / 64, 5, 64), u.shape(), u.shape()).run(List.of(u, f)).get(0);
      assertThat(estimate / out.get(0).distance(fine)).isBetween(0.5, 4.0);
      order = Math.log(before / estimate) / Math.log(2);
      before = estimate;
    }
    assertThat(order).isBetween(2.8, 3.2);
  }

  /** Renewed diffusivities let the norm grow, kept ones do not: numbers from the scalar recurrence in another language. */
  @ParameterizedTest
  @CsvSource({"10, 1.313, 3.618623060371878, 0.6345788319389415", "20, 0.701, 17.953380572334993, 0.5807346088957137"})
  void runningCyclesLetTheNormGrow(int s, double x, double running, double frozen) {
    Diffusion d = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new PeronaMalik(1));
    Signal u = Signal.of(x, -x);
    Rkl2 run = Rkl2.of(d, limit(d, s), s, 1);
    assertThat(Runs.reference(run, List.of(u)).norm() / u.norm()).isCloseTo(running, Offset.offset(1e-8));
    double margin = RoundingMargin.of(d, u.shape()).cycle(s);
    assertThatThrownBy(() -> StabilityLaws.normDoesNotGrow(run, List.of(u), 1, margin)).isInstanceOf(AssertionError.class);
    Rkl2 kept = new Rkl2(d, run.step(), s, 1, true);
    assertThat(Runs.reference(kept, List.of(u)).norm() / u.norm()).isCloseTo(frozen, Offset.offset(1e-9));
    StabilityLaws.normDoesNotGrow(kept, List.of(u), 20, margin);
    assertThat(new Rkl2(d, StepSize.ofLimit(1), s, 1, true).tau()).isBetween(limit(d, s), limit(d, s) * (1 + Math.ulp(1.0)));
  }
}
