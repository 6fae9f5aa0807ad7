package org.residua.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Groups and dilation against the textbook matrix, written entry by entry. */
class GroupsTest {

  /** Responses, channels of a group, groups, dilation, taps. */
  private static final int[][] BANKS = {
      {2, 1, 2, 1, 2}, {4, 2, 2, 1, 3}, {6, 1, 3, 2, 3}, {1, 1, 1, 4, 2}, {2, 3, 2, 3, 4}, {3, 1, 3, 5, 1}};

  private static Convolution bank(int[] b, Boundary boundary) {
    double[] weights = new SplittableRandom(b[0] + 7L * b[3]).doubles((long) b[0] * b[1] * b[4], -1, 1).toArray();
    return new Convolution(new Parameter("K", List.of(b[0], b[1], b[4]), weights), boundary, b[2], b[3]);
  }

  /** Where position {@code at} of the continued signal is, -1 for a zero outside; by walking. */
  private static int inside(Boundary boundary, int at, int n) {
    while (at < 0 || at >= n) {
      if (boundary == Boundary.NATURAL || boundary == Boundary.ZERO) {
        return -1;
      }
      at = boundary == Boundary.PERIODIC ? at + (at < 0 ? n : -n) : at < 0 ? -1 - at : 2 * n - 1 - at;
    }
    return at;
  }

  private static double[][] matrix(Convolution k, int[] b, int n) {
    int reach = (b[4] - 1) * b[3] + 1;
    int first = k.boundary() == Boundary.ZERO ? 1 - reach : 0;
    int rows = k.boundary() == Boundary.NATURAL ? n - reach + 1 : n - first;
    double[][] a = new double[b[0] * rows][b[1] * b[2] * n];
    for (int m = 0; m < b[0]; m++) {
      for (int row = 0; row < rows; row++) {
        for (int q = 0; q < b[1] * b[4]; q++) {
          int channel = m / (b[0] / b[2]) * b[1] + q / b[4];
          int at = inside(k.boundary(), row + first + q % b[4] * b[3], n);
          a[m * rows + row][channel * n + Math.max(0, at)] +=
              at < 0 ? 0 : k.weights().value(m * b[1] * b[4] + q);
        }
      }
    }
    return a;
  }

  @ParameterizedTest
  @EnumSource
  void theTextbookMatrix(Boundary boundary) {
    for (int[] b : BANKS) {
      Convolution k = bank(b, boundary);
      for (int n = boundary == Boundary.NATURAL ? k.stencil().reach() : 1; n <= 33; n++) {
        double[][] a = matrix(k, b, n);
        Shape source = new Shape(k.inputs(), n);
        Shape target = k.target(source);
        assertThat(target.size()).isEqualTo(a.length);
        double[] u = new SplittableRandom(n).doubles(source.size(), -1, 1).toArray();
        double[] y = new SplittableRandom(-n).doubles(target.size(), -1, 1).toArray();
        Signal image = k.apply(Signal.planar(source, u.clone()));
        Signal back = k.adjoint().apply(Signal.planar(target, y.clone()));
        for (int i = 0; i < a.length; i++) {
          double sum = 0;
          for (int j = 0; j < u.length; j++) {
            sum += a[i][j] * u[j];
          }
          assertThat(image.get(i / target.length(), i % target.length())).as("%s, %d", k, n)
              .isCloseTo(sum, within(40 * Math.ulp(4.0)));
        }
        for (int j = 0; j < u.length; j++) {
          double sum = 0;
          for (int i = 0; i < a.length; i++) {
            sum += a[i][j] * y[i];
          }
          assertThat(back.get(j / n, j % n)).as("adjoint of %s, %d", k, n)
              .isCloseTo(sum, within(40 * Math.ulp(4.0)));
        }
      }
    }
  }

  @Test
  void theNormIsThatOfTheLargestGroup() {
    for (Boundary boundary : Boundary.values()) {
      Convolution filter = Convolution.of(boundary, 1, 2.5, -1);
      NormBound one = filter.norm();
      NormBound thousand = filter.onEach(1000).norm();
      assertThat(thousand.upper()).isEqualTo(one.upper());
      assertThat(thousand.lower()).isEqualTo(one.lower());
      assertThat(thousand.argument()).isEqualTo("the largest of 1000 groups: " + one.argument());
      Convolution mixed = new Convolution(
          new Parameter("K", List.of(3, 1, 3), 1, 1, 1, 1, 2.5, -1, 0, 1, 0), boundary, 3, 1);
      assertThat(mixed.norm().upper()).isEqualTo(one.upper());
    }
  }

