package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/** The rule: against reference cases, for data that are broken in every way, and for several channels. */
final class DenoiserTest {

  private static final Denoiser AUTOMATIC = Denoiser.automatic();
  private static final int CANDIDATES = 15;

  static List<String> references() {
    return References.lines("summary.csv").stream().skip(1).toList();
  }

  private static double[] noisy(int n, long seed, IntToDoubleFunction clean) {
    Random random = new Random(seed);
    return IntStream.range(0, n).mapToDouble(i -> clean.applyAsDouble(i) + random.nextGaussian()).toArray();
  }

  private static double[] step(int n, long seed) {
    return noisy(n, seed, i -> i < n / 2 ? 0 : 8);
  }

  private static Denoised.Channel only(Denoised denoised) {
    assertThat(denoised.channels()).hasSize(1);
    return denoised.channels().get(0);
  }

  private static Signal together(double[]... channels) {
    SignalBuffer all = new SignalBuffer(new Shape(channels.length, channels[0].length));
    for (int c = 0; c < channels.length; c++) {
      for (int i = 0; i < channels[c].length; i++) {
        all.set(c, i, channels[c][i]);
      }
    }
    return all.handOver();
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

  private static double[] noiseless(IntToDoubleFunction clean) {
    return IntStream.range(0, 300).mapToDouble(clean).toArray();
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
  void missingSamplesAreRefusedUnlessFilled() {
    double[] y = step(100, 6);
    y[50] = Double.NaN;
    assertThatThrownBy(() -> AUTOMATIC.denoise(y)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample 50 of channel 0 is NaN");
    Denoised filled = AUTOMATIC.fillingGaps().denoise(Signal.of(y));
    assertThat(filled.signal().isFinite()).isTrue();
    assertThat(only(filled).missing()).isEqualTo(1);
    assertThat(filled.describe()).contains("1 missing samples filled");
    y[51] = Double.POSITIVE_INFINITY;
    assertThatThrownBy(() -> AUTOMATIC.fillingGaps().denoise(y)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Infinity", "mark missing samples by NaN");
    double[] none = new double[40];
    Arrays.fill(none, Double.NaN);
    assertThatThrownBy(() -> AUTOMATIC.fillingGaps().denoise(none)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all 40 samples of channel 0 are missing");
  }

  /** Without gaps to be filled, filling changes no bit. */
  @Test
  void fillingNothingChangesNothing() {
    double[] y = step(100, 7);
    assertThat(AUTOMATIC.fillingGaps().denoise(y)).isEqualTo(AUTOMATIC.denoise(y));
  }

  private static double[] sparse(int length, int present) {
    double[] y = new double[length];
    Arrays.fill(y, Double.NaN);
    for (int k = 0; k < present; k++) {
      y[(2 * k + 1) * length / (2 * present)] = k * k;
    }
    return y;
  }

  /** 0, 1, 4, 9, 16: their mean is 6, everywhere. */
  @ParameterizedTest
  @CsvSource({"1, 0", "5, 6", "15, 67.66666666666667"})
  void aFewSamplesGiveTheirMean(int present, double mean) {
    for (Denoiser denoiser : List.of(AUTOMATIC, AUTOMATIC.withNoiseLevel(2))) {
      Denoised denoised = denoiser.fillingGaps().denoise(Signal.of(sparse(400, present)));
      assertThat(denoised.signal().channel(0)).containsOnly(mean);
      assertThat(denoised.describe()).contains("the mean of the samples that are there, " + present, 400 - present + " missing");
    }
    double[] more = AUTOMATIC.fillingGaps().denoise(sparse(400, 16));
    assertThat(more[0]).isNotEqualTo(more[399]);
  }

  /** Steps of frames bridge short gaps: fewer than a fifth of the samples, none longer than 8. */
  @ParameterizedTest
  @CsvSource({"1, 19, true", "1, 20, false", "8, 2, true", "9, 1, false"})
  void framesTakePartWhereGapsAreShort(int gap, int times, boolean bridged) {
    double[] y = step(100, 8);
    for (int k = 0; k < times; k++) {
      Arrays.fill(y, 100 / times * k + 1, 100 / times * k + 1 + gap, Double.NaN);
    }
    Denoised.Channel channel = only(AUTOMATIC.fillingGaps().denoise(Signal.of(y)));
    assertThat(channel.missing()).isEqualTo(gap * times);
    assertThat(channel.candidates().stream().map(Denoised.Tried::name).toList())
        .hasSize(bridged ? CANDIDATES : CANDIDATES - 8).startsWith(bridged ? "haar" : "edges 4^3");
  }

  /** Every other sample, a long stretch, both ends: nearly as good as the samples that are there allow. */
  @Test
  void missingSamplesAreFilledWithTheSignal() {
    for (int pattern = 0; pattern < 3; pattern++) {
      double loss = 0;
      for (int seed = 0; seed < 5; seed++) {
        double[] y = step(400, seed);
        for (int i = 0; i < 400; i++) {
          boolean gone = switch (pattern) {
            case 0 -> i % 2 == 0;
            case 1 -> i >= 60 && i < 140;
            default -> i < 50 || i >= 350;
          };
          y[i] = gone ? Double.NaN : y[i];
        }
        double[] u = AUTOMATIC.fillingGaps().denoise(y);
        for (int i = 0; i < 400; i++) {
          loss += i == 199 || i == 200 ? 0 : Math.pow(u[i] - (i < 200 ? 0 : 8), 2) / (5 * 398);
        }
      }
      assertThat(loss).as("pattern %d", pattern).isLessThan(0.12);
    }
  }

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

  /** Estimated risks of pure noise are negative now and then: two equal channels still have one choice. */
  @Test
  void aNegativeRiskIsSharedToo() {
    int negative = 0;
    for (int seed = 0; seed < 8; seed++) {
      double[] y = noisy(64, seed, i -> 0);
      Denoised denoised = AUTOMATIC.denoise(together(y, y));
      assertThat(denoised.common()).as("seed %d", seed).isTrue();
      negative += denoised.channels().get(0).chosen().get(0).risk() < 0 ? 1 : 0;
    }
    assertThat(negative).isPositive();
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
