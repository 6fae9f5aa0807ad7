package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.residua.schemes.denoiser.MadeUp.noiseless;
import static org.residua.schemes.denoiser.MadeUp.only;
import static org.residua.schemes.denoiser.MadeUp.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.signal.Signal;

/** The rule: against reference cases, and for data that are broken in every way. */
final class DenoiserTest {

  private static final Denoiser AUTOMATIC = Denoiser.automatic();
  private static final int CANDIDATES = 15;

  static List<String> references() {
    return References.lines("summary.csv").stream().skip(1).toList();
  }

  /**
   * Another program's order of operations: the same choice, noise level, risks, weights and results up to their rounding, which
   * a system with {@code tau = 4^18} enlarges most.
   */
  @ParameterizedTest(name = "case {index}")
  @MethodSource("references")
  void referenceCases(String line) {
    String[] cells = line.split(",", -1);
    String file = (cells[0] + "_" + cells[1] + "_" + cells[2] + ".csv").toLowerCase(Locale.ROOT);
    Signal y = Signal.of(References.column(file, 1));
    Denoised selected = AUTOMATIC.choosing(Denoiser.Choice.SELECTED).denoise(y);
    Denoised mixture = AUTOMATIC.denoise(y);
    double sigma = Double.parseDouble(cells[3]);
    assertThat(only(mixture).noise().sigma()).isCloseTo(sigma, within(1e-14 * sigma));
    assertThat(only(selected).chosen()).hasSize(1);
    assertThat(only(selected).chosen().get(0).name())
        .isEqualTo(cells[4].replace("D1", "edges").replace("L2", "smooth"));
    assertThat(only(mixture).candidates()).hasSize(CANDIDATES);
    for (int k = 0; k < CANDIDATES; k++) {
      Denoised.Tried tried = only(mixture).candidates().get(k);
      double risk = Double.parseDouble(cells[8 + k]);
      assertThat(tried.risk()).as(tried.name()).isCloseTo(risk, within(1e-6 * Math.max(1, risk)));
      assertThat(tried.weight()).as(tried.name()).isCloseTo(Double.parseDouble(cells[8 + CANDIDATES + k]), within(1e-6));
    }
    close(selected, References.column(file, 2));
    close(mixture, References.column(file, 3));
  }

