package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Explicit;
import org.residua.schemes.Pace;
import org.residua.schemes.Rkl1;
import org.residua.verification.jqwik.RoundingMargin;
import org.residua.verification.jqwik.StabilityLaws;

/** What is special about the Runge-Kutta-Legendre method of the first order. */
final class Rkl1Test {

  private static final Diffusion DIFFUSION = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));

  private static double limit(Diffusion diffusion, int stages) {
    return Rkl1.FAMILY.limit(diffusion, Pace.of(stages, 1));
  }

  @Test
  void oneStageIsAnExplicitStep() {
    Signal u = Signal.of(new Random(6).doubles(33, -2, 2).toArray());
    Signal v = Runs.reference(Explicit.of(DIFFUSION, 0.47, 3), List.of(u));
    assertThat(Runs.reference(Rkl1.of(DIFFUSION, 0.47, 1, 3), List.of(u))).isEqualTo(v);
    // Kept diffusivities are numbers of their own, rounded once more.
    double margin = RoundingMargin.of(3 * RoundingMargin.of(DIFFUSION, u.shape()).step());
    assertThat(Runs.reference(new Rkl1(DIFFUSION, StepSize.fixed(0.47), 1, 3, true), List.of(u)).distance(v))
        .isLessThan(margin * u.norm());
    assertThat(Certifier.certify(Tracer.trace(Rkl1.of(DIFFUSION, 0.5, 1, 3), 1)).norm().proven()).isTrue();
  }

  /** {@code (s^2+s)/(g_max ||K||^2)} to the last bits, and its unit exactly within the limit of an explicit step. */
  @Test
  void theLimitIsRoundedDown() {
    Random random = new Random(11);
    for (int k = 0; k < 1000; k++) {
      int s = 1 + random.nextInt(k < 500 ? 20 : 2000);
      Diffusion diffusion = Diffusion.of(Convolution.of(Boundary.ZERO, random.nextGaussian(), random.nextGaussian()),
          new PeronaMalik(1));
      double explicit = diffusion.limit().certified();
      double limit = limit(diffusion, s);
      double stretch = s * (s + 1.0) / 2;
      assertThat(limit / stretch).isLessThanOrEqualTo(explicit);
      assertThat(limit).isBetween(stretch * explicit * (1 - 2 * Math.ulp(1.0)), stretch * explicit);
      BigDecimal square = new BigDecimal(diffusion.operator().norm().upperSquared());
      assertThat(new BigDecimal(limit / stretch).multiply(square)).isLessThanOrEqualTo(BigDecimal.TWO);
      assertThat(Rkl1.FAMILY.make(diffusion, StepSize.ofLimit(1), Pace.of(s, 1)).tau()).isBetween(limit, Math.nextUp(limit));
    }
  }

  @Test
  void theGuardNamesTheLimitAndTheStagesThatWouldDo() {
    assertThatThrownBy(() -> Rkl1.of(DIFFUSION, 30, 10, 1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("tau = 30.0 exceeds 27.5 = (s^2+s)/2 * 2/(g_max ||K||^2) with s = 10 stages", "perona-malik",
            "take 11 stages", "unchecked");
    assertThat(Rkl1.of(DIFFUSION, 30, 11, 1).limit()).isEqualTo(33);
    assertThatThrownBy(() -> Rkl1.of(DIFFUSION, Math.nextUp(27.5), 10, 1)).hasMessageContaining("exceeds");
    assertThatThrownBy(() -> Rkl1.of(DIFFUSION, 1e300, 10, 1)).hasMessageNotContaining("stages,")
        .hasMessageContaining("reduce tau");
    assertThatThrownBy(() -> Rkl1.of(DIFFUSION, 0.1, 0, 1)).hasMessageContaining("steps = 0");
    assertThatThrownBy(() -> Rkl1.of(DIFFUSION, 0.1, 1, 0)).hasMessageContaining("cycles = 0");
    assertThatThrownBy(() -> Rkl1.of(DIFFUSION, Double.NaN, 1, 1)).hasMessageContaining("tau = NaN");
    assertThat(new Rkl1(DIFFUSION, StepSize.unchecked(30), 10, 1, false).tau()).isEqualTo(30);
  }

  @Test
  void untilHitsTheTimeWithTheFewestCycles() {
    Rkl1 scheme = (Rkl1) Rkl1.FAMILY.until(DIFFUSION, new StepSize.Fixed(27.5, StepGuard.CERTIFIED), 100, Pace.of(10, 1));
    assertThat(scheme.cycles()).isEqualTo(4);
    assertThat(scheme.tau()).isEqualTo(25);
    assertThat(scheme.time()).isEqualTo(100);
  }

  /** Renewed diffusivities let the norm grow, kept ones do not: numbers from the scalar recurrence in another language. */
  @ParameterizedTest
  @CsvSource({"10, 1.291, 1.3399234811336675, 0.23335537385360605", "20, 0.626, 4.585381183638745, 0.025266629805996185"})
  void runningCyclesLetTheNormGrow(int s, double x, double running, double frozen) {
    Diffusion d = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new PeronaMalik(1));
    Signal u = Signal.of(x, -x);
    Rkl1 run = Rkl1.of(d, limit(d, s), s, 1);
    assertThat(Runs.reference(run, List.of(u)).norm() / u.norm()).isCloseTo(running, Offset.offset(1e-11));
    double margin = RoundingMargin.of(d, u.shape()).cycle(s);
    assertThatThrownBy(() -> StabilityLaws.normDoesNotGrow(run, List.of(u), 1, margin)).isInstanceOf(AssertionError.class);
    Rkl1 kept = new Rkl1(d, run.step(), s, 1, true);
    assertThat(Runs.reference(kept, List.of(u)).norm() / u.norm()).isCloseTo(frozen, Offset.offset(1e-11));
    StabilityLaws.normDoesNotGrow(kept, List.of(u), 20, margin);
  }
}
