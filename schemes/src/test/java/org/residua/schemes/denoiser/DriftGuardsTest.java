package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Drift} as it is defined, with arrays that are sorted, and signals on which its parts decide. */
final class DriftGuardsTest {

  private static double[] divided(double[] taps) {
    double root = Math.sqrt(Arrays.stream(taps).map(tap -> tap * tap).sum());
    return Arrays.stream(taps).map(tap -> tap / root).toArray();
  }

  private static double[] of(Wavelet wavelet) {
    return wavelet.highPass().stream().mapToDouble(tap -> tap).toArray();
  }

  private static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** {@code b} of the block that begins there: results at samples of it, with half of the taps, rounded down, behind each. */
  private static double level(double[] y, int from, int size) {
    double least = Double.POSITIVE_INFINITY;
    for (double[] taps : List.of(new double[] {1, -1}, new double[] {1, -2, 1}, new double[] {1, -3, 3, -1}, of(Wavelet.SYM4), of(Wavelet.SYM8))) {
      double[] h = divided(taps);
      List<Double> sizes = new ArrayList<>();
      for (int i = from; i < from + size; i++) {
        int last = i + h.length / 2;
        if (last < y.length && last - h.length + 1 >= 0) {
          double sum = 0;
          for (int k = 0; k < h.length; k++) {
            sum += h[k] * y[last - k];
          }
          sizes.add(Math.abs(sum));
        }
      }
      least = Math.min(least, median(sizes.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    return least / 0.6744897501960817;
  }

  /** Medians of five with the mirror image of the rest beyond the ends, means of five with the ends themselves. */
  private static double[] logs(double[] y) {
    int size = Math.max(64, y.length / 32);
    int count = y.length / size;
    double[] b = IntStream.range(0, count).mapToDouble(k -> Math.log(level(y, k * size, size))).toArray();
    int last = count - 1;
    double[] medians = IntStream.range(0, count).mapToDouble(k ->
        median(IntStream.rangeClosed(k - 2, k + 2).mapToDouble(i -> b[last - Math.abs(last - Math.abs(i))]).toArray())).toArray();
    return IntStream.range(0, count).mapToDouble(k ->
        IntStream.rangeClosed(k - 2, k + 2).mapToDouble(i -> medians[Math.min(Math.max(i, 0), last)]).average().orElseThrow()).toArray();
  }

  /** Blocks of 64, and of more; samples beyond the last block are left. */
  @ParameterizedTest
  @ValueSource(ints = {320, 1024, 1500, 5000})
  void levelsAreThoseOfTheDefinition(int n) {
    for (int seed = 0; seed < 5; seed++) {
      double[] z = MadeUp.noisy(n, seed, _ -> 0);
      double[] y = IntStream.range(0, n).mapToDouble(i -> (0.3 + i / (double) n) * z[i] + Math.sin(0.4 * i)).toArray();
      double[] g = logs(y);
      Drift drift = Drift.of(y);
      assertThat(drift.logs().stream().mapToDouble(Double::doubleValue).toArray()).as("seed %d", seed).containsExactly(g, within(1e-12));
      double mean = Arrays.stream(g).average().orElseThrow();
      assertThat(drift.statistic()).isCloseTo(Math.sqrt(Arrays.stream(g).map(x -> (x - mean) * (x - mean)).average().orElseThrow()), within(1e-12));
    }
  }

  /** A wave in the second half enlarges first differences, and not the finest details: the least of five does not see it. */
  @Test
  void aWaveInOneHalfIsNoDrift() {
    for (int seed = 0; seed < 10; seed++) {
      assertThat(Drift.of(MadeUp.noisy(2048, seed, i -> i < 1024 ? 0 : 4 * Math.sin(0.5 * i))).fires()).isFalse();
    }
  }

  /** Two blocks of eight times the noise: no median of five is one of them. */
  @Test
  void aBurstIsNoDrift() {
    for (int seed = 0; seed < 10; seed++) {
      double[] y = MadeUp.noisy(2048, seed, _ -> 0);
      for (int i = 640; i < 768; i++) {
        y[i] *= 8;
      }
      assertThat(Drift.of(y).fires()).isFalse();
    }
  }

  /** Before the middle of the first block and behind that of the last one the level is theirs. */
  @Test
  void levelsEndAsTheyAre() {
    double[] z = MadeUp.noisy(2048, 1, _ -> 0);
    Drift drift = Drift.of(IntStream.range(0, 2048).mapToDouble(i -> (0.4 + i / 2048.0) * z[i]).toArray());
    double[] v = drift.level(2048);
    for (int i = 0; i < 32; i++) {
      assertThat(v[i]).isEqualTo(Math.exp(drift.logs().getFirst()), within(1e-12));
      assertThat(v[2047 - i]).isEqualTo(Math.exp(drift.logs().getLast()), within(1e-12));
    }
  }
}
