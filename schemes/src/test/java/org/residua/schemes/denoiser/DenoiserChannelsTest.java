package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.schemes.denoiser.MadeUp.noiseless;
import static org.residua.schemes.denoiser.MadeUp.noisy;
import static org.residua.schemes.denoiser.MadeUp.step;
import static org.residua.schemes.denoiser.MadeUp.together;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Signal;

/** Several channels: levels and choices of their own, or one choice for all. */
final class DenoiserChannelsTest {

  private static final Denoiser AUTOMATIC = Denoiser.automatic();

  /** Each channel has its own level; one choice serves both, and a channel that is a power of two larger comes out so. */
  @Test
  void channelsThatAreAlikeShareTheirChoice() {
    double[] y = step(200, 9);
    double[] large = Arrays.stream(y).map(x -> 1024 * x).toArray();
    Denoised denoised = AUTOMATIC.denoise(together(y, large));
    assertThat(denoised.common()).isTrue();
    assertThat(denoised.channels().get(1).noise().sigma()).isEqualTo(1024 * denoised.channels().get(0).noise().sigma());
    assertThat(denoised.signal().channel(1))
        .isEqualTo(Arrays.stream(denoised.signal().channel(0)).map(x -> 1024 * x).toArray());
    assertThat(weights(denoised, 0)).isEqualTo(weights(denoised, 1));
  }

  private static List<Double> weights(Denoised denoised, int channel) {
    return denoised.channels().get(channel).candidates().stream().map(Denoised.Tried::weight).toList();
  }

  /** Levels of 1 and 1000: neither drowns the other. */
  @Test
  void theNoiseOfAChannelIsItsOwn() {
    double[] loud = Arrays.stream(step(300, 10)).map(x -> 1000 * x).toArray();
    Denoised denoised = AUTOMATIC.denoise(together(step(300, 11), loud));
    double[] losses = new double[2];
    for (int c = 0; c < 2; c++) {
      double unit = c == 0 ? 1 : 1000;
      assertThat(denoised.channels().get(c).noise().sigma() / unit).isBetween(0.8, 1.2);
      for (int i = 0; i < 300; i++) {
        losses[c] += Math.pow(denoised.signal().get(c, i) / unit - (i < 150 ? 0 : 8), 2) / 300;
      }
      assertThat(losses[c]).as("channel %d", c).isLessThan(0.15);
    }
  }

  @Test
  void channelsThatDifferChooseForThemselves() {
    double[] jump = step(300, 12);
    double[] wave = noisy(300, 13, i -> 8 * Math.sin(0.03 * i));
    Denoised denoised = AUTOMATIC.denoise(together(jump, wave));
    assertThat(denoised.common()).isFalse();
    assertThat(denoised.signal().channel(0)).isEqualTo(AUTOMATIC.denoise(jump));
    assertThat(denoised.signal().channel(1)).isEqualTo(AUTOMATIC.denoise(wave));
    assertThat(denoised.describe().lines()).hasSize(2);
  }

  /** Estimated risks of pure noise are negative now and then: what is common then costs little as well, measured by its distance. */
  @Test
  void aNegativeRiskIsSharedToo() {
    int shared = 0;
    for (int seed = 0; seed < 20; seed++) {
      double[] y = noisy(64, seed, i -> 0);
      double[] nearly = noisy(64, 100 + seed, i -> 0);
      Arrays.setAll(nearly, i -> y[i] + 0.02 * nearly[i]);
      Denoised denoised = AUTOMATIC.denoise(together(y, nearly));
      Denoised alone = AUTOMATIC.denoise(Signal.of(nearly));
      boolean negative = denoised.channels().stream().allMatch(channel -> channel.chosen().get(0).risk() < 0);
      shared += negative && denoised.common() && !weights(denoised, 1).equals(weights(alone, 0)) ? 1 : 0;
    }
    assertThat(shared).isPositive();
  }

  /** Nothing is chosen for silence, and nothing is common then. */
  @Test
  void silentChannelsHaveNothingInCommon() {
    assertThat(AUTOMATIC.denoise(together(noiseless(i -> 0), noiseless(i -> 0))).common()).isFalse();
  }

  @Test
  void aChannelWithoutNoiseDoesNotDisturb() {
    double[] y = step(300, 14);
    Denoised denoised = AUTOMATIC.denoise(together(y, noiseless(i -> i < 100 ? 0 : 5)));
    assertThat(denoised.signal().channel(0)).isEqualTo(AUTOMATIC.denoise(y));
    assertThat(denoised.signal().channel(1)).isEqualTo(noiseless(i -> i < 100 ? 0 : 5));
    assertThat(denoised.channels().get(1).reason()).contains("nothing to remove");
    assertThat(denoised.common()).isFalse();
  }
}
