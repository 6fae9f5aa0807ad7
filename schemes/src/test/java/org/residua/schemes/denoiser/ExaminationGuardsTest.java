package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.residua.schemes.denoiser.MadeUp.only;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.signal.Signal;

/** What holds the tests of the noise back, each with a signal on which it decides: without it another thing would be done. */
final class ExaminationGuardsTest {

  private static final Denoiser AUTOMATIC = Denoiser.automatic();

  private static List<Finding.Test> fired(Denoised denoised) {
    return only(denoised).diagnosis().findings().stream().filter(Finding::fired).map(Finding::test).toList();
  }

  private static Finding finding(Denoised denoised, Finding.Test test) {
    return only(denoised).diagnosis().findings().stream().filter(found -> found.test() == test).findFirst().orElseThrow();
  }

  private static List<Warning.Kind> warned(Denoised denoised) {
    return only(denoised).diagnosis().warnings().stream().map(Warning::kind).toList();
  }

  private static Denoised denoised(Denoiser denoiser, double... y) {
    return denoiser.denoise(Signal.of(y));
  }

  private static double wave(int i) {
    return 6 * Math.sin(0.006 * i);
  }

  private static double[] coloured(int n, long seed, double rho) {
    double[] w = Autoregression.of(rho).noise(MadeUp.noisy(n, seed, _ -> 0));
    return IntStream.range(0, n).mapToDouble(i -> wave(i) + w[i]).toArray();
  }

  private static double[] uneven(int n, long seed, IntToDoubleFunction clean, IntToDoubleFunction level) {
    Random random = new Random(seed);
    return IntStream.range(0, n).mapToDouble(i -> clean.applyAsDouble(i) + level.applyAsDouble(i) * random.nextGaussian())
        .toArray();
  }

  private static void wrong(double[] y, int... places) {
    for (int k = 0; k < places.length; k++) {
      y[places[k]] += k % 2 == 0 ? 14 : -14;
    }
  }

  private static double[] spiked(double... y) {
    wrong(y, IntStream.range(0, 12).map(k -> 60 + 80 * k + 7 * k * k % 50).toArray());
    return y;
  }

  /** Where the noise is strong in the part in which the signal is large both fire: what explains the residuals better acts. */
  @Test
  void ofTwoLevelsTheBetterOneActs() {
    IntToDoubleFunction pulse = i -> 20 * Math.exp(-(i - 1000) * (i - 1000) / 80_000.0);
    Denoised follows = denoised(AUTOMATIC, uneven(2048, 1, pulse, i -> Math.sqrt(0.5 + 0.2 * pulse.applyAsDouble(i))));
    assertThat(finding(follows, Finding.Test.DRIFT).statistic()).isGreaterThan(finding(follows, Finding.Test.DRIFT).threshold());
    assertThat(finding(follows, Finding.Test.DRIFT).reason()).contains("grows with the signal explains more");
    assertThat(fired(follows)).containsExactly(Finding.Test.DEPENDENCE);
    Denoised drifts = denoised(AUTOMATIC, uneven(2048, 2, i -> 4 * Math.sin(0.2 * i) + i / 200.0, i -> i % 1024 < 400 ? 0.5 : 2));
    assertThat(fired(drifts)).containsExactly(Finding.Test.DRIFT);
  }

  /** The misfit of the true level is the least of those of levels that are too steep, too flat or shifted. */
  @Test
  void theMisfitOfTheTrueLevelIsTheLeast() {
    double[] v = IntStream.range(0, 4096).mapToDouble(i -> 0.5 + i / 2048.0).toArray();
    double[] u = new double[v.length];
    double[] y = uneven(v.length, 3, _ -> 0, i -> v[i]);
    double least = Dependence.misfit(y, u, v, 1);
    double[] turned = IntStream.range(0, v.length).mapToDouble(i -> v[v.length - 1 - i]).toArray();
    for (double[] other : List.of(Arrays.stream(v).map(x -> x * x).toArray(), Arrays.stream(v).map(_ -> 1).toArray(), turned)) {
      assertThat(Dependence.misfit(y, u, other, 1)).isGreaterThan(least + 0.01);
    }
    assertThat(Dependence.misfit(y, u, Arrays.stream(v).map(x -> 7 * x).toArray(), 1)).isCloseTo(least, within(1e-12));
    u[2000] = 1e6;
    assertThat(Dependence.misfit(y, u, v, 1)).as("bends do not count").isCloseTo(least, within(0.01));
  }

  /** Longer than the windows of the pilot: the level follows its result on the whole, and not the noisy samples. */
  @Test
  void levelsOfLongSignalsFollowAResult() {
    IntToDoubleFunction clean = i -> 10 * Math.sin(0.001 * i);
    Denoised denoised = denoised(AUTOMATIC, uneven(33_000, 4, clean, i -> Math.sqrt(0.2 + 0.1 * (clean.applyAsDouble(i) + 10))));
    assertThat(fired(denoised)).containsExactly(Finding.Test.DEPENDENCE);
    double[] v = only(denoised).diagnosis().local().orElseThrow().channel(0);
    assertThat(IntStream.range(1, v.length).mapToDouble(i -> Math.abs(v[i] - v[i - 1])).average().orElseThrow()).isLessThan(0.02);
  }

