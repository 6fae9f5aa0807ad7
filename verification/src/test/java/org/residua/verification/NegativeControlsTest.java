package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.verification.jqwik.RoundingMargin;
import org.residua.verification.jqwik.StabilityLaws;

/** Beyond each hypothesis the opposite is found. Reference numbers: numpy and mpmath, see the experiments. */
final class NegativeControlsTest {

  private static final int N = 64;

  /** The mode of the largest eigenvalue lambda of K^T K grows by exactly tau lambda - 1 in each step. */
  @ParameterizedTest
  @EnumSource
  void beyondTheLimitTheHighestModeGrows(Boundary boundary) {
    double tau = 0.505;
    IntToDoubleFunction mode = switch (boundary) {
      case NATURAL, REFLECTING -> i -> Math.cos(Math.PI * (N - 1) * (i + 0.5) / N);
      case ZERO -> i -> Math.sin(Math.PI * N * (i + 1) / (N + 1));
      case PERIODIC -> i -> i % 2 == 0 ? 1 : -1;
    };
    double lambda = switch (boundary) {
      case NATURAL, REFLECTING -> 4 * Math.pow(Math.cos(Math.PI / (2 * N)), 2);
      case ZERO -> 4 * Math.pow(Math.cos(Math.PI / (2 * (N + 1))), 2);
      case PERIODIC -> 4;
    };
    Signal u = Signal.of(IntStream.range(0, N).mapToDouble(mode).toArray());
    Diffusion linear = Diffusion.of(Convolution.difference(1, boundary), new Linear());
    Signal v = Runs.reference(new Explicit(linear, StepSize.unchecked(tau), 100), List.of(u));
    // The mode is sampled with an error of 2^-46 (its argument is as large as 200); 100 steps each round below 2^-46.
    assertThat(v.norm() / u.norm()).isCloseTo(Math.pow(tau * lambda - 1, 100), Offset.offset(100 * 7 * 0x1p-46));
    assertThat(v.norm()).isGreaterThan(6 * u.norm());
    assertThatThrownBy(() -> StabilityLaws.normDoesNotGrow(
        new SymmetricResidualBlock(tau, linear), List.of(u), 1, RoundingMargin.of(linear, u.shape()).step()))
        .isInstanceOf(AssertionError.class).hasMessageContaining("application 1 of 1");
    assertThatThrownBy(() -> StabilityLaws.energyDoesNotGrow(
        new SymmetricResidualBlock(tau, linear), linear, List.of(u), 1, RoundingMargin.of(linear, u.shape()).step()))
        .isInstanceOf(AssertionError.class).hasMessageContaining("the energy grows");
    assertThatThrownBy(() -> StabilityLaws.nonexpansive(
        new SymmetricResidualBlock(tau, linear), List.of(u), Signal.of(new double[N]), 0))
        .isInstanceOf(AssertionError.class).hasMessageContaining("1.0");
  }

  @Test
  void peronaMalikMovesSignalsApart() {
    movesApart(Boundary.NATURAL, 1.212981936361, 5e-13,
        new double[] {0.845, -0.816, 0.816, -0.845}, new double[] {0.887, -0.916, 0.916, -0.887});
    movesApart(Boundary.NATURAL, 1.188986499833855, 1e-14,
        new double[] {0.85, -0.85, 0.85, -0.85}, new double[] {0.9, -0.9, 0.9, -0.9});
    movesApart(Boundary.PERIODIC, 1.24979385943639, 1e-14, new double[] {0.85, -0.85}, new double[] {0.9, -0.9});
  }

  /** The tolerance is that of the reference number's digits, or 4 roundings of 0.9 over the distance 0.05. */
  private static void movesApart(Boundary boundary, double factor, double tolerance, double[] first, double[] second) {
    Diffusion d = Diffusion.of(Convolution.difference(1, boundary), new PeronaMalik(1));
    Block step = Explicit.of(d, 0.5, 1);
    Signal u = Signal.of(first);
    Signal v = Signal.of(second);
    double found = Runs.reference(step, List.of(u)).distance(Runs.reference(step, List.of(v))) / u.distance(v);
    assertThat(found).isCloseTo(factor, Offset.offset(tolerance));
    assertThatThrownBy(() -> StabilityLaws.nonexpansive(step, List.of(u), v, RoundingMargin.of(d, u.shape()).step()))
        .isInstanceOf(AssertionError.class).hasMessageContaining("instead of at most 1.0");
    assertThat(Certifier.certify(Runs.trace(step, List.of(u))).nonexpansive().proven()).isFalse();
  }

  /** A frozen cycle is not nonexpansive, not even for a monotone flux. */
  @Test
  void frozenCharbonnierCycleMovesSignalsApart() {
    Diffusion d = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Charbonnier(1));
    Block cycle = Fsi.of(d, 0.5, 10, 1);
    Signal u = Signal.of(-9.0, -9.0, 9.0, 4.68, 6.13);
    Signal v = Signal.of(-9.03, -9.07, 9.19, 4.49, 6.22);
    double found = Runs.reference(cycle, List.of(u)).distance(Runs.reference(cycle, List.of(v))) / u.distance(v);
    assertThat(found).isCloseTo(1.2489730434, Offset.offset(1e-10));
  }

  /** The deviation of doubles from 60 digits was measured: 9e-15 and 2.5e-13; the numbers have 15 digits. */
  @ParameterizedTest
  @CsvSource({"17, 2.08, 1.10447529933241, 0.1124585555222749", "20, 1.029, 1.58632525944168, 0.01674786574930599"})
  void runningCyclesLetTheNormGrowAndFrozenOnesDoNot(int n, double x, double running, double frozen) {
    Diffusion d = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new PeronaMalik(1));
    Signal u = Signal.of(x, -x);
    Block run = new Fsi(d, StepSize.fixed(0.5), n, 1, false);
    assertThat(Runs.reference(run, List.of(u)).norm() / u.norm()).isCloseTo(running, Offset.offset(1e-12));
    assertThatThrownBy(() -> StabilityLaws.normDoesNotGrow(
        run, List.of(u), 1, RoundingMargin.of(d, u.shape()).cycle(n))).isInstanceOf(AssertionError.class);
    Block freeze = Fsi.of(d, 0.5, n, 1);
    assertThat(Runs.reference(freeze, List.of(u)).norm() / u.norm()).isCloseTo(frozen, Offset.offset(1e-12));
  }

  @Test
  void theGuardRefusesAFullStepBeyondTheLimit() {
    Diffusion d = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));
    assertThatThrownBy(() -> Explicit.of(d, 0.61, 1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("tau = 0.61", "exceeds 0.5", "2/(g_max ||K||^2)", "perona-malik",
            "norm may grow", "reduce tau", "FSI with 2 steps");
    assertThatThrownBy(() -> Explicit.of(d, Math.nextUp(0.5), 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Explicit.of(d, 0.5, 1).tau()).isEqualTo(0.5);
  }
}
