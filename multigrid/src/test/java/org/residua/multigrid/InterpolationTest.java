package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.signal.Signal;
import org.residua.api.sum.FixedTree;

class InterpolationTest {

  private static final List<Boundary> BOUNDARIES =
      List.of(Boundary.ZERO, Boundary.NATURAL, Boundary.REFLECTING);

  private static Signal random(int channels, int length, long seed) {
    Random random = new Random(seed);
    double[][] samples = new double[channels][];
    for (int c = 0; c < channels; c++) {
      samples[c] = random.doubles(length, -1, 1).toArray();
    }
    return Signal.ofChannels(samples);
  }

  private static double dot(Signal x, Signal y) {
    double[] a = new double[x.shape().size()];
    double[] b = new double[y.shape().size()];
    x.copyTo(a);
    y.copyTo(b);
    return FixedTree.dot(a, b, a.length);
  }

  private static List<Interpolation> all(int length) {
    return BOUNDARIES.stream()
        .flatMap(boundary -> List.of(0.4, 0.7, 1.0, 1.3).stream()
            .map(gap -> Interpolation.to(length, gap, boundary)))
        .toList();
  }

  /** {@code <P x, y> = <x, P^T y>} up to at most 4 roundings a sum of {@code N} products below 1 each. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 64, 1000})
  void restrictionIsTheTranspose(int length) {
    for (Interpolation p : all(length)) {
      Signal x = random(2, p.coarseLength(), length);
      Signal y = random(2, length, length + 1);
      assertThat(Math.abs(dot(p.apply(x), y) - dot(x, p.adjoint().apply(y))))
          .isLessThanOrEqualTo(2.0 * length * (length + 8) * 0x1p-53);
      assertThat(p.apply(x).norm()).isLessThanOrEqualTo(p.norm().upper() * x.norm() * (1 + 1e-15));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8, 9, 17, 64})
  void kernelsGiveTheBitsOfTheOperator(int length) {
    for (Interpolation p : all(length)) {
      for (LinearOperator operator : List.of(p, p.adjoint())) {
        boolean up = operator.equals(p);
        Signal x = random(3, up ? p.coarseLength() : length, 7);
        Signal expected = operator.apply(x);
        assertThat(new DirectAlgebra().apply(operator, x)).isEqualTo(expected);
      }
    }
  }

  /** Linear functions that vanish at both ends are interpolated exactly, on unequal intervals too. */
  @Test
  void linearFunctionsAreReproducedUpToTheEnd() {
    for (int length : new int[] {4, 5, 8, 9, 20}) {
      for (double gap : new double[] {0.5, 1, 1.25}) {
        Interpolation p = Interpolation.to(length, gap, Boundary.ZERO);
        double end = length - 1 + gap;
        double[] coarse = new double[p.coarseLength()];
        for (int k = 0; k < coarse.length; k++) {
          coarse[k] = end - (2 * k + 1);
        }
        Signal fine = p.apply(Signal.of(coarse));
        for (int i = 1; i < length; i++) {
          assertThat(fine.get(0, i)).isBetween((end - i) * (1 - 1e-15), (end - i) * (1 + 1e-15));
        }
      }
    }
  }

  @Test
  void constantsAreReproducedWithoutBoundaryValues() {
    for (int length : new int[] {2, 3, 8, 9}) {
      Interpolation p = Interpolation.to(length, 1, Boundary.NATURAL);
      double[] ones = new double[p.coarseLength()];
      Arrays.fill(ones, 1);
      Signal fine = p.apply(Signal.of(ones));
      for (int i = 0; i < length; i++) {
        assertThat(fine.get(0, i)).isEqualTo(1);
      }
    }
  }

  @Test
  void misuseIsRefused() {
    assertThatThrownBy(() -> Interpolation.to(1, 1, Boundary.ZERO)).hasMessageContaining("at least 2");
    assertThatThrownBy(() -> Interpolation.to(8, 0, Boundary.ZERO)).hasMessageContaining("endGap");
    assertThatThrownBy(() -> Interpolation.to(8, 1, Boundary.PERIODIC))
        .hasMessageContaining("periodic");
    assertThatThrownBy(() -> Interpolation.to(8, 1, Boundary.ZERO).apply(Signal.of(1, 2)))
        .hasMessageContaining("reads 4, not 2");
  }
}
