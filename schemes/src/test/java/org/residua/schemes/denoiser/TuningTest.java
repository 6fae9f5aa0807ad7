package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;
import org.residua.schemes.Fsi;
import org.residua.schemes.SemiImplicit;

final class TuningTest {

  private static final Engine ENGINE = Engines.plain();
  private static final int LENGTH = 256;
  private static final Tuning.Open ALL = Tuning.Open.nothing(1).choosingOrder().choosingContrast().choosingTime();

  enum Kind {
    STEPS(1) {
      @Override
      double clean(int i) {
        return Math.floorDiv(i, 50) * 5 % 11;
      }
    },
    SINE(2) {
      @Override
      double clean(int i) {
        return 8 * Math.sin(0.06 * i);
      }
    };

    private final int order;

    Kind(int order) {
      this.order = order;
    }

    abstract double clean(int i);
  }

  private static Signal noisy(long seed, IntToDoubleFunction clean) {
    Random random = new Random(seed);
    return Signal.of(IntStream.range(0, LENGTH).mapToDouble(i -> clean.applyAsDouble(i) + random.nextGaussian()).toArray());
  }

  /** Four semi-implicit steps. */
  private static Scheme scheme(Tuning.Parameters parameters, double sigma) {
    Convolution k = Convolution.difference(parameters.order(), Boundary.NATURAL);
    double contrast = parameters.contrast() * Tuning.response(sigma, k);
    return new SemiImplicit(Diffusion.of(k, new PeronaMalik(contrast)), StepSize.unchecked(parameters.time() / 4), 4);
  }

  private static Tuning tuned(Signal y, Tuning.Open open) {
    return Tuning.of(y, levels(y), open, TuningTest::scheme, ENGINE).orElseThrow();
  }

  private static List<NoiseLevel> levels(Signal y) {
    return IntStream.range(0, y.shape().channels()).mapToObj(c -> NoiseLevel.of(y, c)).toList();
  }

  private static double loss(Kind kind, Signal y, Tuning.Parameters parameters) {
    Signal u = Plan.of(scheme(parameters, Tuning.common(levels(y))), y.shape()).run(y);
    return IntStream.range(0, LENGTH).mapToDouble(i -> Math.pow(u.get(0, i) - kind.clean(i), 2)).average().orElseThrow();
  }

  /** Better than each fixed time with the contrast of the noise, of either order, up to a tenth: none of them is known before. */
  @ParameterizedTest
  @EnumSource
  void itIsAsGoodAsTheBestOfFixedParameters(Kind kind) {
    double tuned = 0;
    double[] fixed = new double[8];
    for (int seed = 0; seed < 5; seed++) {
      Signal y = noisy(seed, kind::clean);
      Tuning found = tuned(y, ALL);
      assertThat(found.parameters().order()).as("seed %d", seed).isEqualTo(kind.order);
      tuned += loss(kind, y, found.parameters());
      for (int k = 0; k < fixed.length; k++) {
        fixed[k] += loss(kind, y, new Tuning.Parameters(1 + k % 2, 1, StrictMath.scalb(1.0, k / 2 * 2)));
      }
    }
    assertThat(tuned).isLessThanOrEqualTo(1.1 * Arrays.stream(fixed).min().orElseThrow());
  }

  /** No other parameters on the grid have less estimated risk, and those around the best time are tried as well. */
  @Test
  void itIsTheLeastOfTheGrid() {
    Signal y = noisy(7, Kind.SINE::clean);
    Tuning found = tuned(y, ALL);
    for (int order : ALL.orders()) {
      for (double contrast : ALL.contrasts()) {
        for (double time : ALL.times()) {
          Tuning one = tuned(y, new Tuning.Open(List.of(order), List.of(contrast), List.of(time)));
          assertThat(one.parameters()).isEqualTo(new Tuning.Parameters(order, contrast, time));
          assertThat(one.risk()).isGreaterThanOrEqualTo(found.risk());
        }
      }
    }
    for (double factor : new double[] {0.5, 2}) {
      Tuning.Parameters best = found.parameters();
      double power = Math.log(best.time()) / Math.log(4);
      boolean coarse = power == Math.rint(power);
      Tuning beside = tuned(y, new Tuning.Open(List.of(best.order()), List.of(best.contrast()), List.of(factor * best.time())));
      assertThat(!coarse || beside.risk() >= found.risk()).isTrue();
    }
    assertThat(tuned(y, ALL)).isEqualTo(found);
  }

