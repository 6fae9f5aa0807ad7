package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residua.schemes.denoiser.MadeUp.only;
import static org.residua.schemes.denoiser.MadeUp.step;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.signal.Signal;

/** Missing samples. */
final class DenoiserGapsTest {

  private static final Denoiser AUTOMATIC = Denoiser.automatic();

  @Test
  void missingSamplesAreRefusedUnlessFilled() {
    double[] y = step(100, 6);
    y[50] = Double.NaN;
    assertThatThrownBy(() -> AUTOMATIC.denoise(y)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample 50 of channel 0 is NaN");
    Denoised filled = AUTOMATIC.fillingGaps().denoise(Signal.of(y));
    assertThat(filled.signal().isFinite()).isTrue();
    assertThat(only(filled).missing()).isEqualTo(1);
    assertThat(filled.describe()).contains("1 missing samples filled");
    y[51] = Double.POSITIVE_INFINITY;
    assertThatThrownBy(() -> AUTOMATIC.fillingGaps().denoise(y)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Infinity", "mark missing samples by NaN");
    double[] none = new double[40];
    Arrays.fill(none, Double.NaN);
    assertThatThrownBy(() -> AUTOMATIC.fillingGaps().denoise(none)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all 40 samples of channel 0 are missing");
  }

  /** Without gaps to be filled, filling changes no bit. */
  @Test
  void fillingNothingChangesNothing() {
    double[] y = step(100, 7);
    assertThat(AUTOMATIC.fillingGaps().denoise(y)).isEqualTo(AUTOMATIC.denoise(y));
  }

  private static double[] sparse(int length, int present) {
    double[] y = new double[length];
    Arrays.fill(y, Double.NaN);
    for (int k = 0; k < present; k++) {
      y[(2 * k + 1) * length / (2 * present)] = k * k;
    }
    return y;
  }

  /** 0, 1, 4, 9, 16: their mean is 6, everywhere. */
  @ParameterizedTest
  @CsvSource({"1, 0", "5, 6", "15, 67.66666666666667"})
  void aFewSamplesGiveTheirMean(int present, double mean) {
    for (Denoiser denoiser : List.of(AUTOMATIC, AUTOMATIC.withNoiseLevel(2))) {
      Denoised denoised = denoiser.fillingGaps().denoise(Signal.of(sparse(400, present)));
      assertThat(denoised.signal().channel(0)).containsOnly(mean);
      assertThat(denoised.describe()).contains("the mean of the samples that are there, " + present, 400 - present + " missing");
    }
    double[] more = AUTOMATIC.fillingGaps().denoise(sparse(400, 16));
    assertThat(more[0]).isNotEqualTo(more[399]);
  }

  /** Steps of frames bridge short gaps: fewer than a fifth of the samples, none longer than 8. */
  @ParameterizedTest
  @CsvSource({"1, 19, true", "1, 20, false", "8, 2, true", "9, 1, false"})
  void framesTakePartWhereGapsAreShort(int gap, int times, boolean bridged) {
    double[] y = step(100, 8);
    for (int k = 0; k < times; k++) {
      Arrays.fill(y, 100 / times * k + 1, 100 / times * k + 1 + gap, Double.NaN);
    }
    Denoised.Channel channel = only(AUTOMATIC.fillingGaps().denoise(Signal.of(y)));
    assertThat(channel.missing()).isEqualTo(gap * times);
    assertThat(channel.candidates().stream().map(Denoised.Tried::name).toList())
        .hasSize(bridged ? 18 : 10).startsWith(bridged ? "haar" : "edges 4^3");
  }

  /** Every other sample, a long stretch, both ends: nearly as good as the samples that are there allow. */
  @Test
  void missingSamplesAreFilledWithTheSignal() {
    for (int pattern = 0; pattern < 3; pattern++) {
      double loss = 0;
      for (int seed = 0; seed < 5; seed++) {
        double[] y = step(400, seed);
        for (int i = 0; i < 400; i++) {
          boolean gone = switch (pattern) {
            case 0 -> i % 2 == 0;
            case 1 -> i >= 60 && i < 140;
            default -> i < 50 || i >= 350;
          };
          y[i] = gone ? Double.NaN : y[i];
        }
        double[] u = AUTOMATIC.fillingGaps().denoise(y);
        for (int i = 0; i < 400; i++) {
          loss += i == 199 || i == 200 ? 0 : Math.pow(u[i] - (i < 200 ? 0 : 8), 2) / (5 * 398);
        }
      }
      assertThat(loss).as("pattern %d", pattern).isLessThan(0.12);
    }
  }

  /** Straight lines between neighbours, constant at the ends, in each channel by itself. */
  @Test
  void interpolationIsLinear() {
    double x = Double.NaN;
    assertThat(Denoiser.interpolated(MadeUp.together(new double[] {x, 1, x, 7, x, x}, new double[] {2, x, x, x, 4, x})))
        .isEqualTo(MadeUp.together(new double[] {1, 1, 4, 7, 7, 7}, new double[] {2, 2.5, 3, 3.5, 4, 4}));
    assertThatThrownBy(() -> Denoiser.interpolated(Signal.of(x, x))).hasMessageContaining("all 2 samples of channel 0 are missing");
  }
}
