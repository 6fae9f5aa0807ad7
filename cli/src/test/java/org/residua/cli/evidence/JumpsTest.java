package org.residua.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.signal.Signal;

/** Jumps are found where they are, nothing else is taken for one, and what became of them is told. */
class JumpsTest {

  private static final int LENGTH = 1000;

  private static Signal noisy(IntToDoubleFunction f, double sigma, long seed) {
    return MadeUp.noisy(LENGTH, f, sigma, seed);
  }

  private static List<Jump> found(Signal f, double sigma) {
    return Jumps.of(f, f, 0, sigma).found();
  }

  /** Far beyond the noise every jump is found, between the right samples, with its height up to the noise of two lines. */
  @ParameterizedTest
  @ValueSource(doubles = {8, -8, 20})
  void jumpsAreFoundWhereTheyAre(double height) {
    for (int seed = 100; seed < 120; seed++) {
      double second = seed % 2 * height / 2;
      List<Jump> jumps = found(noisy(i -> 0.01 * i + (i < 300 ? 0 : height) - (i < 700 ? 0 : second), 1, seed), 1);
      assertThat(jumps).extracting(Jump::at).first().matches(at -> Math.abs(at - 300) <= 1, "at 300");
      assertThat(jumps.get(0).height()).isBetween(height - 4, height + 4);
      assertThat(jumps.size()).isBetween(1, 2);
    }
  }

  /** A smaller jump needs a longer window: of 2.7 noise levels 64 samples on either side show it. */
  @Test
  void smallJumpsAreFoundByLongWindows() {
    long found = IntStream.range(0, 50).filter(seed ->
        found(noisy(i -> i < 500 ? 0 : 2.7, 1, seed), 1).stream().anyMatch(jump -> Math.abs(jump.at() - 500) <= 2)).count();
    assertThat(found).isGreaterThan(35);
  }

  /** Noise alone, slopes, parabolas, round peaks of any width: of 400 signals at most 1 % are said to jump. */
  @Test
  void nothingElseIsAJump() {
    assertThat(wrong(i -> 0, i -> 3.0 * i, i -> 1e-2 * i * i, i -> 20 * Math.sin(i / 15.0), i -> 50 * Math.exp(-Math.pow((i - 500) / 4.0, 2)),
        i -> 50 * Math.exp(-Math.pow((i - 500) / 40.0, 2)), i -> i == 500 ? 60 : 0, i -> i == 500 || i == 501 ? -60 : 0))
        .isLessThanOrEqualTo(4);
  }

  /** Waves that climb by four noise levels a sample, and cusps as high as fifty, are the worst known: 15 %. */
  @Test
  void steepWavesAndCuspsAreSeldomJumps() {
    assertThat(wrong(i -> 20 * Math.sin(i / 5.0), i -> 50 * Math.exp(-Math.abs(i - 500) / 10.0))).isLessThanOrEqualTo(60);
  }

  private static long wrong(IntToDoubleFunction... smooth) {
    return IntStream.range(0, 400).filter(seed -> !found(noisy(smooth[seed % smooth.length], 1, seed), 1).isEmpty()).count();
  }

  @Test
  void withoutNoiseLevelNothingIsLookedFor() {
    assertThat(found(noisy(i -> i < 500 ? 0 : 10, 1, 1), 0)).isEmpty();
  }

  /** A jump across the border of two blocks of the search. */
  @Test
  void longSignals() {
    int border = 1 << 16;
    Signal f = MadeUp.noisy(3 * border, i -> i < border ? 0 : i < 2 * border + 5 ? 10 : 3, 1, 4);
    assertThat(found(f, 1)).extracting(Jump::at).containsExactly(border, 2 * border + 5);
  }

  /** A ramp of {@code width} steps in the place of the jump: 80 % of its height need that part of them. */
  @ParameterizedTest
  @CsvSource({"1, 1, true", "2, 2, true", "3, 3, true", "5, 4, false", "20, 16, false", "40, 32, false"})
  void widths(int ramp, int width, boolean kept) {
    Signal before = noisy(i -> i < 500 ? 0 : 10, 0.5, 1);
    double height = found(before, 0.5).get(0).height();
    Signal after = noisy(i -> height * Math.clamp((i - 500 + (ramp + 1) / 2) / (double) ramp, 0, 1), 0, 1);
    Jump jump = Jumps.of(before, after, 0, 0.5).found().get(0);
    assertThat(jump.width()).isEqualTo(width);
    assertThat(jump.kept()).isEqualTo(kept);
  }

  @Test
  void lostJumps() {
    Signal before = noisy(i -> i < 500 ? 0 : 10, 0.5, 1);
    for (IntToDoubleFunction after : List.<IntToDoubleFunction>of(i -> 5, i -> i < 500 ? 10 : 0, i -> i / 100.0, i -> i < 600 ? 0 : 10)) {
      assertThat(Jumps.of(before, noisy(after, 0, 1), 0, 0.5).found().get(0).lost()).isTrue();
    }
  }

  @Test
  void inWords() {
    assertThat(new Jumps(List.of(new Jump(1, 5, 1), new Jump(9, 5, 2))).text()).isEqualTo("2 found in the input, all kept");
    assertThat(new Jumps(List.of(new Jump(1, 5, 1), new Jump(9, 5, 15), new Jump(30, 5, 51), new Jump(90, 5, 0))).text())
        .isEqualTo("4 found in the input, 1 of them kept, 2 spread over 15 to 51 samples, 1 lost");
  }
}
