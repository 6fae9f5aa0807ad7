package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Weickert;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;

final class DuFortFrankelTest {

  private static final Convolution K = Convolution.difference(1, Boundary.NATURAL);
  private static final Diffusion DIFFUSION = Diffusion.of(K, new PeronaMalik(1));

  private static DuFortFrankel scheme(double tau, double alpha) {
    return new DuFortFrankel(DIFFUSION, StepSize.fixed(tau), 9, OptionalDouble.of(alpha));
  }

  /**
   * {@code a = 4 tau alpha/(1 + 2 tau alpha)}, the first step {@code min(tau, 1/(2 alpha))}; the weights have the sum 1 exactly.
   */
  @ParameterizedTest
  @CsvSource({"0.5, 1", "0.3, 1", "0.1, 7", "1e-9, 1", "1e-3, 1.25", "5, 1", "1e4, 1", "1e300, 1e20", "0.2, 3.3"})
  void theRowsAreThoseOfTheFormula(double tau, double alpha) {
    TwoStep.Method method = scheme(tau, alpha).method();
    double unit = method.unit().of(DIFFUSION);
    Row first = method.first();
    Row row = method.row();
    assertThat(unit).isCloseTo(1 / (2 * alpha), Offset.offset(Math.ulp(1 / (2 * alpha)))).isLessThanOrEqualTo(1 / (2 * alpha));
    assertThat(first.plain()).isTrue();
    assertThat(first.tau() * unit / Math.min(tau, 1 / (2 * alpha))).isCloseTo(1, Offset.offset(4 * Math.ulp(1.0)));
    double a = 2 / (1 + 1 / (2 * tau * alpha));
    // Where a is small it is the weight of the iterate before that is rounded, by 2^-54.
    assertThat(row.a()).isCloseTo(a, Offset.offset(8 * Math.ulp(1.0)));
    assertThat(row.tau()).isEqualTo(1);
    assertThat(Math.abs(row.a() + row.b() - 1) + Math.abs(1 - row.b() - row.a())).isZero();
    assertThat(scheme(tau, alpha).parameter("alpha")).hasValue(alpha);
    assertThat(scheme(tau, alpha).time()).isEqualTo(9 * tau);
  }

  @Test
  void twiceTheReciprocalOfTheStepIsExplicit() {
    TwoStep.Method method = DuFortFrankel.of(DIFFUSION, DuFortFrankel.FAMILY.usual(DIFFUSION, Pace.of(3, 1)), 3).method();
    assertThat(method.row()).isEqualTo(Row.explicit());
    assertThat(method.first()).isEqualTo(Row.explicit());
    assertThat(DuFortFrankel.of(DIFFUSION, 0.1, 3).parameter("alpha")).hasValue(1);
    Diffusion steep = Diffusion.of(K, new Weickert(1));
    assertThat(DuFortFrankel.of(steep, 0.1, 3).parameter("alpha").orElseThrow()).isCloseTo(
        steep.activation().slope().magnitude(), Offset.offset(1e-12));
    Diffusion pulled = new Diffusion(K, Activation.of(new PeronaMalik(1)), Fidelity.of(2));
    assertThat(DuFortFrankel.of(pulled, 0.1, 3).parameter("alpha").orElseThrow()).isCloseTo(1.5, Offset.offset(1e-12));
    assertThat(DuFortFrankel.of(pulled, 0.1, 3).parameter("beta")).isEmpty();
  }

  /** {@code alpha >= rho/4} to the last bit; with a data term {@code rho} gains {@code max c}. */
  @Test
  void theGuardNamesValueBoundAndRemedy() {
    scheme(1e6, 1);
    assertThatThrownBy(() -> scheme(0.01, 1 - 0x1p-52)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("alpha = 0.9999999999999998 is below 1.0 = rho/4", "g_max ||K||^2 for 1st differences",
            "raise alpha",
            "L_E/4", "unchecked");
    new DuFortFrankel(DIFFUSION, StepSize.unchecked(0.01), 9, OptionalDouble.of(0.5));
    Diffusion pulled = new Diffusion(K, Activation.of(new PeronaMalik(1)), Fidelity.of(2));
    new DuFortFrankel(pulled, StepSize.fixed(9), 9, OptionalDouble.of(1.5));
    assertThatThrownBy(() -> new DuFortFrankel(pulled, StepSize.fixed(9), 9, OptionalDouble.of(1.49)))
        .hasMessageContainingAll("alpha = 1.49 is below 1.5", "max c");
    assertThat(new DuFortFrankel(DIFFUSION, StepSize.unchecked(0.1), 9, OptionalDouble.of(1e308)).method().unit()
        .of(DIFFUSION)).isPositive();
    for (double alpha : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new DuFortFrankel(DIFFUSION, StepSize.unchecked(0.1), 9, OptionalDouble.of(alpha)))
          .hasMessageContainingAll("alpha = " + alpha, "positive and finite");
    }
    assertThatThrownBy(() -> scheme(1e-200, 1)).hasMessageContainingAll("tau = 1.0E-200 is nothing beside", "explicit scheme");
    assertThatThrownBy(() -> DuFortFrankel.of(DIFFUSION, 0.1, 0)).hasMessageContaining("steps = 0");
    assertThatThrownBy(() -> new DuFortFrankel(DIFFUSION, StepSize.ofLimit(0.5), 9, OptionalDouble.empty()))
        .hasMessageContaining("nothing limits");
  }
}
