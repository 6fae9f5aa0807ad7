package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/** The rule against sorting, bit by bit; and what it finds in data that is known. */
final class NoiseLevelTest {

  /** Channels, gaps and lengths that straddle the blocks in which differences are told. */
  @ParameterizedTest
  @EnumSource
  void theNoiseLevelIsThatOfSortedDifferences(Data data) {
    for (int length : new int[] {1, 2, 3, 15, 16, 17, 31, 33, 1000, 4096, 4097, 4098, 20_000}) {
      for (int channels : new int[] {1, 3}) {
        Signal f = data.signal(channels, length);
        for (int c = 0; c < channels; c++) {
          assertThat(NoiseLevel.of(f, c).sigma()).as("%s, channel %d of %d, %d samples", data, c, channels, length)
              .isEqualTo(NoiseReference.level(f.channel(c)));
        }
      }
    }
  }

  enum Data {
    COMPLETE {
      @Override
      double sample(int i, Random random) {
        return i % 100 + random.nextGaussian();
      }
    },
    GAPS {
      @Override
      double sample(int i, Random random) {
        return random.nextInt(5) == 0 ? Double.NaN : i % 100 + random.nextGaussian();
      }
    },
    EVERY_OTHER_MISSING {
      @Override
      double sample(int i, Random random) {
        return i % 2 == 0 ? Double.NaN : i % 100 + random.nextGaussian();
      }
    },
    SILENCE {
      @Override
      double sample(int i, Random random) {
        return i % 40 < 12 ? 0.25 : random.nextGaussian();
      }
    },
    SILENCE_AND_GAPS {
      @Override
      double sample(int i, Random random) {
        return random.nextInt(9) == 0 ? Double.NaN : i % 70 < 30 ? -1 : random.nextGaussian();
      }
    },
    ROUNDED {
      @Override
      double sample(int i, Random random) {
        return Math.rint(5 * Math.sin(0.02 * i) + random.nextGaussian());
      }
    },
    ROUNDED_TO_TENTHS_WITH_GAPS {
      @Override
      double sample(int i, Random random) {
        return random.nextInt(7) == 0 ? Double.NaN : 0.1 * Math.rint(10 * (20 + Math.sin(0.02 * i) + 0.1 * random.nextGaussian()));
      }
    },
    CONSTANT {
      @Override
      double sample(int i, Random random) {
        return 3;
      }
    };

    abstract double sample(int i, Random random);

