package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Interpolation;
import org.residua.api.signal.Signal;

class InterpolationTest {

  private static double dot(Signal x, Signal y) {
    double sum = 0;
    for (int i = 0; i < x.shape().length(); i++) {
      sum += x.get(0, i) * y.get(0, i);
    }
    return sum;
  }

  /** {@code <P x, y> = <x, P^T y>}, odd and even lengths, up to 4 roundings of {@code N} sums of products below 4 each. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 64, 1000})
  void restrictionIsTheTranspose(int length) {
    for (Boundary boundary : Boundary.values()) {
      for (int reach = 1; reach <= 2; reach++) {
        Interpolation p = Grid.finest(length, boundary, 1).interpolation(reach);
        Signal x = Gold.random(p.coarseLength(), length);
        Signal y = Gold.random(length, length + 1);
        assertThat(Math.abs(dot(p.apply(x), y) - dot(x, p.adjoint().apply(y)))).isLessThanOrEqualTo(16.0 * length * Gold.EPS * 4);
        assertThat(p.apply(x).norm()).isLessThanOrEqualTo(p.norm().upper() * x.norm() * (1 + 8 * Gold.EPS));
      }
    }
  }
}
