package org.residua.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** The bound against the absolute row sums of the matrix found column by column, in exact arithmetic. */
final class WeightedGramTest {

  private static Signal[] columns(LinearOperator k, Shape shape) {
    Signal[] columns = new Signal[shape.size()];
    for (int j = 0; j < columns.length; j++) {
      double[] unit = new double[shape.size()];
      unit[j] = 1;
      columns[j] = k.apply(Signal.planar(shape, unit));
    }
    return columns;
  }

  private static BigDecimal rowSums(Signal[] columns, double[] w) {
    int rows = w.length;
    BigDecimal[][] k = new BigDecimal[columns.length][rows];
    for (int j = 0; j < columns.length; j++) {
      double[] column = new double[rows];
      columns[j].copyTo(column);
      Arrays.setAll(k[j], m -> new BigDecimal(column[m]));
    }
    BigDecimal largest = BigDecimal.ZERO;
    for (BigDecimal[] a : k) {
      BigDecimal sum = BigDecimal.ZERO;
      for (BigDecimal[] b : k) {
        BigDecimal entry = BigDecimal.ZERO;
        for (int m = 0; m < rows; m++) {
          if (a[m].signum() != 0 && b[m].signum() != 0) {
            entry = entry.add(a[m].multiply(b[m]).multiply(new BigDecimal(w[m])));
          }
        }
        sum = sum.add(entry.abs());
      }
      largest = largest.max(sum);
    }
    return largest;
  }

  /** Weights of many magnitudes, or almost equal. Never below the smaller of both bounds, and above by rounding only. */
  @Test
  void everyBoundaryGroupGapAndLength() {
    SplittableRandom random = new SplittableRandom(5);
    int rowSumsWin = 0;
    int ties = 0;
    for (Boundary boundary : Boundary.values()) {
      for (int groups : new int[] {1, 2}) {
        for (int dilation : new int[] {1, 2}) {
          for (int length : new int[] {1, 2, 3, 4, 5, 7, 9, 10, 11, 16}) {
            double[] filters = random.doubles(24L / groups, -1, 1).toArray();
            Convolution k = new Convolution(new Parameter("K", List.of(4, 2 / groups, 3), filters), boundary, groups, dilation);
            if (boundary == Boundary.NATURAL && length < k.stencil().reach()) {
              continue;
            }
            Shape shape = new Shape(2, length);
            Shape target = k.target(shape);
            double[] w = random.doubles(target.size(), length % 3 == 0 ? -1e-9 : -6, 0).map(Math::exp).toArray();
            double bound = WeightedGram.bound(k, shape, Signal.planar(target, w));
            BigDecimal sums = rowSums(columns(k, shape), w);
            double other = Arrays.stream(w).max().orElseThrow() * k.norm().upperSquared();
            double l1 = Arrays.stream(filters).map(Math::abs).sum();
            assertThat(bound).isLessThanOrEqualTo(other * (1 + 4 * Math.ulp(1.0)));
            if (bound < other) {
              rowSumsWin++;
              // Half of what is added for rounding is 2^-53 for each operation: columns found by apply are rounded as well.
              assertThat(new BigDecimal(bound)).as("%s, %d samples", k, length).isGreaterThanOrEqualTo(sums);
              assertThat(bound).isLessThanOrEqualTo(sums.doubleValue() + 1000 * Math.ulp(1.0) * l1 * l1);
            } else {
              ties++;
              assertThat(sums.doubleValue()).isGreaterThan(other * (1 - 1000 * Math.ulp(1.0) * l1 * l1 / other));
            }
          }
        }
      }
    }
    assertThat(rowSumsWin).isGreaterThan(80);
    assertThat(ties).isPositive();
  }

  /** First differences: {@code 2 (w_{i-1} + w_i)} inside, by hand. */
  @Test
  void differencesByHand() {
    Shape shape = new Shape(1, 5);
    Convolution natural = Convolution.difference(1, Boundary.NATURAL);
    assertClose(WeightedGram.bound(natural, shape, Signal.of(0.5, 0.125, 0.25, 0.125)), 1.25);
    // At the end of a reflected signal the row of the end is zero, and so is what its weight adds.
    Convolution reflecting = Convolution.difference(1, Boundary.REFLECTING);
    assertClose(WeightedGram.bound(reflecting, shape, Signal.of(0.5, 0.125, 0.25, 0.125, 1)), 1.25);
    Convolution periodic = Convolution.difference(1, Boundary.PERIODIC);
    assertClose(WeightedGram.bound(periodic, shape, Signal.of(0.5, 0.125, 0.25, 0.125, 0.25)), 1.5);
    // Constant weights: 4^m, as the norm.
    for (int order = 1; order <= 3; order++) {
      Convolution k = Convolution.difference(order, Boundary.PERIODIC);
      double[] w = new double[8];
      Arrays.fill(w, 0.75);
      assertClose(WeightedGram.bound(k, new Shape(1, 8), Signal.of(w)), 0.75 * Math.pow(4, order));
    }
  }

  /** Filters of several responses that cancel each other: entries are added up before their absolute values are taken. */
  @Test
  void entriesAreAddedUpOverTheResponses() {
    Convolution haar = Convolution.bank(Boundary.PERIODIC, new double[][][] {{{0.5, 0.5}}, {{0.5, -0.5}}});
    Signal ones = Signal.ofChannels(new double[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1});
    assertClose(WeightedGram.bound(haar, new Shape(1, 4), ones), 1);
  }

  private static void assertClose(double bound, double exact) {
    assertThat(bound).isBetween(exact, exact + 1e-12);
  }

  @Test
  void otherOperatorsHaveTheNorm() {
    assertThat(WeightedGram.bound(new Scaled(2, new Identity()), new Shape(1, 2), Signal.of(0.5, 0.25))).isEqualTo(2);
  }

  @Test
  void extremes() {
    Convolution k = Convolution.difference(1, Boundary.NATURAL);
    Shape shape = new Shape(1, 3);
    assertThat(WeightedGram.bound(k, shape, Signal.of(0, 0))).isZero();
    assertThat(WeightedGram.bound(k, shape, Signal.of(0, Double.NaN))).isNaN();
    assertThat(WeightedGram.bound(k, shape, Signal.of(1, Double.POSITIVE_INFINITY))).isInfinite();
    assertThat(WeightedGram.bound(k, shape, Signal.of(1e308, 1e308))).isInfinite();
    // What underflows is not lost.
    assertThat(WeightedGram.bound(k, shape, Signal.of(Double.MIN_VALUE, 0))).isGreaterThanOrEqualTo(2 * Double.MIN_VALUE);
    Convolution small = Convolution.of(Boundary.NATURAL, 1e-170, -1e-170);
    assertThat(WeightedGram.bound(small, shape, Signal.of(1e300, 0))).isGreaterThanOrEqualTo(2e-40);
    assertThatIllegalArgumentException().isThrownBy(() -> WeightedGram.bound(k, shape, Signal.of(1, -1e-9)))
        .withMessageContaining("weight 1 of response 0 is -1.0E-9; weights are at least 0");
    assertThatIllegalArgumentException().isThrownBy(() -> WeightedGram.bound(k, shape, Signal.of(1, 1, 1)));
  }
}
