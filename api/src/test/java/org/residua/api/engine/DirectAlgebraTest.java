package org.residua.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Signal;

final class DirectAlgebraTest {

  private static final DirectAlgebra ALGEBRA = new DirectAlgebra();
  private static final Signal U = Signal.ofChannels(new double[] {1, 2}, new double[] {3, 4});

  @Test
  void aBiasHasOneNumberForEachChannel() {
    assertThat(ALGEBRA.addBias(new Parameter("b", List.of(2), 10, 20), U))
        .isEqualTo(Signal.ofChannels(new double[] {11, 12}, new double[] {23, 24}));
    for (double[] values : new double[][] {{1}, {1, 2, 3}}) {
      assertThatThrownBy(() -> ALGEBRA.addBias(new Parameter("b", List.of(values.length), values), U))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("give one for each");
    }
  }

  @Test
  void valuesOfDifferentShapesAreRefused() {
    assertThatThrownBy(() -> ALGEBRA.combine(List.of(1.0, 1.0), List.of(U, Signal.of(1, 2))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 x 2");
    assertThatThrownBy(() -> ALGEBRA.multiply(U, Signal.of(1, 2))).isInstanceOf(IllegalArgumentException.class);
    assertThat(U).isEqualTo(Signal.ofChannels(new double[] {1, 2}, new double[] {3, 4}));
  }
}
