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
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Weickert;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;

final class HeavyBallTest {

  private static final Convolution K = Convolution.difference(1, Boundary.NATURAL);
  private static final Diffusion DIFFUSION = Diffusion.of(K, new PeronaMalik(1));

  private static HeavyBall scheme(double tau, double beta) {
    return new HeavyBall(DIFFUSION, StepSize.fixed(tau), 9, OptionalDouble.of(beta));
  }

  private static Pace pace(double beta) {
    return new Pace(9, 1, true, OptionalDouble.of(beta), SolverChoice.USUAL);
  }

  /** {@code a = 1 + beta}, {@code a tau_row = tau} rounded down; the weights have the sum 1 exactly. */
  @ParameterizedTest
  @CsvSource({"0.2, 0.5", "0.1, 0.1", "0.01, 0.97", "0.3, 0", "1e-9, 0.3"})
  void theRowsAreThoseOfTheFormula(double tau, double beta) {
    TwoStep.Method method = scheme(tau, beta).method();
    Row row = method.row();
    double unit = method.unit().of(DIFFUSION);
    assertThat(method.first()).isEqualTo(row);
    assertThat(row).isEqualTo(Row.extrapolated(1 + beta));
    assertThat(row.a() - 1).isEqualTo(-row.b());
    assertThat(unit * row.a()).isCloseTo(tau, Offset.offset(3 * Math.ulp(tau))).isLessThanOrEqualTo(tau);
    assertThat(scheme(tau, beta).time()).isCloseTo(9 * tau / (1 - beta), Offset.offset(1e-12));
    assertThat(scheme(tau, beta).parameter("beta").orElseThrow()).isCloseTo(beta, Offset.offset(Math.ulp(1.0)));
    assertThat(scheme(tau, beta).parameter("alpha")).isEmpty();
  }

  @Test
  void aStepOfALimitIsThatPartOfWhereTheEnergyFalls() {
    HeavyBall half = new HeavyBall(DIFFUSION, StepSize.ofLimit(0.5), 9, OptionalDouble.of(0.6));
    assertThat(half.tau()).isCloseTo(0.5 * 0.4 * 0.5, Offset.offset(1e-15));
    TwoStep.Method method = half.method();
    assertThat(method.unit().of(DIFFUSION) * method.row().tau() * method.row().a()).isCloseTo(half.tau(), Offset.offset(1e-15));
  }

  /** A fraction is held to the same limit as a number: sup Phi' and sup |Phi'| of Weickert's flux differ. */
  @Test
  void aFractionBeyondTheLimitIsRefused() {
    Diffusion weickert = Diffusion.of(K, new Weickert(1));
    OptionalDouble beta = OptionalDouble.of(0.1);
    double limit = new HeavyBall(weickert, StepSize.ofLimit(0.1), 9, beta).limit();
    assertThat(new HeavyBall(weickert, StepSize.ofLimit(0.5), 9, beta).tau()).isLessThan(limit);
    assertThatThrownBy(() -> new HeavyBall(weickert, StepSize.ofLimit(1), 9, beta)).hasMessageContaining("is not below " + limit);
  }

  /** Momenta are judged as they are given, and rounded so that they stay below 1. */
  @Test
  void momentaAtTheEndsOfTheirRange() {
    double most = Math.nextDown(1.0);
    assertThat(new HeavyBall(DIFFUSION, StepSize.fixed(1e-3), 9, OptionalDouble.of(most)).parameter("beta").orElseThrow())
        .isBetween(1 - 2 * Math.ulp(1.0), most);
    for (double beta : new double[] {-1e-17, 1, Double.NaN}) {
      assertThatThrownBy(() -> scheme(1e-3, beta)).hasMessageContaining("beta = " + beta + " is outside [0, 1)");
    }
  }

  @Test
  void untilHitsTheTime() {
    for (double beta : new double[] {0, 0.5, 0.9}) {
      double tau = HeavyBall.FAMILY.usual(DIFFUSION, pace(beta));
      HeavyBall scheme = (HeavyBall) HeavyBall.FAMILY.until(DIFFUSION, new StepSize.Fixed(tau, StepGuard.CERTIFIED), 7.7,
          pace(beta));
      assertThat(scheme.time()).isCloseTo(7.7, Offset.offset(1e-14));
      assertThat(scheme.steps()).isEqualTo((int) Math.ceil(7.7 * 2 * (1 - 1e-12)));
    }
  }

  /** Below {@code 2(1 + beta)/L_E}; with a data term {@code L_E} gains {@code max c}. */
  @Test
  void theGuardNamesValueBoundAndRemedy() {
    scheme(Math.nextDown(0.75), 0.5);
    scheme(0.5, 0);
    assertThatThrownBy(() -> scheme(0.75, 0.5)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("tau = 0.75 is not below 0.75 = 2(1 + beta)/L_E", "1st differences", "reduce tau",
            "certified up to 0.24999999999999997", "unchecked");
    assertThatThrownBy(() -> scheme(Math.nextUp(0.5), 0)).hasMessageContaining("is not below 0.5");
    new HeavyBall(DIFFUSION, StepSize.unchecked(3), 9, OptionalDouble.empty());
    Diffusion pulled = new Diffusion(K, Activation.of(new PeronaMalik(1)), Fidelity.of(2));
    new HeavyBall(pulled, StepSize.fixed(0.49), 9, OptionalDouble.empty());
    assertThatThrownBy(() -> new HeavyBall(pulled, StepSize.fixed(0.5), 9, OptionalDouble.empty()))
        .hasMessageContainingAll("tau = 0.5 is not below 0.5", "max c");
    for (double beta : new double[] {-0.1, 1, 2, Double.NaN}) {
      assertThatThrownBy(() -> scheme(1e-3, beta)).hasMessageContainingAll("beta = " + beta, "outside [0, 1)", "leave it out");
      assertThatThrownBy(() -> HeavyBall.FAMILY.usual(DIFFUSION, pace(beta))).hasMessageContaining("outside [0, 1)");
    }
    assertThatThrownBy(() -> HeavyBall.of(DIFFUSION, 0.1, 0)).hasMessageContaining("steps = 0");
  }
}