  /** Reflection doubles what it mirrors: with a gap between the taps a long way from the end, up to sqrt(2) of the norm. */
  @Test
  void theNormOfADilatedFilter() {
    for (Boundary boundary : Boundary.values()) {
      double one = Convolution.of(Boundary.NATURAL, -1, 3, 1).norm().upper();
      double apart = Convolution.of(boundary, -1, 3, 1).dilated(7).norm().upper();
      assertThat(apart).isCloseTo(boundary == Boundary.REFLECTING ? Math.sqrt(2) * one : one, within(1e-14));
    }
  }

  @Test
  void equalGroupsAreOneStencil() {
    Convolution k = new Convolution(new Parameter("K", List.of(4, 1, 2), -1, 1, 0.0, 1, -1, 1, -0.0, 1), Boundary.ZERO, 4, 2);
    assertThat(k.stencil().group(0)).isSameAs(k.stencil().group(2));
    assertThat(k.stencil().group(1)).isNotSameAs(k.stencil().group(3));
    assertThat(k.stencil().group(3).dilation()).isEqualTo(2);
    assertThat(k.stencil().group(3).outputs()).isEqualTo(1);
  }

  @Test
  void whatIsNotFiniteStaysInItsChannel() {
    Convolution k = Convolution.channelwise(3, Boundary.REFLECTING, -1, 2, -1);
    Signal u = Signal.ofChannels(
        new double[] {1, 2, 3, 4}, new double[] {Double.NaN, 1, Double.POSITIVE_INFINITY, 1}, new double[] {5, 6, 8, 9});
    Signal image = k.apply(u);
    Signal back = k.adjoint().apply(u);
    for (int i = 0; i < 4; i++) {
      assertThat(image.get(0, i) + image.get(2, i) + back.get(0, i) + back.get(2, i)).isFinite();
      assertThat(image.get(1, i)).isNotFinite();
    }
  }

  @Test
  void tiesAndWords() {
    Convolution k = Convolution.of(Boundary.PERIODIC, -1, 1);
    assertThat(k.dilated(4).weights()).isSameAs(k.weights());
    assertThat(k.dilated(4)).isNotEqualTo(k).isEqualTo(k.dilated(4));
    assertThat(k.onEach(1)).isSameAs(k);
    assertThat(k.dilated(4).structure()).isNotEqualTo(k.structure()).isEqualTo(k.dilated(4).structure());
    assertThat(k.onEach(3).dilated(4)).hasToString("K (3 x 1 x 2, periodic, 3 groups, dilation 4)");
    assertThat(k.onEach(3).with(weights -> weights.with(1, 2, 3, 4, 5, 6)).groups()).isEqualTo(3);
  }

  @Test
  void whatIsRefused() {
    Parameter w = new Parameter("w", List.of(4, 1, 2), new double[8]);
    refused(() -> new Convolution(w, Boundary.ZERO, 3, 1), "groups = 3 of the filter bank w[4, 1, 2] must divide its 4");
    refused(() -> new Convolution(w, Boundary.ZERO, 0, 1), "groups = 0");
    refused(() -> new Convolution(w, Boundary.ZERO, 2, 0), "dilation = 0 of a filter with 2 taps must be at least 1");
    refused(() -> new Convolution(w, Boundary.ZERO, 2, Integer.MAX_VALUE), "its reach at most 1073741824 samples");
    refused(() -> new Convolution(w, Boundary.NATURAL, 2, 8).target(new Shape(2, 8)), "8 samples are fewer than the 9 taps");
    refused(() -> new Convolution(w, Boundary.NATURAL, 2, 8).target(new Shape(4, 9)), "reads 2 channels, not 4");
    refused(() -> Convolution.of(Boundary.ZERO, 1).onEach(0), "copies = 0");
  }

  private static void refused(Runnable making, String message) {
    assertThatThrownBy(making::run).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
  }
}
