package org.residua.api.sum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixed tree has the order that it says, and keeps its error bound. */
class FixedTreeTest {

  private static final double UNIT = 0x1p-53;

  /** The order as its Javadoc has it, by recursion. */
  private static double reference(int from, int to, IntToDoubleFunction term) {
    int blocks = Math.ceilDiv(to - from, FixedTree.BLOCK);
    if (blocks > 1) {
      int middle = from + Integer.highestOneBit(blocks - 1) * FixedTree.BLOCK;
      return reference(from, middle, term) + reference(middle, to, term);
    }
    double[] l = new double[8];
    for (int i = from; i < to; i++) {
      l[(i - from) % 8] += term.applyAsDouble(i);
    }
    return ((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]));
  }

  /** Integers: products are exact, so that fused and plain additions agree, while sums of mixed size round. */
  private static double[] rough(int count, int most, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(count)
        .map(v -> Math.rint((v - 0.4) * 0x1p25) * Math.scalb(1.0, 3 * random.nextInt(most))).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 1000, 1023, 1024, 1025, 2048, 3000, 5000, 8192, 9217, 70_001})
  void order(int count) {
    double[] x = rough(count, 9, count);
    double[] y = rough(count, 9, count + 1);
    assertThat(FixedTree.dot(x, y, count)).isEqualTo(reference(0, count, i -> x[i] * y[i]));
    assertThat(FixedTree.sum(x, 0, count)).isEqualTo(reference(0, count, i -> x[i]));
    assertThat(FixedTree.sum(x, count, v -> 3 * v)).isEqualTo(reference(0, count, i -> 3 * x[i]));
    double[] z = rough(count, 1, count + 2);
    double[] w = rough(count, 1, count + 3);
    assertThat(FixedTree.squaredDistance(z, w, 0, count))
        .isEqualTo(reference(0, count, i -> (z[i] - w[i]) * (z[i] - w[i])));
  }

  @Test
  void orderIsSeenByTheseData() {
    double[] x = rough(70_001, 9, 1);
    assertThat(Arrays.stream(x).reduce(0, Double::sum)).isNotEqualTo(FixedTree.sum(x, 0, x.length));
  }

  /** Aligned parts of a power of two of blocks, added pairwise, are the whole. */
  @Test
  void partsAreSubtrees() {
    for (int count : new int[] {1500, 4096, 5000, 100_000}) {
      double[] x = rough(count, 9, count);
      for (int part = FixedTree.BLOCK; part <= 64 * FixedTree.BLOCK; part *= 2) {
        PairwiseSum sum = new PairwiseSum();
        for (int from = 0; from < count; from += part) {
          sum.add(FixedTree.dot(x, x, from, Math.min(count, from + part)));
        }
        assertThat(sum.value()).isEqualTo(FixedTree.sumOfSquares(x, count));
      }
    }
  }

  @Test
  void errorsStayWithinTheBound() {
    for (int count : new int[] {1, 8, 100, 1024, 1025, 5000, 40_000}) {
      for (int kind = 0; kind < 5; kind++) {
        double[] x = hostile(count, kind, 1);
        double[] y = hostile(count, kind, 2);
        assertWithin(FixedTree.sum(x, 0, count), count, 0, i -> new BigDecimal(x[i]));
        assertWithin(FixedTree.dot(x, y, count), count, 0,
            i -> new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
        assertWithin(FixedTree.squaredDistance(x, y, 0, count), count, 2,
            i -> new BigDecimal(x[i]).subtract(new BigDecimal(y[i])).pow(2));
      }
    }
  }

  /** Signs that cancel, magnitudes that grow, fall and are spread, and numbers that round alike. */
  private static double[] hostile(int count, int kind, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      double v = 1 + random.nextDouble();
      x[i] = switch (kind) {
        case 0 -> (i % 16 < 8 ? v : -v) * 1e8;
        case 1 -> v * Math.scalb(1.0, i % 300);
        case 2 -> v * Math.scalb(1.0, -(i / 8 % 300));
        case 3 -> (random.nextBoolean() ? v : -v) * Math.scalb(1.0, random.nextInt(-150, 150));
        default -> 1 + 3 * UNIT * (i % 5);
      };
    }
    return x;
  }

  private static void assertWithin(
      double actual, int count, int own, java.util.function.IntFunction<BigDecimal> term) {
    BigDecimal exact = BigDecimal.ZERO;
    BigDecimal size = BigDecimal.ZERO;
    for (int i = 0; i < count; i++) {
      exact = exact.add(term.apply(i));
      size = size.add(term.apply(i).abs());
    }
    double k = (FixedTree.additions(count) + own) * UNIT;
    BigDecimal bound = size.multiply(new BigDecimal(k / (1 - k)));
    assertThat(new BigDecimal(actual).subtract(exact).abs()).isLessThanOrEqualTo(bound);
  }

  /** Each lane begins with 1 and then loses every number, half its last place, to the tie: 127 of 131 units. */
  @Test
  void theBoundIsNearlyAttained() {
    double[] x = new double[FixedTree.BLOCK];
    Arrays.fill(x, UNIT);
    Arrays.fill(x, 0, FixedTree.LANES, 1);
    BigDecimal exact = Arrays.stream(x).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    double error = exact.subtract(new BigDecimal(FixedTree.sum(x, 0, x.length)))
        .divide(exact, MathContext.DECIMAL64).doubleValue();
    assertThat(error / UNIT).isBetween(126.9, (double) FixedTree.additions(x.length));
  }

  @Test
  void additions() {
    assertThat(FixedTree.additions(1)).isEqualTo(1 + 3);
    assertThat(FixedTree.additions(1024)).isEqualTo(131);
    assertThat(FixedTree.additions(1025)).isEqualTo(132);
    assertThat(FixedTree.additions(4096)).isEqualTo(133);
    assertThat(FixedTree.additions(4097)).isEqualTo(134);
    assertThat(FixedTree.additions(1 << 26)).isEqualTo(147);
  }
}
