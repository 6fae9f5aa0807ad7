package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.Engines;

/**
 * What noise makes of the squares is known, block by block, and is no uncertainty. Of a candidate that makes 0 of noise alone nothing else is
 * left than the scatter of squares: {@code (1 + 1/a^2)/sqrt(n)} of mean and all probes, times 2 at most.
 */
final class UncertaintyTest {

  private static final int LENGTH = 2048;
  private static final double SCATTER = 2 * (1 + 1 / (Risk.A * Risk.A)) / Math.sqrt(LENGTH);

  private record Nothing() implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(algebra.combine(List.of(0.0), inputs));
    }
  }

  private static double error(List<Piece> pieces, NoiseModel noise) {
    Trials trials = new Trials(pieces, noise, _ -> new Nothing(), new Plans(Engines.plain()));
    Uncertainty uncertainty = Uncertainty.of(trials, List.of(1.0), pieces, noise);
    assertThat(uncertainty.more()).containsExactly(0.0);
    return uncertainty.common();
  }

  private static double[] noise(double... v) {
    Random random = new Random(1);
    return IntStream.range(0, v.length).mapToDouble(i -> v[i] * random.nextGaussian()).toArray();
  }

  private static List<Piece> halves(double[] y, BitSet left) {
    int half = y.length / 2;
    return IntStream.of(0, half).mapToObj(from ->
        new Piece(Arrays.copyOfRange(y, from, from + half), left.get(from, from + half), from)).toList();
  }

  /** A level that grows from .2 to 1.6: its squares alone deviate by .8, which would be {@code .8 (1 + 1/a^2)/sqrt(32)}. */
  @Test
  void aLevelThatVariesIsNoUncertainty() {
    double[] v = IntStream.range(0, LENGTH).mapToDouble(i -> 0.2 + 1.4 * i / LENGTH).toArray();
    NoiseModel noise = NoiseModel.white(1).varying(new Varying(v));
    double[] y = noise(v);
    assertThat(error(List.of(new Piece(y, new BitSet())), noise)).isBetween(SCATTER / 8, SCATTER);
    assertThat(error(halves(y, new BitSet()), noise)).isBetween(SCATTER / 8, SCATTER);
  }

  /** Silence has no squares, and none are taken from it. */
  @Test
  void silenceIsNoUncertainty() {
    double[] y = noise(IntStream.range(0, LENGTH).mapToDouble(_ -> 1).toArray());
    BitSet left = new BitSet();
    left.set(300, 1300);
    assertThat(error(List.of(new Piece(y, left)), NoiseModel.white(1))).isBetween(SCATTER / 8, 2 * SCATTER);
  }
}
