package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Signal;
import org.residua.schemes.denoiser.Denoiser;
import org.residua.schemes.denoiser.Finding;
import org.residua.schemes.denoiser.NullDistribution;

/**
 * The stored null distributions are those of the tests: signals of each {@link SignalKind} of the seeds 1 to 20 at standard
 * deviation 7 with normal noise of the seeds 5001 to 5020. The deep profile simulates all of them again,
 * {@code -Dresidua.redraw=true} writes them.
 */
final class NullDistributionTest {

  private static final List<Integer> LENGTHS = List.of(1024, 2048, 8192, 32768);
  private static final int SEEDS = 20;
  private static final boolean REDRAW = Boolean.getBoolean("residua.redraw");
  private static final Path TABLE = Path.of("..", "schemes", "src", "main", "resources", "org", "residua", "schemes",
      "denoiser", "null-distributions.csv");
  private static final String HEAD = """
      # What the tests of the noise find in signals with white normal noise of one level: how many of 280 statistics, each over its
      # threshold, lie in each interval of .05, the last one open. Written by NullDistributionTest with -Dresidua.redraw=true.
      # test,length,counts
      """;

  private static Map<Finding.Test, int[]> simulated(int length, int seeds) {
    Map<Finding.Test, int[]> counts = new EnumMap<>(Finding.Test.class);
    for (SignalKind kind : SignalKind.values()) {
      for (int seed = 1; seed <= seeds; seed++) {
        double[] f = kind.clean(length, seed, 7);
        double[] w = NoiseKind.NORMAL.of(f, seed + 5000);
        Signal y = Signal.of(IntStream.range(0, length).mapToDouble(i -> f[i] + w[i]).toArray());
        for (Finding found : Denoiser.automatic().choose(y).get(0).diagnosis().findings()) {
          assertThat(found.made()).as("%s, seed %d: %s", kind, seed, found.describe()).isTrue();
          counts.computeIfAbsent(found.test(),
              _ -> new int[NullDistribution.BINS])[NullDistribution.bin(found.statistic() / found.threshold())]++;
        }
      }
    }
    return counts;
  }

  @Test
  void theStoredOnesAreSimulated() throws IOException {
    assumeTrue(REDRAW || Integer.getInteger("residua.tries", 100) >= 5000, "skipped: takes minutes");
    List<String> lines = new ArrayList<>();
    for (int length : LENGTHS) {
      simulated(length, SEEDS).forEach((test, counts) -> lines.add(test + "," + length + ","
          + IntStream.of(counts).mapToObj(String::valueOf).collect(Collectors.joining(","))));
    }
    String table = HEAD + String.join("\n", lines) + "\n";
    if (REDRAW) {
      Files.writeString(TABLE, table);
    }
    assertThat(Files.readString(TABLE)).isEqualTo(table);
  }

  /** One seed of each kind lies where the table says that something lies. */
  @Test
  void someOfThemAreFoundAgain() {
    simulated(1024, 1).forEach((test, counts) -> {
      NullDistribution stored = NullDistribution.of(test, 2047).orElseThrow();
      assertThat(stored.length()).isEqualTo(1024);
      assertThat(stored.runs()).isEqualTo(SEEDS * SignalKind.values().length);
      for (int bin = 0; bin < counts.length; bin++) {
        assertThat(stored.counts().get(bin)).as("%s, bin %d", test, bin).isGreaterThanOrEqualTo(counts[bin]);
      }
    });
  }

  @Test
  void theyAreReadAsTheyAreSaid() {
    NullDistribution usual = NullDistribution.of(Finding.Test.DRIFT, 4000).orElseThrow();
    assertThat(usual.length()).isEqualTo(2048);
    assertThat(NullDistribution.of(Finding.Test.DRIFT, 1023)).isEmpty();
    assertThat(usual.beyond(0)).isEqualTo(usual.runs());
    assertThat(usual.beyond(1e9)).isEqualTo(usual.counts().getLast());
    assertThat(usual.describe(1e9)).isEqualTo("none of 280 signals without it came so far");
    assertThat(usual.describe(0)).isEqualTo("280 of 280 signals without it had as much or more");
  }
}
