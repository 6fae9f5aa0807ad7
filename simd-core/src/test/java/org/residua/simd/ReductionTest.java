package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.sum.FixedTree;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.sum.Sums;
import org.residua.simd.team.Workers;
import org.residua.simd.vector.VectorKernels;

/** Sums and energies have the same bits at every vector width and with any number of threads. */
class ReductionTest {

  /** Around lanes, blocks and groups of blocks, and more than one thread's part. */
  private static final int[] COUNTS = {0, 1, 7, 8, 17, 1000, 1023, 1024, 1025, 2048, 3071, 4095, 4096, 4097, 9001,
      65_536, 65_537, 200_003};
  private static final List<Workers> TEAMS = List.of(Workers.single(), Workers.of(2), Workers.of(3));
  private static final double[] SCALES = {1e-160, 1e-8, 1, 1e8, 1e160};

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void sums(VectorKernels kernels) {
    for (int count : COUNTS) {
      double[] x = Cases.values(count, 1e3, 1);
      double[] y = Cases.values(count, 1, 2);
      assertSame(kernels.sum(x, 0, count), FixedTree.sum(x, 0, count), count, kernels.lanes());
      for (Workers team : TEAMS) {
        assertSame(new Sums(kernels, team).dot(x, y, count), FixedTree.dot(x, y, count), count, team.threads());
        assertSame(new Sums(kernels, team).dot(x, x, count), FixedTree.sumOfSquares(x, count), count, team.threads());
        assertSame(new Sums(kernels, team).squaredDistance(x, y, count),
            FixedTree.squaredDistance(x, y, 0, count), count, team.threads());
      }
    }
  }

  @Test
  void scalarSumsByThreads() {
    Kernels scalar = new ScalarKernels();
    double[] x = Cases.values(200_003, 1, 3);
    double[] y = Cases.values(200_003, 1, 4);
    assertSame(new Sums(scalar, Workers.of(3)).dot(x, y, x.length), FixedTree.dot(x, y, x.length));
    assertSame(new Sums(scalar, Workers.of(2)).squaredDistance(x, y, x.length),
        FixedTree.squaredDistance(x, y, 0, x.length));
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void potentials(VectorKernels kernels) {
    for (double contrast : new double[] {1e-8, 1, 1e3}) {
      for (Flux flux : Cases.fluxes(contrast)) {
        for (double scale : SCALES) {
          potential(kernels, flux, Cases.values(1003, scale, 5));
        }
        potential(kernels, flux, Cases.specialValues(1003, 6));
      }
    }
  }

  private static void potential(Kernels kernels, Flux flux, double[] s) {
    double[] actual = Bits.guarded(s);
    double[] expected = actual.clone();
    for (int i = 0; i < s.length; i++) {
      expected[i] = flux.potential(s[i]);
    }
    kernels.potential(flux, actual, s.length);
    Bits.assertSame(actual, expected, flux, kernels.lanes());
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void energies(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      for (Flux flux : Cases.fluxes(1)) {
        energy(kernels, Cases.stencil(3, 2, 4, boundary), Activation.of(flux), 1700);
        if (flux.even()) {
          energy(kernels, Cases.stencil(3, 2, 4, boundary), Activation.coupled(flux), 5000);
        }
      }
      for (int length : Cases.lengths(3, boundary)) {
        energy(kernels, Cases.stencil(2, 1, 3, boundary), Activation.of(new Charbonnier(1)), length);
      }
      energy(kernels, Cases.stencil(1, 1, 2, boundary), Activation.of(new Charbonnier(1)), 200_003);
    }
  }

  private static void energy(VectorKernels kernels, Stencil k, Activation activation, int length) {
    Shape shape = new Shape(k.inputs(), length);
    double[] u = Cases.values(shape.size(), 1, length);
    double[][][] bank = new double[k.outputs()][k.inputs()][k.taps()];
    for (int q = 0; q < k.outputs() * k.inputs() * k.taps(); q++) {
      int tap = q % k.taps();
      int input = q / k.taps() % k.inputs();
      bank[q / k.taps() / k.inputs()][input][tap] =
          k.weight(q / k.taps() / k.inputs(), input, tap);
    }
    double expected = new Diffusion(
        Convolution.bank(k.boundary(), bank), activation, Fidelity.none()).energy(Signal.planar(shape, u));
    for (Workers team : TEAMS) {
      assertSame(new Sums(kernels, team).smoothness(k, activation, u, length), expected, activation, k.boundary(), length);
      assertSame(new Sums(new ScalarKernels(), team).smoothness(k, activation, u, length), expected, "scalar", activation);
    }
  }

  private static void assertSame(double actual, double expected, Object... what) {
    assertThat(Double.doubleToLongBits(actual)).as("%s: %s, not %s", List.of(what), actual, expected)
        .isEqualTo(Double.doubleToLongBits(expected));
  }
}