    Signal signal(int channels, int length) {
      Random random = new Random(length);
      SignalBuffer u = new SignalBuffer(new Shape(channels, length));
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < length; i++) {
          u.set(c, i, sample(i, random));
        }
      }
      return u.handOver();
    }
  }

  private static double mean(int seeds, IntToDoubleFunction level) {
    return IntStream.range(0, seeds).mapToDouble(level).average().orElseThrow();
  }

  private static double[] noisy(int length, int seed, IntToDoubleFunction clean) {
    Random random = new Random(seed);
    return IntStream.range(0, length).mapToDouble(i -> clean.applyAsDouble(i) + random.nextGaussian()).toArray();
  }

  private static NoiseLevel of(double... y) {
    return NoiseLevel.of(Signal.of(y), 0);
  }

  /** Differences of order 2 and 3 see through what those of order 1 take for noise; the least of three is a little too small. */
  @Test
  void aSignalIsNoNoise() {
    assertThat(mean(10, seed -> of(noisy(2048, seed, i -> 20 * Math.sin(0.3 * i))).sigma())).isBetween(0.95, 1.05);
    assertThat(of(noisy(2048, 1, i -> 20 * Math.sin(0.3 * i))).order()).isGreaterThan(1);
    assertThat(mean(10, seed -> of(noisy(2048, seed, i -> Math.floorDiv(i, 200) * 7 % 10)).sigma())).isBetween(0.95, 1.05);
  }

  /** The truth with its rounding is {@code sqrt(1 + q^2/12)}: 1.04 and 1.32. */
  @Test
  void roundingCountsAsNoise() {
    for (double q : new double[] {1, 3}) {
      double found = mean(10, seed -> of(Arrays.stream(noisy(2000, seed, i -> 5 * Math.sin(0.02 * i)))
          .map(x -> q * Math.rint(x / q)).toArray()).sigma());
      assertThat(found).as("q = %s", q).isBetween(q == 1 ? 0.97 : 1, q == 1 ? 1.07 : 1.32);
    }
    NoiseLevel level = of(Arrays.stream(noisy(2000, 1, i -> 0)).map(Math::rint).toArray());
    assertThat(level.origin()).isEqualTo(NoiseLevel.Origin.ROUNDED);
    assertThat(level.grid()).isEqualTo(1);
    assertThat(level.describe()).contains("rounded to multiples of 1.000");
  }

  /** 20.5 - 20.4 is not 0.1: rounding of decimals is no finer grid. */
  @Test
  void aThermometerHasTheNoiseOfItsSteps() {
    double[] y = IntStream.range(0, 400).mapToDouble(i -> Math.rint(10 * (20 + 2 * Math.sin(0.02 * i))) / 10).toArray();
    NoiseLevel level = of(y);
    assertThat(level.grid()).isCloseTo(0.1, within(1e-12));
    assertThat(level.sigma()).isCloseTo(0.1 / Math.sqrt(12), within(1e-12));
  }

  /** All steps of a clean step function are multiples of the least: fifteen of them are no grid. */
  @Test
  void fewStepsAreNoGrid() {
    for (int steps : new int[] {1, 5, 15, 16, 17}) {
      NoiseLevel level = of(IntStream.range(0, 20 * (steps + 1)).mapToDouble(i -> Math.floorDiv(i, 20) * 5).toArray());
      assertThat(level.grid()).as("%d steps", steps).isEqualTo(steps < 16 ? 0 : 5);
      assertThat(level.sigma() > 0).as("%d steps", steps).isEqualTo(steps >= 16);
    }
  }

  @Test
  void silenceTellsNothing() {
    for (double part : new double[] {0.3, 0.45, 0.55, 0.8}) {
      int active = 400;
      int silent = (int) Math.round(active * part / (1 - part));
      double found = mean(10, seed -> {
        double[] y = new double[active + silent];
        System.arraycopy(noisy(active, seed, i -> i < 300 ? 0 : 5), 0, y, silent / 2, active);
        return of(y).sigma();
      });
      assertThat(found).as("%s silent", part).isBetween(0.88, 1.05);
    }
  }

  @Test
  void nothingIsSaidToBeNothing() {
    assertThat(of(new double[50]).describe()).contains("every sample that is there is one of 8 or more equal ones");
    assertThat(of(noisy(15, 1, i -> 0)).describe()).contains("15 samples are too few", "16 are needed");
    assertThat(of(noisy(16, 1, i -> 0)).sigma()).isPositive();
    assertThat(of(IntStream.range(0, 100).asDoubleStream().toArray()).describe()).contains("at least half of the differences");
    double[] missing = new double[40];
    Arrays.fill(missing, Double.NaN);
    NoiseLevel none = of(missing);
    assertThat(none.sigma()).isZero();
    assertThat(none.live()).isZero();
    assertThat(none.origin()).isEqualTo(NoiseLevel.Origin.NONE);
    assertThat(of(Double.MAX_VALUE, -Double.MAX_VALUE, 0, 1).sigma()).isZero();
  }

  @Test
  void theScaleOfSamplesDoesNotMatter() {
    double[] y = noisy(300, 4, i -> i < 100 ? 0 : 6);
    double sigma = of(y).sigma();
    for (int power : new int[] {-900, -300, 300, 900}) {
      assertThat(of(Arrays.stream(y).map(x -> Math.scalb(x, power)).toArray()).sigma()).isEqualTo(Math.scalb(sigma, power));
    }
  }

  @Test
  void aKnownLevelIsPositiveAndFinite() {
    assertThat(NoiseLevel.given(2.5).sigma()).isEqualTo(2.5);
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> NoiseLevel.given(wrong)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("noise level = " + wrong, "leave it out");
    }
  }

  /** A signal of 8 MB is estimated in half of that: counters for six medians, blocks, a few values, a bit for each sample. */
  @Test
  void aLongSignalIsNotCopied() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Signal f = Data.GAPS.signal(1, 1 << 20);
    long before = threads.getCurrentThreadAllocatedBytes();
    NoiseLevel.of(f, 0);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(5 << 20);
  }
}
