package org.residua.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.signal.Signal;
import org.residua.schemes.denoiser.NoiseLevel;

/** What was removed speaks: white noise of one level says nothing, everything else says what it is. */
class EvidenceTest {

  private static final int LENGTH = 2000;
  private static final Signal WAVE = MadeUp.noisy(LENGTH, i -> 5 * Math.sin(i / 40.0), 0, 0);
  private static final NoiseLevel ONE = NoiseLevel.given(1);

  private static Signal noise(long seed) {
    return MadeUp.noisy(LENGTH, i -> 0, 1, seed);
  }

  /** Of a result that is the clean wave. */
  private static Evidence removed(Signal noise) {
    return of(MadeUp.sum(WAVE, noise), WAVE);
  }

  private static Evidence of(Signal before, Signal after) {
    return Evidence.of(before, before, after, 0, ONE);
  }

  private static Signal mapped(Signal u, IntToDoubleFunction factor) {
    return Signal.of(IntStream.range(0, LENGTH).mapToDouble(i -> factor.applyAsDouble(i) * u.get(0, i)).toArray());
  }

  /** One step of {@code x_i = a x_(i-1) + e_i}. */
  private static Signal coloured(double a, long seed) {
    Random random = new Random(seed);
    double[] x = new double[LENGTH];
    for (int i = 1; i < LENGTH; i++) {
      x[i] = a * x[i - 1] + random.nextGaussian();
    }
    return Signal.of(x);
  }

  @Test
  void whiteNoiseSaysNothing() {
    for (int seed = 0; seed < 100; seed++) {
      assertThat(removed(noise(seed)).warnings()).as("seed %s", seed).isEmpty();
    }
  }

  @Test
  void colouredNoise() {
    assertThat(removed(coloured(0.5, 1)).warnings()).singleElement().asString()
        .contains("samples 1 apart").contains("some of the signal went with it, or the noise is coloured");
    assertThat(removed(coloured(-0.5, 1)).warnings()).singleElement().asString().contains("only its fast part was removed");
    assertThat(removed(coloured(0.5, 1)).residual().neighbours()).isCloseTo(0.5, Offset.offset(0.1));
  }

  @Test
  void hum() {
    assertThat(removed(MadeUp.noisy(LENGTH, i -> 1.5 * Math.sin(Math.PI * i / 3), 1, 1)).warnings()).singleElement().asString()
        .contains("something periodic went with the noise");
  }

  @Test
  void flattenedPeaks() {
    Signal noise = noise(1);
    assertThat(of(MadeUp.sum(WAVE, noise), mapped(WAVE, _ -> 0.8)).warnings()).anyMatch(text -> text.contains("peaks or jumps were flattened"));
    assertThat(of(MadeUp.sum(WAVE, noise), mapped(WAVE, _ -> 1.2)).warnings()).anyMatch(text -> text.contains("overshoots"));
  }

  @Test
  void levelsThatDrift() {
    assertThat(removed(mapped(noise(1), i -> i < 1000 ? 1 : 3)).warnings()).anyMatch(text -> text.contains("one noise level is assumed"));
    Residual residual = removed(mapped(noise(1), i -> 1 + 2.0 * i / LENGTH)).residual();
    assertThat(residual.strongest()).isGreaterThan(1600);
    assertThat(residual.weakest()).isLessThan(400);
    assertThat(residual.uneven()).isBetween(2.0, 3.5);
  }

  @Test
  void heavyTails() {
    Random random = new Random(1);
    Signal outliers = mapped(noise(2), _ -> random.nextInt(100) == 0 ? 8 : 1);
    assertThat(removed(outliers).warnings()).anyMatch(text -> text.contains("beyond four standard deviations"));
  }

  @Test
  void isolatedSamplesThatStayed() {
    Signal before = MadeUp.sum(MadeUp.sum(WAVE, noise(1)), MadeUp.noisy(LENGTH, i -> i == 700 ? 20 : 0, 0, 0));
    Signal kept = MadeUp.sum(WAVE, MadeUp.noisy(LENGTH, i -> i == 700 ? 19 : 0, 0, 0));
    assertThat(of(before, kept).warnings()).singleElement().asString().contains("1 isolated sample stands").contains("sample 701");
    assertThat(of(before, WAVE).warnings()).isEmpty();
    Signal spiky = MadeUp.noisy(LENGTH, i -> i % 50 == 0 ? 20 : 0, 0.1, 0);
    assertThat(Evidence.of(spiky, spiky, spiky, 0, NoiseLevel.given(0.1)).warnings()).as("those of the signal itself").isEmpty();
  }

  @Test
  void noiseLevelsThatAreNotSure() {
    Signal rounded = Signal.of(IntStream.range(0, LENGTH).mapToDouble(i -> Math.rint(noise(1).get(0, i))).toArray());
    assertThat(Evidence.of(rounded, rounded, rounded, 0, NoiseLevel.of(rounded, 0)).warnings()).first().asString().contains("rounded samples");
    Signal silent = mapped(noise(1), i -> i < 900 ? 0 : 1);
    assertThat(Evidence.of(silent, silent, silent, 0, NoiseLevel.of(silent, 0)).warnings()).first().asString().contains("rests on 1100 of 2000");
    Signal constant = mapped(noise(1), _ -> 0);
    assertThat(Evidence.of(constant, constant, constant, 0, NoiseLevel.of(constant, 0)).warnings()).singleElement().asString()
        .contains("there is no noise level");
  }

