package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/** The medians that are found by counting, against sorting: bit by bit. */
final class NoiseLevelTest {

  /** Some below and some above what is sorted in one go, even and odd. */
  private static final int[] COUNTS = {1, 2, 3, 7, 4095, 4096, 4097, 65_535, 65_536, 65_537, 200_000, 200_001};

  enum Kind {
    GAUSSIAN {
      @Override
      double next(Random random) {
        return random.nextGaussian();
      }
    },
    FEW_VALUES {
      @Override
      double next(Random random) {
        return random.nextInt(-1, 2) * 0.1;
      }
    },
    ZEROS_OF_BOTH_SIGNS {
      @Override
      double next(Random random) {
        return random.nextBoolean() ? 0.0 : -0.0;
      }
    },
    ANY_BITS {
      @Override
      double next(Random random) {
        return Double.longBitsToDouble(random.nextLong());
      }
    },
    CLOSE_TOGETHER {
      @Override
      double next(Random random) {
        return 1 + Math.ulp(1.0) * random.nextInt(1_000_000);
      }
    };

    abstract double next(Random random);

    double[] values(int count) {
      Random random = new Random(count);
      DoubleSupplier next = () -> next(random);
      return DoubleStream.generate(next).limit(count).toArray();
    }
  }

  private static Values told(double[] all) {
    return () -> new Cursor() {
      private int at;

      @Override
      public int next(double[] block) {
        int count = Math.min(block.length, all.length - at);
        System.arraycopy(all, at, block, 0, count);
        at += count;
        return count;
      }
    };
  }

  private static double sorted(double[] all) {
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }

  @ParameterizedTest
  @EnumSource
  void theMedianIsThatOfSorting(Kind kind) {
    for (int count : COUNTS) {
      double[] all = kind.values(count);
      assertThat(Double.doubleToLongBits(Values.median(told(all)).orElseThrow()))
          .as("%s, %d values", kind, count).isEqualTo(Double.doubleToLongBits(sorted(all)));
    }
    assertThat(Values.median(told(new double[0]))).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void everyRankIsThatOfSorting() {
    double[] all = Kind.GAUSSIAN.values(70_000);
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    for (int rank : new int[] {0, 1, 34_999, 35_000, 69_998, 69_999}) {
      assertThat(new Selection(told(all)).ranked(rank, all.length)).isEqualTo(sorted[rank]);
    }
  }

  /** Channels, gaps and lengths that straddle the blocks in which differences are told. */
  @Test
  void theNoiseLevelIsThatOfSortedDifferences() {
    for (int length : new int[] {2, 3, 1000, 4096, 4097, 4098, 50_000}) {
      for (int channels : new int[] {1, 3}) {
        Signal f = signal(channels, length);
        double[] d = differences(f);
        double center = d.length == 0 ? 0 : sorted(d);
        double expected = d.length == 0 ? 0
            : sorted(Arrays.stream(d).map(x -> Math.abs(x - center)).toArray())
                / (0.6744897501960817 * Math.sqrt(2));
        assertThat(NoiseLevel.estimatePresent(f)).as("%d x %d", channels, length)
            .isEqualTo(expected);
      }
    }
  }

  private static Signal signal(int channels, int length) {
    Random random = new Random(length);
    SignalBuffer u = new SignalBuffer(new Shape(channels, length));
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < length; i++) {
        u.set(c, i, random.nextInt(5) == 0 ? Double.NaN : i % 100 + random.nextGaussian());
      }
    }
    return u.handOver();
  }

  private static double[] differences(Signal f) {
    DoubleStream.Builder all = DoubleStream.builder();
    for (int c = 0; c < f.shape().channels(); c++) {
      double[] present = Arrays.stream(f.channel(c)).filter(x -> !Double.isNaN(x)).toArray();
      for (int i = 1; i < present.length; i++) {
        all.add(present[i] - present[i - 1]);
      }
    }
    return all.build().toArray();
  }

  /** A signal of 8 MB is estimated, and windows of it taken, in an eighth of that: counters, blocks, a few values. */
  @Test
  void aLongSignalIsNotCopied() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Signal f = signal(1, 1 << 20);
    long before = threads.getCurrentThreadAllocatedBytes();
    NoiseLevel.estimatePresent(f);
    Sections.of(f);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan((8 << 20) / 2);
  }
}
