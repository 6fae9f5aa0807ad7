package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.residua.api.signal.Signal;
import org.residua.schemes.denoiser.Denoised;
import org.residua.schemes.denoiser.Denoiser;

/** What is denoised is not larger than what came in, whatever came in. */
final class DenoiserProperties {

  private static final int TRIES = 150;
  /**
   * Steps round in their last digits; a system with {@code tau = 4^18} leaves up to its condition times as much of each mode, of
   * which hardly anything is seen in the norm: less than 3e-13 is found.
   */
  private static final double ROUNDING = 1e-11;

  private static Signal noisy(int n, int kind, Random random) {
    double size = Math.exp(3 * random.nextGaussian());
    double[] y = new double[n];
    double level = 0;
    for (int i = 0; i < n; i++) {
      level = switch (kind) {
        case 0 -> random.nextInt(20) == 0 ? size * random.nextGaussian() : level;
        case 1 -> level + 0.1 * size * random.nextGaussian();
        case 2 -> size * Math.sin(0.001 * i * i);
        case 3 -> random.nextInt(10) == 0 ? size : 0;
        default -> size;
      };
      y[i] = level + random.nextGaussian();
    }
    return Signal.of(y);
  }

  @Property(tries = TRIES)
  void theNormDoesNotGrow(@ForAll @IntRange(min = 2, max = 300) int n, @ForAll @IntRange(max = 4) int kind, @ForAll long seed,
      @ForAll boolean known) {
    Signal y = noisy(n, kind, new Random(seed));
    Denoiser denoiser = known ? Denoiser.automatic().withNoiseLevel(3) : Denoiser.automatic();
    for (Denoiser.Choice choice : Denoiser.Choice.values()) {
      Denoised denoised = denoiser.choosing(choice).denoise(y);
      assertThat(denoised.signal().norm()).as("%s, %d samples, kind %d, seed %d", choice, n, kind, seed)
          .isLessThanOrEqualTo(y.norm() * (1 + ROUNDING));
      assertThat(Certifier.certify(denoised.channels().get(0).network()).norm().proven()).isTrue();
    }
  }
}