  private static void close(Denoised found, double[] expected) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      assertThat(found.signal().get(0, i)).as("sample %d", i).isCloseTo(expected[i], within(1e-8 * largest));
    }
  }

  @Test
  void theSameSamplesGiveTheSameBits() {
    double[] y = step(200, 1);
    Denoised first = AUTOMATIC.denoise(Signal.of(y));
    Denoised second = AUTOMATIC.denoise(Signal.of(y.clone()));
    assertThat(second.signal()).isEqualTo(first.signal());
    assertThat(second.describe()).isEqualTo(first.describe());
    assertThat(AUTOMATIC.denoise(y)).isEqualTo(first.signal().channel(0));
  }

  /** A power of two times the samples gives that times the result, bit by bit: no number in the rule has a unit. */
  @ParameterizedTest
  @ValueSource(ints = {-200, -30, 30, 200})
  void theUnitDoesNotMatter(int power) {
    double[] y = step(150, 2);
    double[] expected = Arrays.stream(AUTOMATIC.denoise(y)).map(x -> Math.scalb(x, power)).toArray();
    assertThat(AUTOMATIC.denoise(Arrays.stream(y).map(x -> Math.scalb(x, power)).toArray())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 33, 63, 64, 65, 100})
  void shortSignalsAreDenoised(int n) {
    double before = 0;
    double after = 0;
    for (int seed = 0; seed < 10; seed++) {
      double[] y = step(n, seed);
      double[] u = AUTOMATIC.withNoiseLevel(1).denoise(y);
      for (int i = 0; i < n; i++) {
        double clean = i < n / 2 ? 0 : 8;
        before += Math.pow(y[i] - clean, 2);
        after += Math.pow(u[i] - clean, 2);
      }
    }
    assertThat(after).isLessThan(before / 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 15, 16, 31})
  void fewerStayAsTheyAre(int n) {
    Signal y = Signal.of(step(n, 3));
    Denoised denoised = AUTOMATIC.denoise(y);
    assertThat(denoised.signal()).isEqualTo(y);
    assertThat(only(denoised).candidates()).isEmpty();
    assertThat(only(denoised).reason().orElseThrow()).contains(n < 16 ? "nothing to remove" : n + " outside gaps and silence, 32 are needed");
    assertThat(AUTOMATIC.withNoiseLevel(1).denoise(y).describe()).contains("given", "too few samples to choose from");
  }

  @Test
  void whatHasNoNoiseStaysAsItIs() {
    double[] silent = step(300, 4);
    for (int i = 0; i < 300; i++) {
      silent[i] = i % 100 < 95 ? 0 : silent[i];
    }
    for (double[] y : List.of(new double[200], noiseless(i -> 3), noiseless(i -> i < 100 ? 0 : 5), noiseless(i -> i), silent)) {
      Denoised denoised = AUTOMATIC.denoise(Signal.of(y));
      assertThat(denoised.signal().channel(0)).isEqualTo(y);
      assertThat(denoised.describe()).contains("nothing to remove");
    }
    double[] ramp = noiseless(i -> 0.1 * i);
    double[] u = AUTOMATIC.denoise(ramp);
    for (int i = 0; i < ramp.length; i++) {
      assertThat(u[i]).isCloseTo(ramp[i], within(1e-13));
    }
  }

  @Test
  void samplesThatCannotBeSquaredAreRefused() {
    double[] y = step(100, 5);
    for (double factor : new double[] {1e76, 1e200}) {
      assertThatThrownBy(() -> AUTOMATIC.denoise(Arrays.stream(y).map(x -> factor * x).toArray()))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("channel 0 has a sample of size", "1.0E75", "larger unit");
    }
    assertThatThrownBy(() -> AUTOMATIC.denoise(Arrays.stream(y).map(x -> 1e-200 * x).toArray()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("channel 0 has the noise level", "E-20", "1.0E-75..1.0E75");
    assertThatThrownBy(() -> AUTOMATIC.withNoiseLevel(1e80).denoise(y)).hasMessageContaining("noise level 1.0E80");
    assertThatThrownBy(() -> AUTOMATIC.withNoiseLevel(0)).hasMessageContaining("noise level = 0.0 must be positive");
    for (double sigma : new double[] {1e-74, 1e-12, 1e9, 1e74}) {
      assertThat(Signal.of(AUTOMATIC.withNoiseLevel(sigma).denoise(y)).isFinite()).as("sigma = %s", sigma).isTrue();
    }
    for (double factor : new double[] {1e-74, 1e73}) {
      assertThat(Signal.of(AUTOMATIC.denoise(Arrays.stream(y).map(x -> factor * x).toArray())).isFinite()).isTrue();
    }
  }

  @Test
  void theChoiceIsTold() {
    Denoised mixture = AUTOMATIC.denoise(Signal.of(step(200, 15)));
    Denoised.Channel channel = only(mixture);
    List<Denoised.Tried> all = new ArrayList<>(channel.chosen());
    all.addAll(channel.runnersUp());
    assertThat(all).containsExactlyInAnyOrderElementsOf(channel.candidates());
    assertThat(channel.chosen()).isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
    assertThat(channel.runnersUp()).isSortedAccordingTo((a, b) -> Double.compare(a.risk(), b.risk()));
    assertThat(channel.candidates().stream().mapToDouble(Denoised.Tried::weight).sum()).isEqualTo(1);
    assertThat(mixture.describe()).startsWith("noise ").contains("median of the differences of order",
        channel.chosen().get(0).name() + " (risk ", "; next " + channel.runnersUp().get(0).name());
    Denoised.Channel selected = only(AUTOMATIC.choosing(Denoiser.Choice.SELECTED).denoise(Signal.of(step(200, 15))));
    assertThat(selected.chosen()).hasSize(1);
    assertThat(selected.chosen().get(0).weight()).isEqualTo(1);
    assertThat(selected.runnersUp().get(0).risk()).isGreaterThanOrEqualTo(selected.chosen().get(0).risk());
  }
}
