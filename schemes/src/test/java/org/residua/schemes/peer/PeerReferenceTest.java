package org.residua.schemes.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Peers against other programs on 256 noisy samples of Blocks and Doppler: wavelets by PyWavelets (wavedec and swt), total
 * variation and trend filter by the bounded least squares of SciPy on the dual (lsq_linear, an active set method, exact),
 * windows by SciPy (savgol_filter, median_filter) with hat matrices from the identity, Whittaker's smoother by eigenvectors,
 * segments by dynamic programming without pruning. All choices are made there by the same rules, so that another parameter
 * would be seen.
 */
class PeerReferenceTest {

  /** Rounding of 12 digits, and of sums of 256 samples of size 20. */
  private static final double ROUNDING = 1e-9;
  /** {@code ||u - u*||^2} is at most twice the gap at which the interior point method ends. */
  private static final double GAP = Math.sqrt(2e-4);

  /** Three levels of HeaviSine are sparse. */
  private static final Map<String, List<String>> SIGNALS = Map.of("SureShrink", List.of("blocks", "doppler", "heavisine"));

  static List<Arguments> peers() {
    return List.of(
        Arguments.of("SureShrink", new SureShrink(), ROUNDING), Arguments.of("TI", new TranslationInvariant(), ROUNDING),
        Arguments.of("TV", new TotalVariation(), ROUNDING), Arguments.of("trend", new TrendFilter(), GAP),
        Arguments.of("PELT", new Pelt(), ROUNDING), Arguments.of("Whittaker", new Whittaker(), ROUNDING),
        Arguments.of("SG", new SavitzkyGolay(), ROUNDING), Arguments.of("MA", new MovingAverage(), ROUNDING),
        Arguments.of("median", new MovingMedian(), ROUNDING));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("peers")
  void anotherProgramGivesTheSame(String column, Peer peer, double tolerance) throws IOException {
    for (String signal : SIGNALS.getOrDefault(column, List.of("blocks", "doppler"))) {
      double[] noisy = column("/org/residua/schemes/denoiser/" + signal + "_100_256.csv", "noisy");
      double[] expected = column("/org/residua/schemes/peer/peers.csv", signal + " " + column);
      double[] u = peer.denoise(noisy);
      for (int i = 0; i < u.length; i++) {
        assertThat(u[i]).as("%s, sample %d", signal, i).isCloseTo(expected[i], within(tolerance));
      }
    }
  }

  private static double[] column(String resource, String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(PeerReferenceTest.class.getResourceAsStream(resource), resource)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      int column = Arrays.asList(lines.get(0).split(",", -1)).indexOf(name);
      return lines.stream().skip(1).mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column])).toArray();
    }
  }
}
