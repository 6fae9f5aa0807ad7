package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residua.schemes.denoiser.MadeUp.only;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Signal;

/** Which tests are made, what the caller knows, and what the result says of it. */
final class ExaminationTest {

  private static final Denoiser AUTOMATIC = Denoiser.automatic();

  private static double clean(int i) {
    return 6 * Math.sin(0.006 * i) + (i < 700 ? 0 : 8);
  }

  private static double[] noisy(int n, long seed, Spectrum spectrum) {
    Random random = new Random(seed);
    double[] w = spectrum.noise(IntStream.range(0, n).mapToDouble(_ -> random.nextGaussian()).toArray());
    return IntStream.range(0, n).mapToDouble(i -> clean(i) + w[i]).toArray();
  }

  private static double[] white(int n, long seed) {
    return noisy(n, seed, new Spectrum.White());
  }

  private static double[] spiked(int n, long seed) {
    double[] y = white(n, seed);
    Random random = new Random(seed + 100);
    for (int k = 0; k < 12; k++) {
      y[8 + n * k / 12 + random.nextInt(n / 12 - 8)] += k % 2 == 0 ? 14 : -14;
    }
    return y;
  }

  private static double error(double[] u) {
    return IntStream.range(0, u.length).mapToDouble(i -> Math.pow(u[i] - clean(i), 2)).average().orElseThrow();
  }

  private static List<Finding.Test> fired(Denoised denoised) {
    return only(denoised).diagnosis().findings().stream().filter(Finding::fired).map(Finding::test).toList();
  }

  private static Finding finding(Denoised denoised, Finding.Test test) {
    return only(denoised).diagnosis().findings().stream().filter(found -> found.test() == test).findFirst().orElseThrow();
  }

  @Test
  void allTestsAreToldInTheirOrder() {
    for (double[] y : List.of(white(100, 1), white(1024, 1), white(2048, 1), new double[50])) {
      assertThat(only(AUTOMATIC.denoise(Signal.of(y))).diagnosis().findings().stream().map(Finding::test))
          .containsExactly(Finding.Test.values());
    }
    assertThat(AUTOMATIC.denoise(Signal.of(white(2048, 1))).describe().lines()).hasSizeBetween(5, 10)
        .anyMatch(line -> line.startsWith("drifting noise level: no, 0.0"));
  }

  /** Where no test fires the noise is white, of one level, and no sample is touched. */
  @Test
  void whatIsCleanStaysWithTheRule() {
    double[] y = white(2048, 2);
    Denoised denoised = AUTOMATIC.denoise(Signal.of(y));
    assertThat(fired(denoised)).isEmpty();
    assertThat(only(denoised).start().channel(0)).isEqualTo(y);
    assertThat(only(denoised).noise()).isEqualTo(NoiseLevel.of(Signal.of(y), 0));
    assertThat(only(denoised).diagnosis().levels()).isEmpty();
    assertThat(only(denoised).diagnosis().local()).isEmpty();
    assertThat(AUTOMATIC.outliers(Denoiser.Outlying.KEEP).coloured(Denoiser.Coloured.NO).denoise(y)).isEqualTo(denoised.signal().channel(0));
  }

  @Test
  void fewSamplesTellNothing() {
    Denoised few = AUTOMATIC.denoise(Signal.of(spiked(1023, 3)));
    assertThat(only(few).diagnosis().findings()).noneMatch(Finding::made).allMatch(found -> found.reason().equals("fewer than 1024 samples"));
    assertThat(fired(AUTOMATIC.denoise(Signal.of(spiked(1024, 3))))).containsExactly(Finding.Test.OUTLIERS);
  }

