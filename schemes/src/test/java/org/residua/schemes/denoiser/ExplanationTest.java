package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.engine.Engines;
import org.residua.api.signal.Signal;

/** What an explanation says is what other ways to compute it say. */
final class ExplanationTest {

  private static final Denoiser AUTOMATIC = Denoiser.automatic();

  private static double clean(int i) {
    return 6 * Math.sin(0.02 * i) + (i < 250 ? 0 : 8);
  }

  private static double[] noisy(int n, long seed) {
    return MadeUp.noisy(n, seed, ExplanationTest::clean);
  }

  private static Explanation explained(double... y) {
    return AUTOMATIC.explain(Signal.of(y)).get(0);
  }

  @Test
  void resultAndRunnersUpAreThoseOfTheDenoiser() {
    double[] y = noisy(600, 1);
    Explanation why = explained(y);
    assertThat(why.result().channel(0)).isEqualTo(AUTOMATIC.denoise(y));
    List<Denoised.Tried> tried = why.channel().candidates();
    List<Explanation.Rival> others = why.candidates().stream().filter(rival -> rival.tried().weight() == 0).toList();
    for (int k = 0; k < why.runnersUp().size(); k++) {
      assertThat(why.runnersUp().get(k).channel(0)).isEqualTo(AUTOMATIC.each(Signal.of(y)).get(tried.indexOf(others.get(k).tried())));
    }
    assertThat(why.runnersUp()).hasSize(2);
    assertThat(why.candidates()).hasSameSizeAs(tried).allSatisfy(rival ->
        assertThat(rival.more()).isEqualTo(rival.tried().risk() - why.risk()).isGreaterThan(-1e-9));
  }

  /** Shorter than what is tested: half the noise level is half the noise level. */
  @Test
  void otherLevelsAreWhatTheyWouldBeIfTheyWereGiven() {
    double[] y = noisy(600, 2);
    Explanation why = explained(y);
    double sigma = why.channel().noise().sigma();
    assertThat(why.half().sigma()).isEqualTo(sigma / 2);
    assertThat(why.half().result().channel(0)).isEqualTo(AUTOMATIC.withNoiseLevel(sigma / 2).denoise(y));
    assertThat(why.twice().result().channel(0)).isEqualTo(AUTOMATIC.withNoiseLevel(2 * sigma).denoise(y));
    assertThat(why.moved(why.result())).isZero();
    assertThat(why.moved(why.twice().result())).isPositive();
  }

  /** The differences of two risks scatter from signal to signal as their standard error says, or less. */
  @Test
  void errorsAreThoseOfManySignals() {
    int first = Candidates.NAMES.indexOf("haar");
    int second = Candidates.NAMES.indexOf("sym8");
    double[] differences = new double[40];
    double said = 0;
    for (int seed = 0; seed < differences.length; seed++) {
      Chosen chosen = Chosen.of(AUTOMATIC, Signal.of(noisy(512, seed)), 0);
      List<Double> only = IntStream.range(0, chosen.tried().wanted().size()).mapToObj(k -> k == first ? 1.0 : 0.0).toList();
      Uncertainty uncertainty = chosen.uncertainty(AUTOMATIC, only);
      differences[seed] = chosen.risk().orElseThrow().of(second) - chosen.risk().orElseThrow().of(first);
      said += uncertainty.more().get(second) * uncertainty.more().get(second) / differences.length;
      assertThat(uncertainty.more().get(first)).isZero();
    }
    double mean = Arrays.stream(differences).average().orElseThrow();
    double scatter = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum() / (differences.length - 1);
    assertThat(Math.sqrt(said / scatter)).isBetween(0.75, 2.0);
  }

  /** The band holds most of the clean samples, not all: it knows nothing of what is smoothed away. */
  @Test
  void theBandIsAsWideAsTheNoiseMovesTheResult() {
    Explanation why = explained(noisy(600, 3));
    double[] u = why.result().channel(0);
    double[] deviation = why.deviation().channel(0);
    long held = IntStream.range(0, u.length).filter(i -> Math.abs(u[i] - clean(i)) <= 2 * deviation[i]).count();
    assertThat(held / (double) u.length).isBetween(0.7, 0.999);
    assertThat(why.typical()).isBetween(0.05, 0.8);
  }

