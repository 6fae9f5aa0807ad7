package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Signal;

/** What holds the parts of the tests of the noise back, each with samples on which it decides. */
final class NoiseGuardsTest {

  private static final int LENGTH = 2048;

  private static double[] noise(int n, long seed) {
    return MadeUp.noisy(n, seed, _ -> 0);
  }

  /** Residuals of a level that is given at {@code u = i/n}. */
  private static Dependence dependence(int n, IntToDoubleFunction level) {
    double[] z = noise(n, 2);
    double[] u = IntStream.range(0, n).mapToDouble(i -> i / (double) n).toArray();
    double[] y = IntStream.range(0, n).mapToDouble(i -> u[i] + level.applyAsDouble(i) * z[i]).toArray();
    return Dependence.of(List.of(new Piece(y, new BitSet())), List.of(u), 1);
  }

  /** Half of the samples are their result: the blocks without a residual have no logarithm. */
  @Test
  void blocksWithoutResidualsAreLeftOut() {
    assertThat(dependence(LENGTH, i -> i < LENGTH / 2 ? 0 : Math.pow(20, i / (double) LENGTH)).fires()).isTrue();
  }

  /** A level from 1 to 1.2 is certain in 65536 samples, and not worth a model. */
  @Test
  void aLevelThatHardlyVariesIsNone() {
    Dependence found = dependence(65_536, i -> 1 + 0.2 * i / 65_536);
    assertThat(found.q()).isPositive();
    assertThat(found.statistic()).isBetween(0.03, 0.1);
  }

  /** Levels from 1 to 1e40: a product of the quotients of their squares leaves the doubles at once. */
  @Test
  void productsStayWithinTheDoubles() {
    assertThat(dependence(LENGTH, i -> Math.pow(1e40, i / (double) LENGTH)).statistic()).isBetween(0.0, 0.5);
  }

  /** Another result may go below the least of the first one. */
  @Test
  void levelsBelowTheLeastAreThoseOfTheLeast() {
    assertThat(new Dependence(1, 10, 0, 1).level(new double[] {-5, 0, 1})).containsExactly(1, 1, Math.sqrt(11));
  }

  /** Differences of a line have a mean, which says nothing of the noise: its spectrum is still told. */
  @Test
  void linesHideNoSpectrum() {
    for (int seed = 0; seed < 5; seed++) {
      double[] w = new MovingAverage(3).noise(noise(LENGTH, seed));
      Colour found = Colour.of(IntStream.range(0, LENGTH).mapToDouble(i -> 5 * i + w[i]).toArray(), 1);
      assertThat(found.spectrum()).isEqualTo(new MovingAverage(3));
    }
  }

  /** Samples smoother than any noise of the table have the last correlation of it, and the model of .9. */
  @Test
  void correlationsEndWithTheTable() {
    double[] y = noise(LENGTH, 4);
    for (int sums = 0; sums < 3; sums++) {
      for (int i = 1; i < LENGTH; i++) {
        y[i] += y[i - 1];
      }
    }
    Colour found = Colour.of(y, 1);
    assertThat(found.rho()).isCloseTo(0.98, within(1e-12));
    assertThat(found.spectrum()).isEqualTo(Autoregression.of(0.9));
  }

  /** Differences of white noise have little at slow levels: what is measured there is a bound only where it is more than at the first. */
  @Test
  void slowLevelsAreBoundedByTheFirstOneAtLeast() {
    double[] z = noise(LENGTH + 1, 5);
    double[] y = IntStream.range(0, LENGTH).mapToDouble(i -> z[i + 1] - z[i]).toArray();
    Autoregression slow = Autoregression.of(0.8);
    NoiseModel model = new Colour(0.8, 0, slow, 0).model(y, 1);
    assertThat(model.at(3)).isEqualTo(slow.levels(Wavelet.SYM8, 3).get(2));
  }

  /** Before the middle of the first block the level is that of its middle, as behind the middle of the last one. */
  @Test
  void levelsAreConstantBeyondTheMiddlesOfTheOuterBlocks() {
    double[] z = noise(LENGTH, 6);
    Drift drift = Drift.of(IntStream.range(0, LENGTH).mapToDouble(i -> (1 + 0.01 * i) * z[i]).toArray());
    double[] v = drift.level(LENGTH);
    assertThat(Arrays.copyOf(v, drift.block() / 2)).containsOnly(StrictMath.exp(drift.logs().getFirst()));
    assertThat(drift.logs().get(0)).isNotEqualTo(drift.logs().get(1));
  }

  /** Where no test was made nothing is said of how often others come so far. */
  @Test
  void testsThatWereNotMadeAreComparedWithNothing() {
    double[] y = Arrays.stream(MadeUp.noisy(LENGTH, 7, i -> 6 * Math.sin(0.02 * i))).map(x -> 4 * Math.rint(x / 4)).toArray();
    Explanation why = Denoiser.automatic().explain(Signal.of(y)).get(0);
    List<Finding> findings = why.channel().diagnosis().findings();
    assertThat(findings).anyMatch(found -> !found.made());
    List<String> told = why.describe().lines().filter(line -> line.contains("signals without it")).toList();
    assertThat(told).hasSize((int) findings.stream().filter(Finding::made).count());
  }

  /** Plans of other candidates, or of frames of other levels, are other plans. */
  @Test
  void plansAreKeptForOneStructure() {
    Plans plans = new Plans(Engines.plain());
    Candidates first = new Candidates(new Branch.Setting(1, 100, 2, Optional.empty()), List.of(0, 13));
    Plan plan = plans.take(first, 100);
    plans.give(plan, first, 100);
    assertThat(plans.take(new Candidates(first.setting(), List.of(0, 14)), 100)).isNotSameAs(plan);
    assertThat(plans.take(new Candidates(new Branch.Setting(1, 100, 3, Optional.empty()), List.of(0, 13)), 100)).isNotSameAs(plan);
    assertThat(plans.take(first, 100)).isSameAs(plan);
  }
}
