package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Medians and ranks that are found by counting against sorting: bit by bit. */
final class SelectionTest {

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

  /** Medians of few: at least a number where counting says so, and never so where they are below it. */
  @ParameterizedTest
  @EnumSource(names = {"GAUSSIAN", "FEW_VALUES"})
  void mediansAreAtLeastWhatCountingSays(Kind kind) {
    int told = 0;
    for (int count = 1; count <= 65; count++) {
      double[] all = kind.values(count);
      for (double least : kind.values(9)) {
        boolean counted = Medians.atLeast(all, least);
        double median = Medians.of(all.clone());
        assertThat(counted && median < least).as("%d values, %s", count, least).isFalse();
        assertThat(counted || count % 2 == 0 || median < least).as("%d values, %s", count, least).isTrue();
        told += counted ? 1 : 0;
      }
    }
    assertThat(told).isBetween(100, 500);
  }
}
