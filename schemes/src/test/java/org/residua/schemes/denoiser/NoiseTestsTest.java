package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.signal.Signal;

/** Tests C, B and P: what they find on noise that is known, and that they find nothing where there is nothing. */
final class NoiseTestsTest {

  private static final int LENGTH = 2048;

  private static double signal(int i) {
    return 6 * Math.sin(0.006 * i) + (i < 700 ? 0 : 8);
  }

  private static double[] uneven(long seed, IntToDoubleFunction level) {
    Random random = new Random(seed);
    return IntStream.range(0, LENGTH).mapToDouble(i -> signal(i) + level.applyAsDouble(i) * random.nextGaussian()).toArray();
  }

  private static double[] coloured(long seed, Spectrum spectrum) {
    Random random = new Random(seed);
    double[] w = spectrum.noise(IntStream.range(0, LENGTH).mapToDouble(_ -> random.nextGaussian()).toArray());
    return IntStream.range(0, LENGTH).mapToDouble(i -> signal(i) + w[i]).toArray();
  }

  private static Colour colour(double[] y) {
    return Colour.of(y, NoiseLevel.of(Signal.of(y), 0).sigma());
  }

  /** One level: .067 with standard deviation .018 over the seeds. */
  @Test
  void oneLevelDoesNotDrift() {
    double[] statistics = IntStream.range(0, 100).mapToDouble(seed -> Drift.of(uneven(seed, _ -> 1)).statistic()).toArray();
    assertThat(Arrays.stream(statistics).average().orElseThrow()).isBetween(0.055, 0.08);
    assertThat(Arrays.stream(statistics).max().orElseThrow()).isLessThan(0.16);
    assertThat(Drift.of(uneven(1, _ -> 1)).threshold()).isEqualTo(0.16);
    assertThat(Drift.of(Arrays.copyOf(uneven(1, _ -> 1), 1024)).threshold()).isEqualTo(0.22);
    assertThat(Drift.of(MadeUp.noisy(16384, 1, _ -> 0)).threshold()).isEqualTo(0.1);
  }

  @Test
  void aDriftIsFollowed() {
    for (int seed = 0; seed < 10; seed++) {
      double[] y = uneven(seed, i -> 0.4 + i / (double) LENGTH);
      Drift drift = Drift.of(y);
      assertThat(drift.statistic()).isBetween(0.25, 0.45);
      assertThat(drift.fires()).isTrue();
      double[] v = drift.level(LENGTH);
      double s = Arrays.stream(Levels.of(y, Optional.of(v))).min().orElseThrow();
      for (int i = 0; i < LENGTH; i += 64) {
        assertThat(s * v[i]).as("seed %d, sample %d", seed, i).isCloseTo(0.4 + i / (double) LENGTH, within(0.3));
      }
      assertThat(drift.level(LENGTH)[LENGTH - 1]).isEqualTo(Math.exp(drift.logs().getLast()), within(1e-12));
    }
  }

  /** White noise: below the threshold, which is .05 + 6/sqrt(2048) = .183. */
  @Test
  void whiteNoiseIsNotColoured() {
    double[] statistics = IntStream.range(0, 100).mapToDouble(seed -> colour(coloured(seed, new White())).rho()).toArray();
    assertThat(Arrays.stream(statistics).max().orElseThrow()).isLessThan(0.15);
    assertThat(Arrays.stream(statistics).average().orElseThrow()).isLessThan(0.03);
    assertThat(colour(coloured(1, new White())).threshold()).isEqualTo(0.05 + 6 / Math.sqrt(LENGTH));
  }

  /** What detail adds does not become less with the length: more samples do not lower the threshold, fewer raise it. */
  @Test
  void longSignalsHaveTheThresholdOf2048() {
    assertThat(colour(MadeUp.noisy(8192, 1, _ -> 0)).threshold()).isEqualTo(0.05 + 6 / Math.sqrt(2048));
    assertThat(colour(MadeUp.noisy(1024, 1, _ -> 0)).threshold()).isEqualTo(0.05 + 6 / Math.sqrt(1024));
  }

