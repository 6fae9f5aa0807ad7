package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.vector.VectorKernels;

/** The convolution and its adjoint have the bits of the scalar kernels. */
class ConvolutionTest {

  private static final int[][] BANKS = {{1, 1}, {1, 2}, {2, 1}, {3, 2}, {4, 3}};
  private static final int MOST_TAPS = 9;
  /** Responses, channels of a group, groups, dilation. */
  private static final int[][] GROUPED = {
      {2, 1, 2, 1}, {6, 1, 3, 1}, {4, 2, 2, 1}, {1, 1, 1, 2}, {3, 2, 1, 3}, {2, 1, 2, 3}, {6, 2, 3, 8}};
  /** Responses, channels of a group, groups, dilation, taps: every block of outputs, one channel, and several. */
  private static final int[][] DILATED = {
      {1, 1, 1, 40, 4}, {3, 3, 3, 70, 3}, {6, 2, 3, 33, 5}, {5, 3, 1, 17, 9}, {6, 1, 1, 64, 3}, {9, 5, 1, 100, 4}, {2, 7, 2, 300, 3},
      {3, 2, 1, 300, 2}};

  private final Kernels scalar = new ScalarKernels();

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

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void groupsAndDilation(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      for (int[] bank : GROUPED) {
        for (int taps : new int[] {1, 2, 3, 8, 9}) {
          Stencil k = Cases.stencil(bank[0], bank[1], taps, boundary, bank[2], bank[3]);
          for (int length : Cases.lengths(k.reach(), boundary)) {
            compare(kernels, k, length);
            parts(kernels, k, length);
          }
        }
      }
    }
  }

  /** Ends of some vectors and of less, taps that leave the signal once or, as they lie further apart than it is long, several times. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void endsOfDilatedBanks(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      for (int[] bank : DILATED) {
        Stencil k = Cases.stencil(bank[0], bank[1], bank[4], boundary, bank[2], bank[3]);
        int least = boundary == Boundary.NATURAL ? k.reach() : 1;
        for (int length : new int[] {1, 2, 19, 39, 40, 41, 67, 96, 160, 231}) {
          compare(kernels, k, length + least - 1);
          compare(kernels, k, length + least);
        }
        parts(kernels, k, 90 + least);
      }
    }
  }

  /** In one pass or one after the other, twins have the bits of filters by themselves, from any place on. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void twins(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      for (int dilation : new int[] {1, 2, 5, 16}) {
        for (int taps : new int[] {1, 2, 4, 9, 16}) {
          Stencil g = Cases.stencil(1, 1, taps, boundary, 1, dilation);
          Stencil h = Cases.twin(g);
          assertThat(g.twin(h)).isTrue();
          for (int length : Cases.lengths(g.reach(), boundary)) {
            twins(kernels, g, h, length);
            twins(scalar, g, h, length);
          }
        }
      }
    }
  }

  private void twins(Kernels kernels, Stencil g, Stencil h, int length) {
    int rows = g.rows(length);
    int at = 3;
    double[] u = Cases.values(length, 1, length);
    double[] responses = Bits.guarded(at + rows);
    double[] expected = responses.clone();
    double[] low = Bits.guarded(rows);
    double[] expectedLow = low.clone();
    kernels.convolve(g, h, u, length, responses, at, low);
    scalar.convolve(g, u, length, expected, at);
    scalar.convolve(h, u, length, expectedLow, 0);
    Bits.assertSame(responses, expected, "twin", kernels.lanes(), g.boundary(), g.taps(), length);
    Bits.assertSame(low, expectedLow, "its twin", kernels.lanes(), g.boundary(), g.taps(), length);

    double[] back = Bits.guarded(length);
    double[] first = back.clone();
    double[] second = Bits.guarded(length);
    kernels.adjoint(g, h, responses, at, low, length, back, Bits.guarded(length));
    scalar.adjoint(g, responses, at, length, first);
    scalar.adjoint(h, low, 0, length, second);
    for (int i = 0; i < length; i++) {
      first[i] += second[i];
    }
    Bits.assertSame(back, first, "adjoint of twins", kernels.lanes(), g.boundary(), g.taps(), length);
  }

  /** Some rows of one response are those of the whole. */
  private void parts(Kernels kernels, Stencil k, int length) {
    double[] u = Cases.specialValues(k.inputs() * length, length);
    int rows = k.rows(length);
    double[] whole = Bits.guarded(k.outputs() * rows);
    scalar.convolve(k, u, length, whole, 0);
    for (Kernels each : new Kernels[] {kernels, scalar}) {
      double[] parts = Bits.guarded(k.outputs() * rows);
      for (int at = 0, size; at < k.outputs() * rows; at += size) {
        size = Math.min(rows - at % rows, 1 + at);
        each.convolve(k, at / rows, k.firstRow() + at % rows, size, u, length, parts, at);
      }
      Bits.assertSame(parts, whole, "parts", each.lanes(), k.boundary(), k.reach(), length);
    }
  }

  private void compare(Kernels kernels, Stencil k, int length) {
    double[] u = length % 2 == 0
        ? Cases.values(k.inputs() * length, 1, length) : Cases.specialValues(k.inputs() * length, length);
    int rows = k.rows(length);
    double[] actual = Bits.guarded(k.outputs() * rows);
    double[] expected = actual.clone();
    kernels.convolve(k, u, length, actual, 0);
    scalar.convolve(k, u, length, expected, 0);
    Bits.assertSame(actual, expected, "convolve", kernels.lanes(), k.boundary(), k.taps(), length);

    double[] y = Cases.values(k.outputs() * rows, 1, length + 1);
    double[] actualBack = Bits.guarded(k.inputs() * length);
    double[] expectedBack = actualBack.clone();
    kernels.adjoint(k, y, 0, length, actualBack);
    scalar.adjoint(k, y, 0, length, expectedBack);
    Bits.assertSame(
        actualBack, expectedBack, "adjoint", kernels.lanes(), k.boundary(), k.taps(), length);
  }
}
