package org.residua.simd.banded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.vector.VectorKernels;

/** Lanes that pad a batch hold anything, and no pivot of theirs counts: whoever solves once would factor once more to find out. */
class TwistedEndsTest {

  private static final int ROWS = 21;
  private static final int SYSTEMS = 3;

  static Stream<Kernels> kernels() {
    return Stream.concat(Stream.of(new ScalarKernels()), Stream.of(2, 4, 8).map(VectorKernels::ofLanes));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void lanesThatPadABatchDoNotCount(Kernels kernels) {
    for (int width : List.of(0, 1, 2, 3)) {
      TwistedFactor factor = new TwistedFactor(new BandedShape(ROWS, width, false), TwistedFactor.BATCH, SYSTEMS, 0, 0);
      TwistedEnds ends = kernels.twistedEnds(factor);
      double[] bands = new double[factor.place((width + 1) * ROWS)];
      Arrays.fill(bands, Double.NaN);
      for (int row = 0; row < (width + 1) * ROWS; row++) {
        Arrays.fill(bands, factor.place(row), factor.place(row) + SYSTEMS, row < ROWS ? 1 : 0);
      }
      double[] b = new double[factor.place(ROWS)];
      assertThat(ends.factor(bands)).isTrue();
      assertThat(ends.eliminate(bands, b, b)).isTrue();
      for (int lane = 0; lane < SYSTEMS; lane++) {
        bands[factor.place(2) + lane] = -1;
        assertThat(ends.factor(bands)).isFalse();
        assertThat(ends.eliminate(bands, b, b)).isFalse();
        bands[factor.place(2) + lane] = 1;
      }
    }
  }
}