  /** Steps every 25 samples: in more than half of the windows, so that the quieter half is not quiet. */
  @Test
  void steepSignalsTellNoColour() {
    Random random = new Random(1);
    double[] y = MadeUp.noisy(LENGTH, 2, _ -> 0);
    double level = 0;
    for (int i = 0; i < LENGTH; i++) {
      level = random.nextInt(25) == 0 ? 50 * random.nextGaussian() : level;
      y[i] += level;
    }
    Colour found = colour(y);
    assertThat(found.rho()).isGreaterThan(found.threshold());
    assertThat(found.loud()).isGreaterThan(0.5);
    assertThat(found.fires()).isFalse();
    assertThat(found.reason(true)).contains("steep");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5, 0.7})
  void correlationIsMeasured(double rho) {
    double[] found = new double[20];
    for (int seed = 0; seed < found.length; seed++) {
      Colour colour = colour(coloured(seed, Autoregression.of(rho)));
      assertThat(colour.fires()).isTrue();
      assertThat(colour.spectrum()).isInstanceOf(Autoregression.class);
      found[seed] = colour.rho();
    }
    assertThat(Arrays.stream(found).average().orElseThrow()).isBetween(rho - 0.12, rho + 0.02);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void averagesAreRecognised(int taps) {
    for (int seed = 0; seed < 10; seed++) {
      double[] y = coloured(seed, new MovingAverage(taps));
      Colour colour = colour(y);
      assertThat(colour.fires()).isTrue();
      assertThat(colour.spectrum()).isEqualTo(new MovingAverage(taps));
      assertThat(Levels.sigma(y, Optional.empty(), colour.spectrum())).isCloseTo(1, within(0.15));
    }
  }

  /** Autoregressive noise has at each level at most what is measured there: white noise is not 1.8 times as strong at its fourth. */
  @Test
  void levelsAreAtMostWhatIsMeasured() {
    double[] y = coloured(2, new White());
    Autoregression slow = Autoregression.of(0.8);
    NoiseModel model = new Colour(0.8, 0, slow, 0).model(y, 1);
    List<Double> free = slow.levels(Wavelet.SYM8, 5);
    assertThat(model.levels()).hasSize(5);
    assertThat(model.at(1)).isEqualTo(free.get(0)).isLessThan(0.5);
    assertThat(free.get(3)).isGreaterThan(1.8);
    assertThat(model.at(4)).isBetween(0.8, 1.3);
    assertThat(model.at(9)).isEqualTo(model.at(5));
  }

  private static Dependence dependence(long seed, IntToDoubleFunction level) {
    double[] y = uneven(seed, level);
    double[] u = IntStream.range(0, LENGTH).mapToDouble(NoiseTestsTest::signal).toArray();
    return Dependence.of(List.of(new Piece(y, new BitSet())), List.of(u), 1);
  }

  @Test
  void oneLevelDoesNotDependOnTheSignal() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(dependence(seed, _ -> 1).fires()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.3", "0.3, 0.1"})
  void dependenceIsFitted(double constant, double factor) {
    for (int seed = 0; seed < 10; seed++) {
      Dependence found = dependence(seed, i -> Math.sqrt(constant + factor * (signal(i) + 6)));
      assertThat(found.fires()).isTrue();
      double[] v = found.level(IntStream.range(0, LENGTH).mapToDouble(NoiseTestsTest::signal).toArray());
      Arrays.sort(v);
      assertThat(v[LENGTH - 1] / v[0]).isGreaterThan(1.5);
    }
  }

  private static Dependence steep(int n, double most) {
    Random random = new Random(3);
    double[] u = IntStream.range(0, n).mapToDouble(i -> i / (double) n).toArray();
    double[] y = IntStream.range(0, n).mapToDouble(i -> u[i] + Math.pow(most, u[i]) * random.nextGaussian()).toArray();
    return Dependence.of(List.of(new Piece(y, new BitSet())), List.of(u), 1);
  }

  /** Levels from 1 to 1e12: the quotients of their squares, multiplied with each other, would leave the doubles. */
  @Test
  void levelsThatAreFarApart() {
    assertThat(steep(LENGTH, 1e12).statistic()).isBetween(0.01, 1.0);
    assertThat(steep(LENGTH, 20).fires()).isTrue();
  }

  /** Seven blocks of 32 residuals tell nothing, eight do. */
  @Test
  void fewBlocksTellNothing() {
    assertThat(steep(8 * 32 - 1, 20).statistic()).isZero();
    assertThat(steep(8 * 32, 20).fires()).isTrue();
  }

  /** A first result without ups and downs: no level depends on it. */
  @Test
  void constantResultsTellNothing() {
    double[] u = IntStream.range(0, LENGTH).mapToDouble(_ -> 3).toArray();
    assertThat(Dependence.of(List.of(new Piece(MadeUp.noisy(LENGTH, 4, _ -> 3), new BitSet())), List.of(u), 1).statistic()).isZero();
  }

  /** Residuals of narrow peaks, which say more of the result than of the noise, do not count. */
  @Test
  void bendsAreLeftOut() {
    double[] u = IntStream.range(0, LENGTH).mapToDouble(i -> i % 16 < 3 ? 10 : 0).toArray();
    for (double factor : new double[] {1, 5}) {
      Random random = new Random(1);
      double[] y = IntStream.range(0, LENGTH).mapToDouble(i -> u[i] + (u[i] > 0 ? factor : 1) * random.nextGaussian()).toArray();
      assertThat(Dependence.of(List.of(new Piece(y, new BitSet())), List.of(u), 1).fires()).isFalse();
    }
  }
}
