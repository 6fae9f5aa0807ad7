package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Charbonnier;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

final class ChoiceTest {

  private static final int N = 2000;

  private static Signal steps() {
    return Signal.of(IntStream.range(0, N).mapToDouble(i -> i / 250 % 2 == 0 ? 0 : 5).toArray());
  }

  private static Signal noisy(double sigma) {
    Random random = new Random(42);
    double[] u = steps().channel(0);
    for (int i = 0; i < N; i++) {
      u[i] += sigma * random.nextGaussian();
    }
    return Signal.of(u);
  }

  @Test
  void theEstimateByHand() {
    double normalQuartile = 0.6744897501960817;
    // Differences 1, 2, 4, -3: median 1.5, deviations 0.5, 0.5, 2.5, 4.5 with the median 1.5.
    assertThat(NoiseLevel.estimate(Signal.of(0, 1, 3, 7, 4)))
        .isCloseTo(1.5 / (normalQuartile * Math.sqrt(2)), Offset.offset(2 * Math.ulp(2.0)));
    assertThat(NoiseLevel.estimate(Signal.of(1, 2, 3, 4, 9))).isZero();
    assertThatThrownBy(() -> NoiseLevel.estimate(Signal.of(1))).hasMessageContaining("at least 2 samples");
    assertThatThrownBy(() -> NoiseLevel.estimate(Signal.of(1, Double.NaN))).hasMessageContaining("sample 1");
  }

  /** The estimate from n differences has a standard error of about 1.3/sqrt(n) = 3 %; 12 % is four of them. */
  @Test
  void theEstimateOnKnownNoise() {
    Signal f = noisy(0.3);
    for (double sigma : new double[] {1e-6, 0.3, 1e4}) {
      Signal scaled = Signal.of(IntStream.range(0, N)
          .mapToDouble(i -> sigma / 0.3 * f.get(0, i)).toArray());
      assertThat(NoiseLevel.estimate(scaled)).isCloseTo(sigma, Percentage.withPercentage(12));
    }
  }

  @Test
  void theContrastIsTheNoiseOfTheResponses() {
    assertThat(AutomaticChoice.contrast(0.5, Convolution.difference(1, Boundary.NATURAL)))
        .isEqualTo(0.5 * Math.sqrt(2));
    assertThat(AutomaticChoice.contrast(0.5, Convolution.difference(2, Boundary.NATURAL)))
        .isEqualTo(0.5 * Math.sqrt(6));
    assertThatThrownBy(() -> AutomaticChoice.contrast(0, Convolution.difference(1, Boundary.NATURAL)))
        .hasMessageContainingAll("noise level = 0.0", "give a contrast").hasMessageNotContaining("--");
  }

  /** The time is bisected to 1e-3; twice the width covers that what is removed grows at most like the time. */
  @Test
  void theDiscrepancyPrinciple() {
    Signal f = noisy(0.3);
    Diffusion d = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Charbonnier(0.3));
    double time = AutomaticChoice.time(f, 0.3, t -> (Fsi) Fsi.FAMILY.until(d, new StepSize.Fixed(0.5, StepGuard.CERTIFIED), t, Pace.of(5, 1)));
    double removed = Discrepancy.evolve((Fsi) Fsi.FAMILY.until(d, new StepSize.Fixed(0.5, StepGuard.CERTIFIED), time, Pace.of(5, 1)), f).distance(f);
    assertThat(removed).isCloseTo(0.3 * Math.sqrt(N), Percentage.withPercentage(0.2));
    assertThatThrownBy(() -> AutomaticChoice.time(f, 0, t -> Fsi.of(d, 0.5, 5, 1)))
        .hasMessageContainingAll("noise level = 0.0", "give a time").hasMessageNotContaining("--");
  }

  @Test
  void theChoiceDenoises() {
    Signal f = noisy(0.3);
    AutomaticChoice choice = AutomaticChoice.choose(f, Boundary.NATURAL);
    Signal u = Discrepancy.evolve(choice.scheme(), f);
    assertThat(u.distance(steps())).isLessThan(0.5 * f.distance(steps()));
    assertThat(choice.noise()).isEqualTo(NoiseLevel.estimate(f));
    assertThat(choice.scheme().frozen()).isTrue();
    assertThat(choice.scheme().tau()).isLessThanOrEqualTo(choice.scheme().limit());
    assertThatThrownBy(() -> AutomaticChoice.choose(Signal.of(1, 2, 3), Boundary.NATURAL))
        .hasMessageContaining("3 samples are too few");
  }

  /** The largest squared autocorrelation of an alternating residual is 1 at every lag but for its end. */
  @Test
  void whitenessTellsStructureFromNoise() {
    Signal alternating = Signal.of(IntStream.range(0, N).mapToDouble(i -> i % 2).toArray());
    double structured = Whiteness.of(alternating, Signal.of(new double[N]));
    double white = Whiteness.of(noisy(0.3), steps());
    assertThat(white).isLessThan(0.1 * structured);
    assertThat(Whiteness.of(steps(), steps())).isInfinite();
  }
}
