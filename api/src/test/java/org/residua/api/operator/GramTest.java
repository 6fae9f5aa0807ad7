package org.residua.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Integer weights: {@code K^T K} is that of the matrix found column by column, exactly. */
final class GramTest {

  @Test
  void everyBoundaryAndGroup() {
    SplittableRandom random = new SplittableRandom(1);
    for (Boundary boundary : Boundary.values()) {
      for (int groups : new int[] {1, 2}) {
        for (int length : new int[] {1, 2, 3, 5, 8}) {
          for (int dilation : new int[] {1, 2}) {
            double[] weights = random.doubles(24L / groups, -9, 9).map(Math::rint).toArray();
            Convolution k = new Convolution(
                new Parameter("K", List.of(4, 2 / groups, 3), weights), boundary, groups, dilation);
            if (boundary != Boundary.NATURAL || length >= k.stencil().reach()) {
              compare(k, length);
            }
          }
        }
      }
    }
  }

  private static void compare(Convolution k, int length) {
    int size = 2 * length;
    Signal[] columns = new Signal[size];
    for (int j = 0; j < size; j++) {
      double[] unit = new double[size];
      unit[j] = 1;
      columns[j] = k.apply(Signal.planar(new Shape(2, length), unit));
    }
    double[][] gram = new double[size][size];
    assertThat(Gram.each(k.stencil(), length, (_, i, j, a, b) -> gram[i][j] += a * b)).isTrue();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double expected = 0;
        for (int m = 0; m < columns[i].shape().channels(); m++) {
          for (int r = 0; r < columns[i].shape().length(); r++) {
            expected += columns[i].get(m, r) * columns[j].get(m, r);
          }
        }
        assertThat(gram[i][j]).as("%s, %d samples, (%d, %d)", k, length, i, j).isEqualTo(expected);
      }
    }
  }

  /** A third and two thirds that meet in one sample are not a double. */
  @Test
  void roundedEntriesAreTold() {
    Convolution k = Convolution.of(Boundary.REFLECTING, 1.0 / 3, 0x1p-60);
    assertThat(Gram.each(k.stencil(), 1, (_, _, _, _, _) -> { })).isFalse();
    assertThat(Gram.each(k.stencil(), 2, (_, _, _, _, _) -> { })).isFalse();
  }
}
