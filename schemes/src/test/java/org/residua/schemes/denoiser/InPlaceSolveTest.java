package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Resolvent;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

/** Systems solved without keeping their factor have the bits of {@link DirectAlgebra#solve}. */
final class InPlaceSolveTest {

  private static final double[] TAUS = {0.7, 64, 0x1p36};

  private static Convolution differences(int order) {
    return Convolution.difference(order, Boundary.NATURAL);
  }

  private static double[] random(int n, long seed) {
    return new Random(seed).doubles(n, -3, 2).toArray();
  }

  /** Diffusivities, some of them 0, as across jumps. */
  private static double[] weights(int n, long seed) {
    return new Random(seed).doubles(n, -0.3, 1).map(w -> Math.max(0, w)).toArray();
  }

  /** Both widths, with and without weights and gaps; ends of one block, of whole blocks, and of blocks and a few rows. */
  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 15, 16, 17, 31, 33, 64, 1000, 8191, 8194, 16389})
  void solutionsKeepTheirBits(int n) {
    for (int order = 1; order <= 2; order++) {
      for (double tau : TAUS) {
        for (double[] w : List.of(new double[0], weights(n - order, n))) {
          sameBits(order, tau, w, random(n, n + order));
        }
      }
    }
  }

  private static void sameBits(int order, double tau, double[] w, double[] b) {
    Convolution k = differences(order);
    int n = b.length;
    Signal weights = Signal.of(w.length == 0 ? IntStream.range(0, n - order).mapToDouble(_ -> 1).toArray() : w);
    double[] x = b.clone();
    new InPlaceSolve(k, tau, Optional.empty(), 1, w, x).run(new Team(1));
    assertThat(x).isEqualTo(new DirectAlgebra().solve(
        new Resolvent(k, Fidelity.none(), tau), weights, List.of(Signal.of(b))).channel(0));

    double unit = 3;
    double[] present = IntStream.range(0, n).mapToDouble(i -> i % 5 == 2 ? 0 : 1).toArray();
    Signal pull = Signal.of(IntStream.range(0, n).mapToDouble(i -> present[i] / unit).toArray());
    double[] z = b.clone();
    new InPlaceSolve(k, tau, Optional.of(Signal.of(present)), unit, w, z).run(new Team(2));
    assertThat(z).isEqualTo(new DirectAlgebra().solve(
        new Resolvent(k, new Fidelity.Weights(pull), tau), weights, List.of(Signal.of(b), Signal.of(b))).channel(0));
  }

  @Test
  void otherSystemsAreRefused() {
    double[] none = {};
    assertThatThrownBy(() -> new InPlaceSolve(differences(1), 1, Optional.empty(), 1, none, new double[7]))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("on 7 samples; give a filter of 2 or 3 neighbouring taps");
    for (Convolution k : List.of(differences(3), Convolution.of(Boundary.NATURAL, 2), Convolution.difference(1, Boundary.PERIODIC),
        differences(1).dilated(2))) {
      assertThatThrownBy(() -> new InPlaceSolve(k, 1, Optional.empty(), 1, none, new double[100]))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 or 3 neighbouring taps");
    }
  }
}
