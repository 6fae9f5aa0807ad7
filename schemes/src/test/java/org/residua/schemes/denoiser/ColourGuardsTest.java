package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.signal.Signal;

/** What holds {@link Colour} back, each with samples on which it decides. */
final class ColourGuardsTest {

  private static final int LENGTH = 2048;

  private static double[] white(int n, long seed) {
    return MadeUp.noisy(n, seed, _ -> 0);
  }

  private static double[] plus(double[] w, IntToDoubleFunction signal) {
    return IntStream.range(0, w.length).mapToDouble(i -> w[i] + signal.applyAsDouble(i)).toArray();
  }

  private static Colour colour(double... y) {
    return Colour.of(y, NoiseLevel.of(Signal.of(y), 0).sigma());
  }

  /** Means of two neighbours, the second with that weight. */
  private static double[] uneven(double weight, long seed) {
    double[] z = white(LENGTH + 1, seed);
    return IntStream.range(0, LENGTH).mapToDouble(i -> (z[i] + weight * z[i + 1]) / Math.sqrt(1 + weight * weight)).toArray();
  }

  private static long averages(double weight) {
    return IntStream.range(0, 40).filter(seed -> colour(uneven(weight, seed)).spectrum() instanceof MovingAverage).count();
  }

  /** A slope is no correlation of its differences: each window is taken less its mean. */
  @Test
  void averagesOnASlopeAreRecognised() {
    for (int seed = 0; seed < 10; seed++) {
      assertThat(colour(plus(new MovingAverage(2).noise(white(LENGTH, seed)), i -> 4.0 * i)).spectrum()).isEqualTo(new MovingAverage(2));
    }
  }

  /** Waves of nine samples raise what first differences tell, and what second ones tell less. */
  @Test
  void fastWavesAreNoColour() {
    double[] found = IntStream.range(0, 20).mapToDouble(seed -> colour(plus(white(LENGTH, seed), i -> 0.8 * Math.sin(0.7 * i))).rho()).toArray();
    assertThat(Arrays.stream(found).average().orElseThrow()).isLessThan(0.16);
  }

  /** The tables end at 0 and at .98, and so does what they tell. */
  @Test
  void correlationsStayWithinTheTables() {
    for (int seed = 0; seed < 200; seed++) {
      assertThat(colour(white(LENGTH, seed)).rho()).as("seed %d", seed).isNotNegative();
    }
    assertThat(colour(plus(new double[LENGTH], i -> 100 * Math.sin(0.05 * i))).rho()).isCloseTo(0.98, within(1e-12));
  }

  /** The beginning is continued, by samples of its own size: what is added to all of them changes nothing. */
  @Test
  void anOffsetIsNoColour() {
    for (int seed = 0; seed < 20; seed++) {
      double[] w = Autoregression.of(0.5).noise(white(80, seed));
      assertThat(Colour.of(plus(w, _ -> 1000), 1).rho()).as("seed %d", seed).isCloseTo(Colour.of(w, 1).rho(), within(1e-9));
    }
  }

  /** Slower noise than that of .9 cannot be told from detail: statistic beyond it, model and levels those of .9. */
  @Test
  void nothingIsTakenForSlowerThanThat() {
    Colour slow = colour(Autoregression.of(0.97).noise(white(8192, 1)));
    assertThat(slow.rho()).isGreaterThan(0.95);
    assertThat(slow.spectrum()).isEqualTo(Autoregression.of(0.9));
    NoiseModel model = slow.model(white(LENGTH, 2), 1);
    assertThat(model.at(1)).isEqualTo(Autoregression.of(0.9).levels(Wavelet.SYM8, 1).get(0));
  }

  /** A mean of three under waves is nearer to a mean than to the slow noise, but not twice as near. */
  @Test
  void ofSlowNoiseTheNearerModelIsTaken() {
    for (int seed = 0; seed < 20; seed++) {
      Colour found = colour(plus(new MovingAverage(3).noise(white(LENGTH, seed)), i -> 2 * Math.sin(0.5 * i)));
      assertThat(found.rho()).isGreaterThan(0.9);
      assertThat(found.spectrum()).isEqualTo(new MovingAverage(3));
    }
  }

  /** Of other noise a mean must be twice as near: one with half of a second sample is taken for autoregressive. */
  @Test
  void meansMustBeTwiceAsNear() {
    assertThat(averages(0.5)).isZero();
    assertThat(averages(0.8)).isEqualTo(40);
  }

  /** Where the choice changes, at -.45 and not at the -1/2 of all windows: there 31 of 40 are taken for means. */
  @Test
  void whatTheQuietWindowsLeaveOfAMean() {
    assertThat(averages(0.65)).isBetween(28L, 36L);
  }

  /** Of noise that opposes itself less is measured at coarse levels than at the finest, which it is held against there. */
  @Test
  void coarseLevelsAreNotCappedBelowTheFinest() {
    double[] z = white(LENGTH + 1, 3);
    double[] y = IntStream.range(0, LENGTH).mapToDouble(i -> 2 * (z[i + 1] - z[i])).toArray();
    Autoregression slow = Autoregression.of(0.8);
    assertThat(new Colour(0.8, 0, slow, 0).model(y, 1).levels()).isEqualTo(slow.levels(Wavelet.SYM8, 5));
  }

  /** So many levels are told apart, {@code log2(n/64)} rounded up, and one at least. */
  @ParameterizedTest
  @CsvSource({"64, 1", "127, 1", "128, 1", "192, 2", "256, 2", "320, 3", "512, 3", "576, 4", "2048, 5"})
  void levelsThatAreKnown(int n, int expected) {
    Autoregression slow = Autoregression.of(0.8);
    assertThat(new Colour(0.8, 0, slow, 0).model(white(n, 4), 1).levels()).hasSize(expected);
  }
}