  /** Outliers are looked for where nothing else is: in loud, rounded and incomplete signals. */
  @Test
  void whatLooksLikeNoiseTurnsTestsOff() {
    double[] loud = IntStream.range(0, 2048).mapToDouble(i -> 200 * Math.sin(0.002 * i)).toArray();
    double[] y = white(2048, 4);
    double[] rounded = Arrays.stream(y).map(x -> 4 * Math.rint(x / 4)).toArray();
    double[] gap = y.clone();
    gap[1000] = Double.NaN;
    List<double[]> all = List.of(IntStream.range(0, 2048).mapToDouble(i -> loud[i] + y[i]).toArray(), rounded, gap);
    List<String> reasons = List.of("60 times as large", "a tenth of neighbouring samples are equal", "samples are missing");
    for (int k = 0; k < all.size(); k++) {
      Denoised denoised = AUTOMATIC.fillingGaps().denoise(Signal.of(all.get(k)));
      for (Finding found : only(denoised).diagnosis().findings()) {
        assertThat(found.made()).as("%s", found).isEqualTo(found.test() == Finding.Test.OUTLIERS);
        assertThat(found.made() ? reasons.get(k) : found.reason()).contains(reasons.get(k));
      }
    }
  }

  @Test
  void theCallerDecidesAboutOutliers() {
    double[] y = spiked(2048, 5);
    assertThat(fired(AUTOMATIC.denoise(Signal.of(y)))).containsExactly(Finding.Test.OUTLIERS);
    Denoised kept = AUTOMATIC.outliers(Denoiser.Outlying.KEEP).denoise(Signal.of(y));
    assertThat(fired(kept)).isEmpty();
    assertThat(only(kept).start().channel(0)).isEqualTo(y);
    assertThat(error(AUTOMATIC.denoise(y))).isLessThan(error(kept.signal().channel(0)) / 5);
    double[] oneSided = IntStream.range(0, 2048).mapToDouble(i -> y[i] < clean(i) - 9 ? y[i] + 28 : y[i]).toArray();
    Denoised left = AUTOMATIC.denoise(Signal.of(oneSided));
    assertThat(fired(left)).isEmpty();
    assertThat(only(left).start().channel(0)).isEqualTo(oneSided);
    assertThat(only(left).diagnosis().warnings()).singleElement().satisfies(warning -> {
      assertThat(warning.kind()).isEqualTo(Warning.Kind.OUTLIERS_LEFT);
      assertThat(warning.text()).contains("one sign", "have them removed");
      assertThat(warning.samples()).hasSize(12);
    });
    Denoised removed = AUTOMATIC.outliers(Denoiser.Outlying.REMOVE).denoise(Signal.of(oneSided));
    assertThat(fired(removed)).containsExactly(Finding.Test.OUTLIERS);
    assertThat(only(removed).diagnosis().replaced()).isEqualTo(only(left).diagnosis().warnings().get(0).samples());
    assertThat(only(removed).diagnosis().warnings()).isEmpty();
    assertThat(finding(removed, Finding.Test.OUTLIERS).reason()).contains("asked for");
    assertThat(removed.describe()).contains("replaced, and outside the certificate: samples ");
    double[] few = spiked(300, 6);
    assertThat(only(AUTOMATIC.outliers(Denoiser.Outlying.REMOVE).denoise(Signal.of(few))).diagnosis().replaced()).isNotEmpty();
  }

  /** Samples that are missing do not stand between neighbours. */
  @Test
  void outliersBesideGaps() {
    double[] y = spiked(2048, 7);
    List<Integer> expected = only(AUTOMATIC.denoise(Signal.of(y))).diagnosis().replaced();
    double[] gaps = y.clone();
    for (int i = 5; i < 2048; i += 40) {
      gaps[i] = expected.contains(i) ? y[i] : Double.NaN;
    }
    assertThat(only(AUTOMATIC.fillingGaps().denoise(Signal.of(gaps))).diagnosis().replaced()).containsAll(expected);
  }

