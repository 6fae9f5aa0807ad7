package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

final class ExplicitTest {

  private static final Diffusion LINEAR =
      Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Linear());

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.1, 0.5, 0.51, 1, 3.7, 123.456})
  void untilHitsTheTimeWithTheFewestSteps(double time) {
    Explicit scheme = (Explicit) Explicit.FAMILY.until(LINEAR, new StepSize.Fixed(0.5, StepGuard.CERTIFIED), time, Pace.of(1, 1));
    assertThat(scheme.steps()).isEqualTo((int) Math.max(1, Math.ceil(time / 0.5)));
    assertThat(scheme.tau()).isLessThanOrEqualTo(0.5);
    // One rounding of the quotient and one of the product.
    assertThat(Math.abs(scheme.time() - time)).isLessThanOrEqualTo(2 * Math.ulp(time));
  }

  /** Steps beyond the longest table are repeated; the result is that of single steps. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1023, 1024, 1025, 2048, 2500, 8192, 10_001})
  void anyNumberOfStepsIsTheSameAsOneByOne(int steps) {
    DirectAlgebra algebra = new DirectAlgebra();
    Signal u = Signal.of(0, 1, 3, 2, -5);
    Signal one = u;
    for (int k = 0; k < steps; k++) {
      one = algebra.gradientStep(StepSize.unchecked(1e-4), LINEAR, List.of(one));
    }
    assertThat(Explicit.of(LINEAR, 1e-4, steps).express(algebra, List.of(u))).containsExactly(one);
  }

  @Test
  void badNumbersAreRefusedByNameAndBound() {
    refused(() -> Explicit.of(LINEAR, 0.5, 0), "steps = 0");
    refused(() -> Explicit.of(LINEAR, 0, 1), "tau = 0.0 must be positive");
    refused(() -> Explicit.of(LINEAR, Double.NaN, 1), "tau = NaN must be positive and finite");
    refused(() -> Explicit.FAMILY.until(LINEAR, new StepSize.Fixed(0.5, StepGuard.CERTIFIED), 0, Pace.of(1, 1)),
        "time = 0.0 must be positive");
    refused(() -> Explicit.FAMILY.until(LINEAR, new StepSize.Fixed(0.5, StepGuard.CERTIFIED), 1e9, Pace.of(1, 1)),
        "give a shorter time");
    refused(() -> new Explicit(LINEAR, StepSize.unchecked(-1), 1), "must be positive");
    assertThat(new Explicit(LINEAR, StepSize.unchecked(7), 1).time()).isEqualTo(7);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
  }
}