  @Test
  void whatIsSettledStays() {
    Signal y = noisy(3, Kind.STEPS::clean);
    assertThat(tuned(y, Tuning.Open.nothing(2)).parameters()).isEqualTo(new Tuning.Parameters(2, 1, 1));
    assertThat(tuned(y, Tuning.Open.nothing(2).choosingContrast()).parameters().time()).isEqualTo(1);
    assertThat(tuned(y, Tuning.Open.nothing(2).choosingContrast()).parameters().order()).isEqualTo(2);
    assertThat(tuned(y, Tuning.Open.nothing(1).choosingTime()).parameters().contrast()).isEqualTo(1);
    assertThat(ALL.times()).startsWith(0.25, 1.0).endsWith(65536.0).hasSize(10);
  }

  /** The channel without noise has no say; two equal ones say what one does, twice. */
  @Test
  void channelsAreSummed() {
    Signal y = noisy(4, Kind.STEPS::clean);
    SignalBuffer two = new SignalBuffer(new Shape(2, LENGTH));
    for (int i = 0; i < LENGTH; i++) {
      two.set(0, i, y.get(0, i));
      two.set(1, i, y.get(0, i));
    }
    Tuning.Open open = Tuning.Open.nothing(1).choosingTime();
    Tuning one = tuned(y, open);
    Tuning both = tuned(two.handOver(), open);
    assertThat(both.parameters()).isEqualTo(one.parameters());
    assertThat(both.risk()).isEqualTo(2 * one.risk());
  }

  @Test
  void nothingIsTunedWithoutNoiseOrSamples() {
    for (Signal y : List.of(Signal.of(new double[LENGTH]), Signal.of(new double[20]), Signal.of(new double[40_000]))) {
      for (List<NoiseLevel> noise : List.of(levels(y), List.of(NoiseLevel.given(1)))) {
        assertThat(Tuning.of(y, noise, ALL, TuningTest::scheme, ENGINE)).isEmpty();
      }
    }
    assertThatThrownBy(() -> Tuning.of(noisy(1, _ -> 0), List.of(), ALL, TuningTest::scheme, ENGINE))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 noise levels for 1 channels");
  }

  /** Differences of order 60 of 40 samples: what the filter says, not what a worker died of. */
  @Test
  void whatASchemeRefusesIsSaid() {
    Tuning.Open open = new Tuning.Open(List.of(60), List.of(1.0), List.of(1.0));
    Signal y = Signal.of(IntStream.range(0, 40).mapToDouble(i -> noisy(5, _ -> 0).get(0, i)).toArray());
    assertThatThrownBy(() -> tuned(y, open)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 8, 20, 50, 100, 1000, 12_345.6})
  void cyclesAreAsLongAsEightOfThemFit(double units) {
    int steps = Tuning.steps(Fsi.FAMILY::span, units);
    assertThat(steps).isGreaterThanOrEqualTo(2);
    assertThat(steps == 2 || 8 * Fsi.FAMILY.span(steps) <= units).isTrue();
    assertThat(8 * Fsi.FAMILY.span(steps + 1)).isGreaterThan(units);
  }

  @Test
  void responsesAreAsLoudAsTheFilters() {
    assertThat(Tuning.response(2, Convolution.difference(1, Boundary.NATURAL))).isEqualTo(2 * Math.sqrt(2));
    assertThat(Tuning.response(2, Convolution.difference(2, Boundary.NATURAL))).isEqualTo(2 * Math.sqrt(6));
    assertThat(Tuning.common(List.of(NoiseLevel.given(3), NoiseLevel.given(4)))).isEqualTo(Math.sqrt(12.5));
  }
}