  @Test
  void theCallerDecidesAboutColour() {
    double[] y = noisy(2048, 8, Autoregression.of(0.5));
    Denoised found = AUTOMATIC.denoise(Signal.of(y));
    assertThat(fired(found)).containsExactly(Finding.Test.COLOUR);
    assertThat(only(found).diagnosis().colour().orElseThrow()).contains("autoregressive");
    assertThat(only(found).diagnosis().correlation().orElseThrow()).isBetween(0.35, 0.6);
    double[] taken = AUTOMATIC.coloured(Denoiser.Coloured.NO).denoise(y);
    assertThat(error(found.signal().channel(0))).isLessThan(error(taken) / 2);
    double[] few = Arrays.copyOf(y, 1500);
    Denoised unsure = AUTOMATIC.denoise(Signal.of(few));
    assertThat(fired(unsure)).isEmpty();
    assertThat(only(unsure).diagnosis().warnings().stream().map(Warning::kind)).containsExactly(Warning.Kind.MAYBE_COLOURED);
    Denoised sure = AUTOMATIC.coloured(Denoiser.Coloured.YES).denoise(Signal.of(few));
    assertThat(fired(sure)).containsExactly(Finding.Test.COLOUR);
    assertThat(only(sure).diagnosis().warnings()).isEmpty();
    double[] short100 = Arrays.copyOf(y, 100);
    assertThat(finding(AUTOMATIC.coloured(Denoiser.Coloured.YES).denoise(Signal.of(short100)), Finding.Test.COLOUR).made()).isTrue();
    Denoised slow = AUTOMATIC.denoise(Signal.of(noisy(4096, 9, Autoregression.of(0.9))));
    assertThat(only(slow).diagnosis().warnings().stream().map(Warning::kind)).contains(Warning.Kind.SLOW_NOISE);
  }

  /** Noise alone tells what differences cannot: its level and its spectrum, here that of slow noise. */
  @Test
  void aSampleOfTheNoise() {
    double[] y = noisy(2048, 10, Autoregression.of(0.9));
    double[] alone = noisy(4096, 11, Autoregression.of(0.9));
    for (int i = 0; i < alone.length; i++) {
      alone[i] -= clean(i);
    }
    Denoised denoised = AUTOMATIC.withNoiseSample(Signal.of(alone)).denoise(Signal.of(y));
    assertThat(only(denoised).diagnosis().correlation().orElseThrow()).isBetween(0.85, 0.95);
    assertThat(only(denoised).noise().sigma()).isBetween(0.85, 1.15);
    assertThat(finding(denoised, Finding.Test.COLOUR).reason()).contains("sample of it");
    assertThat(error(denoised.signal().channel(0))).isLessThan(0.6 * error(AUTOMATIC.coloured(Denoiser.Coloured.NO).denoise(y)));
    for (double[] wrong : List.of(new double[40], new double[] {1, 2, 3})) {
      assertThatThrownBy(() -> AUTOMATIC.withNoiseSample(Signal.of(wrong))).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("sample of the noise");
    }
    assertThatThrownBy(() -> AUTOMATIC.withNoiseSample(Signal.of(IntStream.range(0, 50).mapToDouble(i -> i == 7 ? Double.NaN : i).toArray())))
        .hasMessageContaining("sample 7 of channel 0 is NaN");
  }

  /** A given level is that of all samples together. */
  @Test
  void aGivenLevelThatDrifts() {
    Random random = new Random(12);
    double[] y = IntStream.range(0, 2048).mapToDouble(i -> clean(i) + (0.4 + i / 2048.0) * random.nextGaussian()).toArray();
    Denoised denoised = AUTOMATIC.withNoiseLevel(0.95).denoise(Signal.of(y));
    assertThat(fired(denoised)).contains(Finding.Test.DRIFT);
    Signal v = only(denoised).diagnosis().local().orElseThrow();
    double rms = Math.sqrt(Arrays.stream(v.channel(0)).map(x -> x * x).average().orElseThrow());
    assertThat(rms * only(denoised).noise().sigma()).isBetween(0.95 - 1e-12, 0.95 + 1e-12);
  }

  /** The unit does not matter where tests fire, either: but for the last digits of logarithms. */
  @Test
  void theUnitDoesNotMatter() {
    double[] y = spiked(1024, 13);
    double[] scaled = AUTOMATIC.denoise(Arrays.stream(y).map(x -> Math.scalb(x, 30)).toArray());
    assertThat(Arrays.stream(scaled).map(x -> Math.scalb(x, -30)).toArray()).isEqualTo(AUTOMATIC.denoise(y));
  }
}
