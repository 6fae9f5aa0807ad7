package org.residua.cli.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signals and noise are what the page says of them. */
class SamplesTest {

  private static final int N = 1 << 16;
  /** Four standard errors of moments of so many independent normal numbers are below this. */
  private static final double CHANCE = 0.03;

  private static double[] noise(NoiseKind kind, long seed) {
    return kind.on(new double[N], new Draws(seed, 1));
  }

  private static double lag(int distance, double... x) {
    double sum = 0;
    for (int i = 0; i + distance < x.length; i++) {
      sum += x[i] * x[i + distance];
    }
    return sum / x.length;
  }

  @Test
  void momentsOfTheNoise() {
    for (NoiseKind kind : new NoiseKind[] {NoiseKind.GAUSSIAN, NoiseKind.LAPLACE, NoiseKind.AR_3, NoiseKind.AR_5,
        NoiseKind.AVERAGE}) {
      double[] x = noise(kind, 5);
      assertThat(Arrays.stream(x).sum() / N).as("mean, %s", kind).isCloseTo(0, within(CHANCE));
      assertThat(lag(0, x)).as("variance, %s", kind).isCloseTo(1, within(CHANCE));
    }
    assertThat(lag(1, noise(NoiseKind.GAUSSIAN, 5))).isCloseTo(0, within(CHANCE));
    assertThat(lag(1, noise(NoiseKind.AR_3, 5))).isCloseTo(0.3, within(CHANCE));
    assertThat(lag(2, noise(NoiseKind.AR_5, 5))).isCloseTo(0.25, within(CHANCE));
    assertThat(lag(1, noise(NoiseKind.AVERAGE, 5))).isCloseTo(2 / 3.0, within(CHANCE));
    assertThat(lag(3, noise(NoiseKind.AVERAGE, 5))).isCloseTo(0, within(CHANCE));
  }

  /** Medians of the sizes: Laplace ln 2/sqrt 2; Student's quartile .765 over sqrt 3. */
  @Test
  void tailsOfTheNoise() {
    assertThat(median(noise(NoiseKind.LAPLACE, 6))).isCloseTo(0.4901, within(CHANCE / 2));
    assertThat(median(noise(NoiseKind.STUDENT, 6))).isCloseTo(0.4416, within(CHANCE / 2));
    double[] outliers = noise(NoiseKind.OUTLIERS, 6);
    assertThat(Arrays.stream(outliers).filter(x -> Math.abs(x) > 5.5).count()).isBetween(N / 100 - 110L, N / 100 + 110L);
  }

  private static double median(double... x) {
    return Arrays.stream(x).map(Math::abs).sorted().toArray()[N / 2];
  }

  @Test
  void driftAndRounding() {
    double[] drift = noise(NoiseKind.DRIFT, 7);
    assertThat(lag(0, Arrays.copyOf(drift, N / 16))).isCloseTo(0.185, within(CHANCE));
    assertThat(lag(0, Arrays.copyOfRange(drift, N - N / 16, N))).isCloseTo(1.873, within(4 * CHANCE));
    for (double sample : noise(NoiseKind.ROUNDED_3, 8)) {
      assertThat(sample % 3).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void familiesAreScaledAndDrawn(Family family) {
    for (int n : new int[] {32, 256, 2048}) {
      TestSignal signal = TestSignal.drawn(family);
      double[] first = signal.samples(n, 7, 1);
      double mean = Arrays.stream(first).sum() / n;
      double variance = Arrays.stream(first).map(x -> (x - mean) * (x - mean)).sum() / n;
      assertThat(variance).isCloseTo(family == Family.NOISE_ALONE ? 0 : 49, within(1e-9));
      assertThat(signal.samples(n, 7, 1)).isEqualTo(first);
      assertThat(Arrays.equals(signal.samples(n, 7, 2), first)).isEqualTo(family == Family.NOISE_ALONE);
    }
  }

  /** A row's signal does not depend on its noise, nor the noise on the signal. */
  @Test
  void signalAndNoiseAreIndependentStreams() {
    double[] zero = new double[100];
    double[] ones = new double[100];
    Arrays.fill(ones, 1);
    double[] plain = NoiseKind.GAUSSIAN.on(zero, new Draws(3, 1));
    double[] above = NoiseKind.GAUSSIAN.on(ones, new Draws(3, 1));
    for (int i = 0; i < 100; i++) {
      assertThat(above[i] - 1).isCloseTo(plain[i], within(1e-15));
    }
    assertThat(new Draws(3, 0).normals(10)).isNotEqualTo(new Draws(3, 1).normals(10));
  }
}