  /** A level at each sample is in units of its root mean square. */
  @Test
  void localLevelsAreNormalised() {
    Denoised denoised = denoised(AUTOMATIC, uneven(2048, 5, ExaminationGuardsTest::wave, i -> 0.4 + i / 2048.0));
    double[] v = only(denoised).diagnosis().local().orElseThrow().channel(0);
    assertThat(Arrays.stream(v).map(x -> x * x).average().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(only(denoised).noise().sigma()).isCloseTo(0.95, within(0.1));
  }

  /** One or two stand out now and then in normal noise: three are worth a warning. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aFewThatStandOutAreWorthAWarning(int count) {
    double[] y = MadeUp.noisy(2048, 6, ExaminationGuardsTest::wave);
    wrong(y, Arrays.copyOf(new int[] {300, 900, 1500}, count));
    assertThat(warned(denoised(AUTOMATIC, y))).isEqualTo(count < 3 ? List.of() : List.of(Warning.Kind.OUTLIERS_LEFT));
  }

  /** Outliers are to be removed and there are none: the noise stays what it is. */
  @Test
  void nothingToRemoveChangesNothing() {
    double[] y = MadeUp.noisy(300, 7, ExaminationGuardsTest::wave);
    Denoised removed = denoised(AUTOMATIC.outliers(Denoiser.Outlying.REMOVE), y);
    assertThat(fired(removed)).isEmpty();
    assertThat(removed.signal().channel(0)).isEqualTo(AUTOMATIC.denoise(y));
  }

  /** Replaced samples lie between the multiples to which the others are rounded: with them the level would be that of no grid. */
  @Test
  void roundedSamplesStayRoundedBesideReplacedOnes() {
    double[] y = Arrays.stream(spiked(MadeUp.noisy(2048, 8, ExaminationGuardsTest::wave))).map(x -> 2 * Math.rint(x / 2))
        .toArray();
    Denoised denoised = denoised(AUTOMATIC, y);
    assertThat(fired(denoised)).containsExactly(Finding.Test.OUTLIERS);
    double rounded = NoiseLevel.of(Signal.of(y), 0).sigma();
    assertThat(only(denoised).noise().sigma()).isCloseTo(Examination.STAYED * rounded, within(0.1));
  }

  /** What is asked for and not done is said, each wish by itself and both together. */
  @Test
  void wishesThatAreNotGrantedAreTold() {
    Denoiser removing = AUTOMATIC.outliers(Denoiser.Outlying.REMOVE);
    double[] few = MadeUp.noisy(20, 9, _ -> 0);
    assertThat(warned(denoised(AUTOMATIC, few))).isEmpty();
    Denoiser colouring = AUTOMATIC.coloured(Denoiser.Coloured.YES);
    for (Denoiser denoiser : List.of(removing, colouring, removing.coloured(Denoiser.Coloured.YES))) {
      Denoised denoised = denoised(denoiser, few);
      assertThat(warned(denoised)).containsExactly(Warning.Kind.UNUSED);
      String text = only(denoised).diagnosis().warnings().get(0).text();
      assertThat(text.contains("outliers are to be removed")).isEqualTo(denoiser.known().outliers() == Denoiser.Outlying.REMOVE);
      assertThat(text.contains("said to be coloured")).isEqualTo(denoiser.known().coloured() == Denoiser.Coloured.YES);
      assertThat(text).contains("too few samples to choose from");
    }
  }

  /** 64 samples tell a colour, 63 do not. */
  @ParameterizedTest
  @ValueSource(ints = {63, 64})
  void tooFewForAColourThatIsAskedFor(int n) {
    Denoised denoised = denoised(AUTOMATIC.coloured(Denoiser.Coloured.YES), coloured(n, 10, 0.6));
    assertThat(finding(denoised, Finding.Test.COLOUR).made()).isEqualTo(n == 64);
    assertThat(warned(denoised).contains(Warning.Kind.UNUSED)).isEqualTo(n == 63);
  }

  /** Said to be coloured, but neighbours deviate to opposite sides: no model has that, and white noise is the nearest. */
  @Test
  void opposedNeighboursAreNoColour() {
    double[] z = MadeUp.noisy(1001, 11, _ -> 0);
    double[] y = IntStream.range(0, 1000).mapToDouble(i -> wave(i) + z[i + 1] - z[i]).toArray();
    Denoised denoised = denoised(AUTOMATIC.coloured(Denoiser.Coloured.YES), y);
    assertThat(finding(denoised, Finding.Test.COLOUR).statistic()).isZero();
    assertThat(fired(denoised)).isEmpty();
    assertThat(only(denoised).diagnosis().colour()).isEmpty();
  }

  /** Slow noise is warned of where it is taken into account; where there are too few samples for that, of the colour. */
  @Test
  void slowNoiseOfFewSamples() {
    double[] y = Arrays.copyOf(coloured(4096, 9, 0.9), 2000);
    assertThat(warned(denoised(AUTOMATIC, y))).containsExactly(Warning.Kind.MAYBE_COLOURED);
  }

  /** Outliers that were too near to be seen stay in coloured noise, too. */
  @Test
  void someOutliersStayInColouredNoise() {
    Denoised denoised = denoised(AUTOMATIC, spiked(coloured(2048, 12, 0.5)));
    assertThat(fired(denoised)).containsExactly(Finding.Test.OUTLIERS, Finding.Test.COLOUR);
    double[] cleaned = only(denoised).start().channel(0);
    Spectrum spectrum = Colour.of(cleaned, 1).spectrum();
    assertThat(only(denoised).noise().sigma()).isEqualTo(Examination.STAYED * Levels.sigma(cleaned, Optional.empty(), spectrum));
  }
}
