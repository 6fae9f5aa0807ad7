package org.residua.schemes.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mean squared errors that the methods of other schools reach on Blocks, Bumps, HeaviSine and Doppler, 2048 samples of
 * standard deviation 7 and noise of 1, as another program found them: ours must not be weaker opponents than these.
 */
class PeerFiguresTest {

  private static final int SEEDS = 8;
  /** So many standard errors the mean of a few seeds may be above the mean of many. */
  private static final double CHANCE = 3;

  static List<Arguments> figures() {
    return List.of(
        Arguments.of(new SureShrink(), new double[] {0.336, 0.295, 0.068, 0.147}),
        Arguments.of(new TranslationInvariant(), new double[] {0.163, 0.162, 0.045, 0.059}),
        Arguments.of(new LeastSure(), new double[] {0.037, 0.225, 0.059, 0.153}),
        Arguments.of(new Pelt(), new double[] {0.006, 0.665, 0.245, 0.668}),
        Arguments.of(new Whittaker(), new double[] {0.504, 0.460, 0.079, 0.220}),
        Arguments.of(new SavitzkyGolay(), new double[] {0.615, 0.628, 0.091, 0.243}));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void reachesTheFigures(Peer peer, double[] figures) throws IOException {
    List<String> names = List.of("blocks", "bumps", "heavisine", "doppler");
    for (int k = 0; k < names.size(); k++) {
      double[] clean = clean(names.get(k));
      DoubleSummaryStatistics errors = new DoubleSummaryStatistics();
      double squares = 0;
      int seeds = peer instanceof LeastSure ? SEEDS / 2 : SEEDS;
      for (int seed = 0; seed < seeds; seed++) {
        double error = Estimate.distance(peer.denoise(noisy(clean, 200 + seed)), clean) / clean.length;
        errors.accept(error);
        squares += error * error;
      }
      double mean = errors.getAverage();
      double standardError = Math.sqrt((squares / seeds - mean * mean) / (seeds - 1));
      assertThat(mean - CHANCE * standardError).as(names.get(k)).isLessThan(figures[k]);
    }
  }

  private static double[] noisy(double[] clean, long seed) {
    Random random = new Random(seed);
    double[] y = clean.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += random.nextGaussian();
    }
    return y;
  }

  private static double[] clean(String name) throws IOException {
    String resource = "/org/residua/schemes/denoiser/" + name + "_100_2048.csv";
    try (InputStream in = Objects.requireNonNull(PeerFiguresTest.class.getResourceAsStream(resource), resource)) {
      Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1);
      return lines.mapToDouble(line -> Double.parseDouble(line.split(",", -1)[0])).toArray();
    }
  }
}
