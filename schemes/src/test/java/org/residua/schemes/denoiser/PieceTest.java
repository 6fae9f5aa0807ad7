package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Signal;

/** On which samples the risk is estimated. */
final class PieceTest {

  private static double[] noise(int n) {
    Random random = new Random(n);
    return IntStream.range(0, n).mapToDouble(_ -> random.nextGaussian()).toArray();
  }

  private static List<Piece> windows(double... y) {
    return Piece.of(Signal.of(y), 0).windows();
  }

  @Test
  void shortSignalsAreTakenAsTheyAre() {
    assertThat(windows(noise(31))).isEmpty();
    for (int n : new int[] {32, 8192, 32768}) {
      assertThat(windows(noise(n))).singleElement().extracting(Piece::length).isEqualTo(n);
    }
  }

  /** Four windows, the first at the begin and the last at the end. */
  @Test
  void longSignalsAreTriedOnWindows() {
    for (int n : new int[] {32769, 40001, 100_000}) {
      double[] y = noise(n);
      List<Piece> windows = windows(y);
      assertThat(windows).hasSize(4).allMatch(piece -> piece.length() == 8192);
      assertThat(windows.get(0).samples()).isEqualTo(Arrays.copyOf(y, 8192));
      assertThat(windows.get(3).samples()).isEqualTo(Arrays.copyOfRange(y, n - 8192, n));
      int second = (n - 8192) / 3;
      assertThat(windows.get(1).samples()).isEqualTo(Arrays.copyOfRange(y, second, second + 8192));
    }
  }

  /** Windows with fewer than 32 samples that tell something are left out: gaps and silence tell nothing. */
  @Test
  void emptyWindowsAreLeftOut() {
    double[] y = noise(100_000);
    Arrays.fill(y, 0, 8192 - 31, Double.NaN);
    Arrays.fill(y, 100_000 - 8192, 100_000 - 32, 7);
    assertThat(windows(y)).hasSize(3).last().extracting(Piece::live).isEqualTo(32);
  }

  /** All samples lie between the windows: the fullest stretch is taken. */
  @Test
  void thereIsAWindowWhereTheSamplesAre() {
    double[] y = noise(200_000);
    Arrays.fill(y, 0, 30_000, Double.NaN);
    Arrays.fill(y, 31_000, 200_000, Double.NaN);
    assertThat(windows(y)).singleElement().satisfies(piece -> {
      assertThat(piece.length()).isEqualTo(8192);
      assertThat(piece.live()).isEqualTo(1000);
    });
    Arrays.fill(y, 30_031, 31_000, Double.NaN);
    assertThat(windows(y)).isEmpty();
  }
}
