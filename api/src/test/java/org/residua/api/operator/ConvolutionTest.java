package org.residua.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

final class ConvolutionTest {

  private static final Signal U = Signal.of(1, 10, 100, 1000);

  private static Signal apply(Boundary boundary, Signal u) {
    return Convolution.of(boundary, 1, 2, 3).apply(u);
  }

  @Test
  void rowsOfEachBoundary() {
    assertThat(apply(Boundary.NATURAL, U)).isEqualTo(Signal.of(321, 3210));
    assertThat(apply(Boundary.PERIODIC, U)).isEqualTo(Signal.of(321, 3210, 2103, 1032));
    assertThat(apply(Boundary.REFLECTING, U)).isEqualTo(Signal.of(321, 3210, 5100, 3300));
    assertThat(apply(Boundary.ZERO, U)).isEqualTo(Signal.of(3, 32, 321, 3210, 2100, 1000));
  }

  @Test
  void signalsShorterThanTheFilter() {
    assertThat(apply(Boundary.PERIODIC, Signal.of(5))).isEqualTo(Signal.of(30));
    assertThat(apply(Boundary.REFLECTING, Signal.of(5))).isEqualTo(Signal.of(30));
    assertThat(apply(Boundary.REFLECTING, Signal.of(1, 10))).isEqualTo(Signal.of(51, 33));
    assertThat(apply(Boundary.ZERO, Signal.of(5))).isEqualTo(Signal.of(15, 10, 5));
    assertThatThrownBy(() -> apply(Boundary.NATURAL, Signal.of(1, 2))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("2 samples", "3 taps", "another boundary");
  }

  @Test
  void positionsOutsideStandForSamples() {
    assertThat(Boundary.REFLECTING.source(-1, 4)).isZero();
    assertThat(Boundary.REFLECTING.source(4, 4)).isEqualTo(3);
    assertThat(Boundary.REFLECTING.source(9, 4)).isEqualTo(1);
    assertThat(Boundary.PERIODIC.source(-1, 4)).isEqualTo(3);
    assertThat(Boundary.ZERO.source(4, 4)).isEqualTo(-1);
    for (Boundary boundary : Boundary.values()) {
      assertThat(boundary.samples(boundary.rows(7, 3), 3)).isEqualTo(7);
    }
  }

  @Test
  void differencesAreBinomialWithAlternatingSigns() {
    assertThat(weights(1)).containsExactly(-1, 1);
    assertThat(weights(2)).containsExactly(1, -2, 1);
    assertThat(weights(3)).containsExactly(-1, 3, -3, 1);
    assertThat(weights(6)).containsExactly(1, -6, 15, -20, 15, -6, 1);
    assertThatThrownBy(() -> weights(0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("order = 0");
    assertThatThrownBy(() -> weights(51)).isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] weights(int order) {
    return Convolution.difference(order, Boundary.NATURAL).weights().values();
  }

  @Test
  void banksMixChannels() {
    Convolution bank = Convolution.bank(Boundary.NATURAL, new double[][][] {
        {{1, 0}, {0, 10}}, {{0, 1}, {0, 0}}, {{2, 2}, {3, 3}}});
    Signal u = Signal.ofChannels(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    assertThat(bank.apply(u)).isEqualTo(Signal.ofChannels(
        new double[] {51, 62}, new double[] {2, 3}, new double[] {33, 43}));
    assertThatThrownBy(() -> bank.target(new Shape(3, 9))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reads 2 channels, not 3");
    assertThatThrownBy(() -> Convolution.bank(Boundary.ZERO, new double[][][] {{{1, 2}}, {{1}}}))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("rectangular");
  }

  @Test
  void parametersAreTiedByIdentity() {
    Parameter w = new Parameter("w", List.of(1, 1, 2), -1, 1);
    Parameter equalNumbers = new Parameter("w", List.of(1, 1, 2), -1, 1);
    Convolution k = new Convolution(w, Boundary.ZERO);
    assertThat(k).isEqualTo(new Convolution(w, Boundary.ZERO));
    assertThat(k).isNotEqualTo(new Convolution(equalNumbers, Boundary.ZERO));
    assertThat(w).isNotEqualTo(equalNumbers);
    assertThat(k.adjoint().of().weights()).isSameAs(w);
    assertThat(k.adjoint().adjoint()).isSameAs(k);
    assertThatThrownBy(() -> new Parameter("w", List.of(2, 2), 1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Parameter("w", List.of(1), Double.NaN)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite");
  }
}
