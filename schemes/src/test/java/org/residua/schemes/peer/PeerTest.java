package org.residua.schemes.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every peer. */
class PeerTest {

  static List<Peer> peers() {
    return List.of(new SureShrink(), new TranslationInvariant(), new TotalVariation(), new TrendFilter(), new LeastSure(),
        new Pelt(), new Whittaker(), new SavitzkyGolay(), new MovingAverage(), new MovingMedian());
  }

  private static double[] noisy(int n, long seed) {
    Random random = new Random(seed);
    double[] y = new double[n];
    Arrays.setAll(y, i -> 3 * Math.sin(7.0 * i / n) + (i > n / 3 ? 5 : 0) + random.nextGaussian());
    return y;
  }

  /** Lengths that are not powers of two as well; of 16 samples, a window is an eighth. */
  @ParameterizedTest
  @MethodSource("peers")
  void lessNoiseThanBefore(Peer peer) {
    for (int n : new int[] {16, 17, 31, 100, 255, 1000}) {
      double before = 0;
      double after = 0;
      for (int seed = 0; seed < 20; seed++) {
        double[] y = noisy(n, seed);
        double[] kept = y.clone();
        double[] u = peer.denoise(y);
        assertThat(y).isEqualTo(kept);
        assertThat(u).hasSize(n);
        for (int i = 0; i < n; i++) {
          double clean = 3 * Math.sin(7.0 * i / n) + (i > n / 3 ? 5 : 0);
          before += (y[i] - clean) * (y[i] - clean);
          after += (u[i] - clean) * (u[i] - clean);
        }
      }
      assertThat(after).as("n = %d", n).isLessThan(n < 31 ? 2 * before : before);
    }
  }

  /** A shift and a power of two change the result likewise: no number has a unit. */
  @ParameterizedTest
  @MethodSource("peers")
  void levelAndUnitDoNotMatter(Peer peer) {
    double[] y = noisy(200, 5);
    double[] u = peer.denoise(y);
    double[] moved = peer.denoise(Arrays.stream(y).map(sample -> 1024 * (sample + 3)).toArray());
    for (int i = 0; i < u.length; i++) {
      assertThat(moved[i] / 1024 - 3).as("sample %d", i).isCloseTo(u[i], within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("peers")
  void whatHasNoNoiseStaysAsItIs(Peer peer) {
    double[] constant = new double[100];
    Arrays.fill(constant, 0.1);
    double[] u = peer.denoise(constant);
    for (double sample : u) {
      assertThat(sample).isCloseTo(0.1, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("peers")
  void refusesWhatItCannotTake(Peer peer) {
    assertThatThrownBy(() -> peer.denoise(new double[15])).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("15 samples", "16");
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1.1e100}) {
      double[] y = noisy(50, 1);
      y[7] = bad;
      assertThatThrownBy(() -> peer.denoise(y)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("sample 7", String.valueOf(bad), "1.0E100");
    }
  }
}
