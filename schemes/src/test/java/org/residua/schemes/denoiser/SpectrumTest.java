package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Noise that is not white: what filters leave of it, and that it is what it says. */
final class SpectrumTest {

  private static final int LEVELS = 5;
  private static final int MANY = 1 << 16;

  static List<Spectrum> spectra() {
    return List.of(new Spectrum.White(), Autoregression.of(0.3), Autoregression.of(0.8), new MovingAverage(2), new MovingAverage(3),
        new MovingAverage(4), new Autoregression(List.of(0.5, 0.3), List.of(0.5 / 0.7, 0.3 + 0.25 / 0.7)));
  }

  /** {@code sum_ab f_a f_b r_|a-b|}, with the filter of the level written out. */
  private static double variance(double[] filter, Spectrum spectrum) {
    double[] r = spectrum.correlations(filter.length);
    double sum = 0;
    for (int a = 0; a < filter.length; a++) {
      for (int b = 0; b < filter.length; b++) {
        sum += filter[a] * filter[b] * r[Math.abs(a - b)];
      }
    }
    return sum;
  }

  private static double[] convolved(double[] x, List<Double> taps, int dilation) {
    double[] y = new double[x.length + (taps.size() - 1) * dilation];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < taps.size(); k++) {
        y[i + k * dilation] += x[i] * taps.get(k);
      }
    }
    return y;
  }

  @ParameterizedTest
  @EnumSource
  void levelsAreThoseOfTheFiltersWrittenOut(Wavelet wavelet) {
    for (Spectrum spectrum : spectra()) {
      List<Double> found = spectrum.levels(wavelet, LEVELS);
      double[] low = {1};
      for (int j = 1; j <= LEVELS; j++) {
        double[] high = convolved(low, wavelet.highPass(), 1 << (j - 1));
        low = convolved(low, wavelet.lowPass(), 1 << (j - 1));
        assertThat(found.get(j - 1)).as("%s, level %d", spectrum, j)
            .isCloseTo(Math.sqrt(Math.scalb(variance(high, spectrum), j)), within(1e-10));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("spectra")
  void differencesAreThoseOfTheFiltersWrittenOut(Spectrum spectrum) {
    double[][] filters = {{1, -1}, {1, -2, 1}, {1, -3, 3, -1}};
    for (int m = 1; m <= 3; m++) {
      assertThat(spectrum.differences(m)).isCloseTo(variance(filters[m - 1], spectrum), within(1e-12));
    }
  }

  /** Sample autocorrelations of 65536 numbers have standard deviations of a few {@code 1/256}. */
  @ParameterizedTest
  @MethodSource("spectra")
  void theNoiseHasItsCorrelations(Spectrum spectrum) {
    Random random = new Random(3);
    double[] w = spectrum.noise(IntStream.range(0, MANY).mapToDouble(_ -> random.nextGaussian()).toArray());
    double[] r = spectrum.correlations(8);
    for (int k = 0; k < 8; k++) {
      int lag = k;
      double found = IntStream.range(0, MANY).mapToDouble(i -> w[i] * w[(i + lag) % MANY]).sum() / MANY;
      assertThat(found).as("lag %d", k).isCloseTo(r[k], within(8.0 * 3 / 256));
    }
  }

  @Test
  void theOrderAndTheCoefficientsAreFitted() {
    Random random = new Random(4);
    double[] w = new double[8192];
    for (int i = 2; i < w.length; i++) {
      w[i] = 0.5 * w[i - 1] + 0.3 * w[i - 2] + random.nextGaussian();
    }
    Autoregression fitted = Autoregression.fitted(w);
    assertThat(fitted.phi().get(0)).isCloseTo(0.5, within(0.05));
    assertThat(fitted.phi().get(1)).isCloseTo(0.3, within(0.05));
    double[] white = IntStream.range(0, 8192).mapToDouble(_ -> random.nextGaussian()).toArray();
    assertThat(Autoregression.fitted(white).levels(Wavelet.SYM8, LEVELS)).allMatch(level -> Math.abs(level - 1) < 0.1);
  }
}
