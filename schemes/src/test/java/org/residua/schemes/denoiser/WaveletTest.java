package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The filters, in exact arithmetic: what the stored doubles satisfy, and to which digit. */
final class WaveletTest {

  private static final double EPS = 0x1p-52;

  private static double[] taps(List<Double> taps) {
    return taps.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static BigDecimal correlation(double[] x, double[] y, int shift) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = Math.max(0, -shift); k < x.length && k + shift < y.length; k++) {
      sum = sum.add(new BigDecimal(x[k]).multiply(new BigDecimal(y[k + shift])));
    }
    return sum.multiply(BigDecimal.TWO);
  }

  /** Half an ulp of each tap, at most {@code ulp(1/2)}, moves a sum of {@code 2 h_k h_(k+2m)} by less than an ulp of 1. */
  @ParameterizedTest
  @EnumSource
  void theFiltersAreOrthonormal(Wavelet wavelet) {
    double[] h = taps(wavelet.lowPass());
    double[] g = taps(wavelet.highPass());
    for (int m = -h.length / 2; m <= h.length / 2; m++) {
      int expected = m == 0 ? 1 : 0;
      assertThat(correlation(h, h, 2 * m).doubleValue()).as("h, %d", m).isCloseTo(expected, within(EPS));
      assertThat(correlation(g, g, 2 * m).doubleValue()).as("g, %d", m).isCloseTo(expected, within(EPS));
      assertThat(correlation(h, g, 2 * m).signum()).as("h and g, %d", m).isZero();
    }
  }

  /** {@code sum_k g_k k^p = 0} for p below half the taps, and for no more. */
  @ParameterizedTest
  @EnumSource
  void theMomentsVanish(Wavelet wavelet) {
    double[] g = taps(wavelet.highPass());
    for (int p = 0; p <= g.length / 2; p++) {
      BigDecimal sum = BigDecimal.ZERO;
      double size = 0;
      for (int k = 0; k < g.length; k++) {
        BigDecimal term = new BigDecimal(g[k]).multiply(new BigDecimal(k).pow(p));
        sum = sum.add(term);
        size += Math.abs(term.doubleValue());
      }
      double relative = Math.abs(sum.doubleValue()) / size;
      if (p < g.length / 2) {
        assertThat(relative).as("moment %d", p).isLessThan(2 * EPS);
      } else {
        assertThat(relative).as("moment %d", p).isGreaterThan(1e-6);
      }
    }
    BigDecimal ones = wavelet.lowPass().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(ones.doubleValue()).isCloseTo(1, within(EPS));
  }

  /** Daubechies (1992), section 6.4, over {@code sqrt(2)} and in the order of a decomposition. */
  @Test
  void twoMomentsInClosedForm() {
    double root = Math.sqrt(3);
    double[] h = {(1 - root) / 8, (3 - root) / 8, (3 + root) / 8, (1 + root) / 8};
    for (int k = 0; k < h.length; k++) {
      assertThat(Wavelet.DB2.lowPass().get(k)).isCloseTo(h[k], within(2 * Math.ulp(h[k])));
    }
    assertThat(Wavelet.HAAR.lowPass()).containsExactly(0.5, 0.5);
    assertThat(Wavelet.HAAR.highPass()).containsExactly(-0.5, 0.5);
  }

  /** The usual table of the least asymmetric wavelet with four moments, which is accurate to 1e-11. */
  @Test
  void fourMomentsAsPrinted() {
    double[] printed = {-0.07576571478927333, -0.02963552764599851, 0.49761866763201545, 0.8037387518059161,
      0.29785779560527736, -0.09921954357684722, -0.012603967262037833, 0.0322231006040427};
    double[] h = taps(Wavelet.SYM4.lowPass());
    for (int k = 0; k < h.length; k++) {
      assertThat(h[k] * Math.sqrt(2)).as("tap %d", k).isCloseTo(printed[k], within(1e-11));
    }
  }

  @ParameterizedTest
  @EnumSource
  void textsAreLowerCase(Wavelet wavelet) {
    assertThat(wavelet.text()).isEqualTo(wavelet.name().toLowerCase(Locale.ROOT));
  }
}
