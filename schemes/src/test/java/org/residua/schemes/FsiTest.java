package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;

final class FsiTest {

  private static final Diffusion DIFFUSION =
      Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));

  @ParameterizedTest
  @CsvSource({"3, 2, 1", "3, 2.01, 2", "3, 10, 5", "1, 1, 3", "10, 0.001, 1", "7, 123.456, 14"})
  void untilHitsTheTimeWithTheFewestCycles(int steps, double time, int cycles) {
    Fsi scheme = (Fsi) Fsi.FAMILY.until(DIFFUSION, new StepSize.Fixed(0.5, StepGuard.CERTIFIED), time, Pace.of(steps, 1));
    assertThat(scheme.cycles()).isEqualTo(cycles);
    assertThat(scheme.tau()).isLessThanOrEqualTo(0.5);
    // The factor n (n+1)/3, two products and a quotient round once each, back and forth.
    assertThat(Math.abs(scheme.time() - time)).isLessThanOrEqualTo(6 * Math.ulp(time));
  }

  @Test
  void theRowsAreThoseOfThePaper() {
    assertThat(Fsi.rows(3)).containsExactly(
        new Row(1, 2.0 / 3, 1 - 2.0 / 3, 0, 0), new Row(1, 6.0 / 5, 1 - 6.0 / 5, 0, 0),
        new Row(1, 10.0 / 7, 1 - 10.0 / 7, 0, 0));
    assertThat(Fsi.of(DIFFUSION, 0.5, 3, 4).time()).isEqualTo(8);
  }

  @Test
  void theGuardNamesTheLimitAndRemedies() {
    assertThatThrownBy(() -> Fsi.of(DIFFUSION, 0.6, 3, 1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("tau = 0.6 exceeds 0.5", "2/(g_max ||K||^2)", "1st differences",
            "reduce tau", "unchecked")
        .hasMessageNotContaining("use FSI");
    assertThatThrownBy(() -> Fsi.of(DIFFUSION, 0.5, 0, 1)).hasMessageContaining("steps = 0");
    assertThatThrownBy(() -> Fsi.of(DIFFUSION, 0.5, 1, 0)).hasMessageContaining("cycles = 0");
  }
}
