package org.residua.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Strided convolutions and their adjoints. */
class StridedTest {

  private static Signal random(Shape shape, long seed) {
    return Signal.planar(shape, new Random(seed).doubles(shape.size(), -1, 1).toArray());
  }

  private static double dot(Signal x, Signal y) {
    double sum = 0;
    for (int c = 0; c < x.shape().channels(); c++) {
      for (int i = 0; i < x.shape().length(); i++) {
        sum += x.get(c, i) * y.get(c, i);
      }
    }
    return sum;
  }

  private static List<Convolution> banks(Boundary boundary) {
    double[] weights = new Random(3).doubles(24, -1, 1).toArray();
    return List.of(Convolution.of(boundary, 0.5, 1, 0.5), Convolution.of(boundary, -1.5, 2, 0.25, 3),
        new Convolution(new Parameter("K", List.of(2, 3, 4), weights), boundary, 1, 1),
        new Convolution(new Parameter("K", List.of(4, 2, 3), weights), boundary, 2, 2));
  }

  /**
   * {@code <S K u, y> = <u, (S K)^T y>} and the rows of {@code K}, for every boundary, bank, stride and length: the adjoint
   * finds the length of {@code u}, whatever its remainder.
   */
  @ParameterizedTest
  @EnumSource(Boundary.class)
  void everyLengthHasItsAdjoint(Boundary boundary) {
    for (Convolution k : banks(boundary)) {
      for (int stride = 1; stride <= 4; stride++) {
        for (int length = boundary == Boundary.NATURAL ? k.stencil().reach() : 1; length <= 14; length++) {
          Strided strided = new Strided(k, stride, length % stride);
          Signal u = random(new Shape(k.inputs(), length), length);
          Signal rows = k.apply(u);
          Signal image = strided.apply(u);
          assertThat(image.shape().length()).isEqualTo((rows.shape().length() + stride - 1) / stride);
          for (int m = 0; m < image.shape().channels(); m++) {
            for (int t = 0; t < image.shape().length(); t++) {
              assertThat(image.get(m, t)).isEqualTo(rows.get(m, t * stride));
            }
          }
          Signal y = random(image.shape(), 7);
          Signal back = strided.adjoint().apply(y);
          assertThat(back.shape()).as("%s %d of %d", k, stride, length).isEqualTo(u.shape());
          // Sums of at most 14 * 24 products below 3.
          assertThat(dot(u, back)).isCloseTo(dot(image, y), within(336 * 336 * 3 * 0x1p-53));
          assertThat(strided.adjoint().adjoint()).isEqualTo(strided);
          assertThat(image.norm()).isLessThanOrEqualTo(strided.norm().upper() * u.norm() * (1 + 1e-14));
        }
      }
    }
  }

  /** Full weighting and linear interpolation between zeros and around a period, as matrices of the same bits. */
  @Test
  void regularInterpolation() {
    Parameter weights = new Parameter("P", List.of(1, 1, 3), 0.5, 1, 0.5);
    for (int length : new int[] {3, 5, 16, 17, 31}) {
      Strided filter = new Strided(new Convolution(weights, length % 2 == 0 ? Boundary.PERIODIC : Boundary.NATURAL), 2,
          length % 2);
      Interpolation p = Interpolation.regular(filter, length);
      Signal y = random(new Shape(1, length / 2), 5);
      Signal u = random(new Shape(1, length), 6);
      assertThat(p.apply(y)).isEqualTo(filter.adjoint().apply(y));
      assertThat(p.adjoint().apply(u)).isEqualTo(filter.apply(u));
      assertThat(p.parameters()).isEqualTo(p.adjoint().parameters()).hasSize(1);
      assertThat(p.word()).contains("transposed strided convolution 0.5 1.0 0.5, stride 2");
      assertThat(p.adjoint().word()).startsWith("strided convolution 0.5 1.0 0.5, stride 2");
      Interpolation other = p.with(parameter -> parameter.with(0.25, 1, 0.75));
      assertThat(other.apply(y)).isEqualTo(other.filter().orElseThrow().adjoint().apply(y)).isNotEqualTo(p.apply(y));
      assertThat(other.structure()).isEqualTo(p.structure());
      assertThat(other.matrix().get(0, 0)).isEqualTo(0.25);
      assertThatThrownBy(() -> new Interpolation(p.matrix(), other.filter())).hasMessageContaining("not that of the filter");
    }
    assertThat(new Interpolation(Interpolation.regular(new Strided(Convolution.of(Boundary.NATURAL, 1, 2), 2, 0), 4).matrix(),
        Optional.empty()).parameters()).isEmpty();
  }

  @Test
  void misuseIsRefused() {
    Convolution k = Convolution.of(Boundary.NATURAL, 0.5, 1, 0.5);
    assertThatThrownBy(() -> new Strided(k, 0, 0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new Strided(k, 2, 2)).hasMessageContaining("between 0 and stride - 1");
    assertThatThrownBy(() -> new Strided(k, 2, 1).apply(random(new Shape(1, 8), 1))).hasMessageContaining("1 modulo 2");
    assertThatThrownBy(() -> new Strided(k, 2, 1).apply(random(new Shape(2, 9), 1))).hasMessageContaining("channels");
    // One sample has three rows with zeros outside, of which two are kept: nothing has one.
    assertThatThrownBy(() -> new Strided(Convolution.of(Boundary.ZERO, 0.5, 1, 0.5), 2, 1).adjoint()
        .apply(random(new Shape(1, 1), 1)))
        .hasMessageContaining("those of no signal");
  }
}