  /** Where the level varies, residuals are moved in units of it: 24 runs of the network on the samples with residuals of other places. */
  @Test
  void theBandOfALevelThatVaries() {
    Random random = new Random(6);
    double[] y = IntStream.range(0, 1024).mapToDouble(i -> clean(i) + (0.2 + 1.6 * i / 1024) * random.nextGaussian()).toArray();
    Explanation why = explained(y);
    double[] v = why.channel().diagnosis().local().orElseThrow().channel(0);
    double[] u = why.result().channel(0);
    double[] squares = new double[y.length];
    for (int b = 0; b < 24; b++) {
      int ahead = (2 * b + 1) * y.length / 48;
      double[] again = y.clone();
      for (int i = 0; i < y.length; i++) {
        int j = (i + ahead) % y.length;
        again[i] += v[i] * ((y[j] - u[j]) / v[j]);
      }
      double[] moved = Engines.preferred().plan(why.channel().network(), Signal.of(y).shape()).run(Signal.of(again)).channel(0);
      Arrays.setAll(squares, i -> squares[i] + (moved[i] - u[i]) * (moved[i] - u[i]) / 24);
    }
    for (int i = 0; i < y.length; i++) {
      assertThat(why.deviation().get(0, i)).isCloseTo(Math.sqrt(squares[i]), within(1e-12));
    }
  }

  /** Close are those without a part whose difference is within two standard errors, and no others. */
  @Test
  void closeOnesCannotBeToldFromTheBest() {
    Explanation why = explained(noisy(600, 1));
    assertThat(why.close()).isNotEmpty().allMatch(rival -> rival.tried().weight() == 0 && rival.more() < 2 * rival.error());
    assertThat(why.candidates()).filteredOn(rival -> !why.close().contains(rival)).isNotEmpty()
        .allMatch(rival -> rival.tried().weight() > 0 || rival.more() >= 2 * rival.error());
  }

  @Test
  void tenLinesSayTheSame() {
    double[] y = MadeUp.noisy(1024, 4, ExplanationTest::clean);
    Explanation why = explained(y);
    List<String> lines = why.describe().lines().toList();
    assertThat(lines).hasSize(10);
    assertThat(lines.get(0)).startsWith("noise level ").contains("median of the differences");
    assertThat(lines.get(1)).startsWith("drifting noise level: no, ").contains("of 280 signals without it");
    assertThat(lines.get(5)).startsWith("spectrum of the noise: white");
    assertThat(lines.get(6)).startsWith("chosen: ").contains(why.channel().chosen().get(0).name(), "+-");
    assertThat(lines.get(7)).startsWith("runners-up: ").contains(" more");
    assertThat(lines.get(8)).contains("no confidence interval");
    assertThat(lines.get(9)).startsWith("with half the noise level: ").contains(why.twice().chosen());
  }

  /** Where a sample is missing only outliers are looked for: of tests that are not made no other signals are told. */
  @Test
  void testsThatAreNotMadeAreNotCompared() {
    double[] y = MadeUp.noisy(1100, 4, ExplanationTest::clean);
    y[100] = Double.NaN;
    List<String> lines = AUTOMATIC.fillingGaps().explain(Signal.of(y)).get(0).describe().lines().toList();
    for (int line : new int[] {1, 3, 4}) {
      assertThat(lines.get(line)).contains("not tested").doesNotContain("signals without it");
    }
    assertThat(lines.get(2)).startsWith("outliers: ").contains("signals without it");
  }

  /** Signs at random of one and a half noise levels: whatever is tried takes more of the signal than of the noise. */
  @Test
  void whatWouldBeAsGoodAsItIsIsSaidToBe() {
    double[] y = new double[600];
    Random random = new Random(3);
    Arrays.setAll(y, _ -> (random.nextBoolean() ? 1.5 : -1.5) + random.nextGaussian());
    Explanation why = AUTOMATIC.withNoiseLevel(1).explain(Signal.of(y)).get(0);
    assertThat(why.untouched()).isCloseTo(1.49, within(1e-12));
    assertThat(why.risk()).isGreaterThan(why.untouched());
    assertThat(why.describe().lines().toList().get(6)).endsWith("; by this estimate the signal as it is would be as good");
    Explanation worth = explained(noisy(600, 1));
    assertThat(worth.vain()).isFalse();
    assertThat(worth.describe()).doesNotContain("would be as good").contains("noisier copies have");
  }

  /** What is left of copies of which nothing is removed is the noise that they have. */
  @Test
  void untouchedIsTheRiskOfTheSignalAsItIs() {
    double[] y = noisy(8192, 1);
    Explanation why = explained(y);
    Risk risk = Risk.of(Signal.of(y), why.channel().noise().sigma(), _ -> new Kept(), Engines.preferred());
    assertThat(risk.of(0) / why.untouched()).isBetween(0.95, 1.05);
  }

  @Test
  void gapsAndChannelsAreExplained() {
    double[] y = noisy(600, 5);
    y[100] = Double.NaN;
    List<Explanation> both = AUTOMATIC.fillingGaps().explain(MadeUp.together(y, new double[600]));
    assertThat(both).hasSize(1);
    assertThat(both.get(0).number()).isZero();
    assertThat(both.get(0).result().isFinite()).isTrue();
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThatThrownBy(() -> AUTOMATIC.explain(Signal.of(new double[Explanation.LONGEST + 1])))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("131073 samples are more than 131072", "explain a part");
  }
}
