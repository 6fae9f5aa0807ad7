package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds {@link Dependence} back, each with residuals on which it decides. */
final class DependenceGuardsTest {

  private static final double[] RAMP = IntStream.range(0, 2048).mapToDouble(i -> i / 2048.0).toArray();

  private static Dependence of(IntToDoubleFunction residual) {
    double[] y = IntStream.range(0, RAMP.length).mapToDouble(i -> RAMP[i] + residual.applyAsDouble(i)).toArray();
    return Dependence.of(List.of(new Piece(y, new BitSet())), List.of(RAMP), 1);
  }

  private static double spread(Dependence found) {
    return Moments.deviation(Arrays.stream(found.level(RAMP)).map(Math::log).toArray());
  }

  /** A level that is fitted exactly, so that nearly everything is gained, but hardly varies. */
  @Test
  void aLevelThatHardlyVariesIsOne() {
    Dependence found = of(i -> (i % 2 == 0 ? 1 : -1) * Math.sqrt(1 + 0.2 * RAMP[i]));
    assertThat(found.q()).isEqualTo(0.1);
    assertThat(found.statistic()).isEqualTo(spread(found)).isLessThan(0.05);
  }

  /** Levels that jump from block to block: a fit varies, but leaves most of their deviations. */
  @Test
  void aLevelThatExplainsLittleIsNone() {
    Random random = new Random(1);
    double[] jumps = IntStream.range(0, RAMP.length / 32).mapToDouble(_ -> Math.exp(0.8 * random.nextGaussian())).toArray();
    Dependence found = of(i -> (i % 2 == 0 ? 1 : -1) * jumps[i / 32] * Math.sqrt(1 + 2 * RAMP[i]));
    assertThat(spread(found)).isGreaterThan(0.2);
    assertThat(found.fires()).isFalse();
  }

  /** Blocks without residuals, as rounding leaves them, have no logarithm; the others tell the level. */
  @Test
  void blocksWithoutResidualsTellNothing() {
    Random random = new Random(3);
    assertThat(of(i -> i < 100 ? 0 : Math.pow(20, RAMP[i]) * random.nextGaussian()).fires()).isTrue();
  }

  /** Below the least result of the windows, where the whole goes further, the level is that of the least. */
  @Test
  void belowTheLeastTheLevelIsThatOfTheLeast() {
    assertThat(new Dependence(1, 3, 2, 1).level(new double[] {-10, 2, 3})).containsExactly(1, 1, 2);
  }
}
