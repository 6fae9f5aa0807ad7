package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Product;
import org.residua.api.signal.Signal;

final class FrameTest {

  /** Shorter than the filters, odd, and lanes plus or minus one. */
  private static final int[] LENGTHS = {1, 2, 3, 7, 15, 16, 17, 31, 33, 64, 129};
  private static final int MOST_LEVELS = 4;
  private static final double ROUNDING = 1e-14;

  /** {@code c_1, ..., c_J, a_J} as they are defined, periodic. */
  private static double[][] defined(Wavelet wavelet, int levels, double[] x) {
    double[][] rows = new double[levels + 1][];
    double[] a = x;
    for (int j = 1; j <= levels; j++) {
      rows[j - 1] = filtered(wavelet.highPass(), 1 << (j - 1), a);
      a = filtered(wavelet.lowPass(), 1 << (j - 1), a);
    }
    rows[levels] = a;
    return rows;
  }

  private static double[] filtered(List<Double> taps, int d, double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < taps.size(); k++) {
        y[i] += taps.get(k) * x[Math.floorMod(i - k * d, x.length)];
      }
    }
    return y;
  }

  private static double[] random(int n) {
    return new Random(n).doubles(n, -1, 1).toArray();
  }

  /** Level j is the definition's, shifted by the filters up to it: {@code (L - 1) (2^j - 1)} samples. */
  @ParameterizedTest
  @EnumSource
  void theTransformIsTheDefinition(Wavelet wavelet) {
    int last = wavelet.lowPass().size() - 1;
    for (int n : LENGTHS) {
      double[] x = random(n);
      for (int levels = 1; levels <= MOST_LEVELS; levels++) {
        Signal w = new Frame(wavelet, levels).analysis().apply(Signal.of(x));
        double[][] expected = defined(wavelet, levels, x);
        for (int row = 0; row <= levels; row++) {
          int shift = last * ((1 << Math.min(row + 1, levels)) - 1);
          for (int i = 0; i < n; i++) {
            assertThat(w.get(row, i)).as("%d samples, row %d of %d, sample %d", n, row, levels, i)
                .isCloseTo(expected[row][(i + shift) % n], within(ROUNDING));
          }
        }
      }
    }
  }

  /** Column by column of {@code A^T A}. */
  private static void isMultipleOfIdentity(LinearOperator a, double factor, int n) {
    for (int column = 0; column < n; column++) {
      double[] unit = new double[n];
      unit[column] = 1;
      double[] found = a.adjoint().apply(a.apply(Signal.of(unit))).channel(0);
      for (int i = 0; i < n; i++) {
        assertThat(found[i]).as("%d samples, entry %d, %d", n, i, column)
            .isCloseTo(i == column ? factor : 0, within(factor * ROUNDING));
      }
    }
  }

  /** {@code W^T W = I} for periodic signals; {@code K^T K = 2 I} for their continuation by the mirror image. */
  @ParameterizedTest
  @EnumSource
  void theFrameIsTight(Wavelet wavelet) {
    for (int n : LENGTHS) {
      for (int levels = 1; levels <= MOST_LEVELS; levels++) {
        LinearOperator w = new Frame(wavelet, levels).analysis();
        isMultipleOfIdentity(w, 1, n);
        isMultipleOfIdentity(new Product(w, new Mirror()), 2, n);
      }
    }
  }

  /** What is shrunk: all rows but the last, of the signal and its mirror image. */
  @ParameterizedTest
  @EnumSource
  void detailsAreTheFirstRows(Wavelet wavelet) {
    for (int n : LENGTHS) {
      double[] x = random(n);
      for (int levels = 1; levels <= MOST_LEVELS; levels++) {
        Frame frame = new Frame(wavelet, levels);
        Signal all = frame.analysis().apply(new Mirror().apply(Signal.of(x)));
        Signal details = frame.details().apply(Signal.of(x));
        assertThat(details.shape().channels()).isEqualTo(levels);
        for (int row = 0; row < levels; row++) {
          assertThat(details.channel(row)).isEqualTo(all.channel(row));
        }
      }
    }
  }

  /**
   * The certificate of a step of size 1/2 needs {@code ||K||^2 <= 4}. The norm of the whole frame is 1, its bound rounds upwards
   * twice for each level.
   */
  @ParameterizedTest
  @EnumSource
  void theNormsAreProven(Wavelet wavelet) {
    for (int levels = 1; levels <= 16; levels++) {
      Frame frame = new Frame(wavelet, levels);
      assertThat(frame.analysis().norm().upper()).as("%d levels", levels).isBetween(1.0, 1 + 2 * levels * 0x1p-52);
      assertThat(frame.details().norm().upper()).as("%d levels", levels)
          .isBetween(Math.sqrt(2) - 1e-15, Math.sqrt(2) * (1 + 3e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "31, 1", "32, 1", "33, 2", "64, 2", "65, 3", "256, 4", "257, 5", "2048, 7", "2049, 8", "1048576, 16", "2147483647, 16"})
  void levelsLeaveFourOctavesAtMost(int length, int levels) {
    assertThat(Frame.levels(length)).isEqualTo(levels);
  }

  @ParameterizedTest
  @CsvSource({"0", "17", "-1"})
  void levelsAreLimited(int levels) {
    assertThatThrownBy(() -> new Frame(Wavelet.HAAR, levels)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(levels + " levels of a frame must be in 1..16");
  }
}