  /** Ten times the range of the input is the border, whatever level the signal has; a constant one is not said to diverge by rounding. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-100, 1e100})
  void divergence(double unit) {
    Signal f = Signal.of(3 * unit, 5 * unit);
    assertThat(of(f, Signal.of(-5.9 * unit, 13.9 * unit)).diverged()).isFalse();
    assertThat(of(f, Signal.of(4 * unit, -6.1 * unit)).diverged()).isTrue();
    assertThat(of(f, Signal.of(4 * unit, Double.NaN)).diverged()).isTrue();
    assertThat(of(Signal.of(unit, unit), Signal.of(unit, unit * (1 + 1e-12))).diverged()).isFalse();
    assertThat(of(Signal.of(unit, unit), Signal.of(unit, 2 * unit)).diverged()).isTrue();
  }

  /** Missing samples count for nothing, and a unit of 1e-200 or 1e200 for as much as 1. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-200, 1e200})
  void numbersOfWhatWasRemoved(double unit) {
    double[] y = new double[100];
    double[] filled = new double[100];
    for (int i = 0; i < 100; i++) {
      y[i] = i % 10 == 9 ? Double.NaN : unit * (i % 2 == 0 ? 1 : -1);
      filled[i] = i % 10 == 9 ? 0 : y[i];
    }
    Residual residual = Evidence.of(Signal.of(y), Signal.of(filled), Signal.of(new double[100]), 0, ONE).residual();
    assertThat(residual.count()).isEqualTo(90);
    assertThat(residual.deviation()).isCloseTo(unit, Offset.offset(1e-12 * unit));
    assertThat(residual.neighbours()).as("of the pairs that are there").isCloseTo(-1, Offset.offset(1e-12));
    assertThat(residual.beyond()).isZero();
    assertThat(residual.uneven()).isCloseTo(1, Offset.offset(1e-12));
  }

  /** A level that falls off towards zero boundaries leaves the narrow range of the input, but does not grow. */
  @Test
  void whatDoesNotGrowDoesNotDiverge() {
    Signal level = MadeUp.noisy(LENGTH, i -> 1000, 1, 1);
    assertThat(of(level, mapped(level, i -> i < 5 ? 0.2 * i : 1)).diverged()).isFalse();
    assertThat(of(level, mapped(level, i -> i < 5 ? 2 : 1)).diverged()).isTrue();
  }

  /** Samples that were left as they are tell nothing of the noise. */
  @Test
  void silenceSaysNothing() {
    Signal noise = mapped(noise(1), i -> i < 1100 ? 0 : 1);
    assertThat(removed(noise).residual().changed()).isEqualTo(900);
    assertThat(removed(noise).warnings()).isEmpty();
  }

  /** Smoothing that leaves a part of the noise correlates what went with what stayed. */
  @Test
  void noiseThatStayedIsNoFlattenedPeak() {
    Signal noise = noise(1);
    Signal smooth = Signal.of(IntStream.range(0, LENGTH).mapToDouble(i -> 0.25 * noise.get(0, Math.max(0, i - 1)) + 0.5 * noise.get(0, i)
        + 0.25 * noise.get(0, Math.min(LENGTH - 1, i + 1))).toArray());
    Evidence evidence = of(noise, smooth);
    assertThat(evidence.residual().withResult()).isGreaterThan(0.25);
    assertThat(evidence.warnings()).noneMatch(text -> text.contains("flattened"));
  }

  /** One part in which two samples are left of 64 says nothing about its level. */
  @Test
  void partsWithGapsAreNotCompared() {
    for (int seed = 0; seed < 50; seed++) {
      double[] y = MadeUp.noisy(1024, i -> 0, 1, seed).channel(0);
      for (int i = 64; i < 126; i++) {
        y[i] = Double.NaN;
      }
      Signal zero = Signal.of(new double[1024]);
      assertThat(Evidence.of(Signal.of(y), zero, zero, 0, ONE).residual().uneven()).isLessThan(2);
    }
  }

  @Test
  void theEndsOfASlopeAreNotIsolated() {
    Signal slope = MadeUp.noisy(LENGTH, i -> 10.0 * i, 1, 1);
    assertThat(Evidence.of(slope, slope, slope, 0, ONE).spikes().count()).isZero();
  }

  @Test
  void fewSamplesTellNothing() {
    Signal f = MadeUp.noisy(63, i -> 0, 1, 1);
    Evidence few = Evidence.of(f, f, Signal.of(new double[63]), 0, ONE);
    assertThat(few.residual().neighbours()).isNaN();
    assertThat(few.warnings()).isEmpty();
  }
}
