package org.residua.simd;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.kernel.KernelChoice;
import org.residua.api.kernel.Kernels;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;

/** The convolution and its adjoint have the bits of the scalar kernels. */
class ConvolutionTest {

  private static final int[][] BANKS = {{1, 1}, {1, 2}, {2, 1}, {3, 2}, {4, 3}};
  private static final int MOST_TAPS = 9;

  private final Kernels scalar = KernelChoice.scalar();

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void everyBankBoundaryAndLength(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      for (int[] bank : BANKS) {
        for (int taps = 1; taps <= MOST_TAPS; taps++) {
          Stencil k = Cases.stencil(bank[0], bank[1], taps, boundary);
          for (int length : Cases.lengths(taps, boundary)) {
            compare(kernels, k, length);
          }
        }
      }
    }
  }

  private void compare(Kernels kernels, Stencil k, int length) {
    double[] u = length % 2 == 0
        ? Cases.values(k.inputs() * length, 1, length) : Cases.specialValues(k.inputs() * length, length);
    int rows = k.rows(length);
    double[] actual = Bits.guarded(k.outputs() * rows);
    double[] expected = actual.clone();
    kernels.convolve(k, u, length, actual);
    scalar.convolve(k, u, length, expected);
    Bits.assertSame(actual, expected, "convolve", kernels.lanes(), k.boundary(), k.taps(), length);

    double[] y = Cases.values(k.outputs() * rows, 1, length + 1);
    double[] actualBack = Bits.guarded(k.inputs() * length);
    double[] expectedBack = actualBack.clone();
    kernels.adjoint(k, y, length, actualBack);
    scalar.adjoint(k, y, length, expectedBack);
    Bits.assertSame(
        actualBack, expectedBack, "adjoint", kernels.lanes(), k.boundary(), k.taps(), length);
  }
}
