package org.residua.simd;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.operator.Boundary;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.vector.VectorKernels;

/** Products, combinations and biases have the bits of the scalar kernels, also where a result is an input. */
class ElementwiseTest {

  private static final int MOST_TERMS = 5;

  private final Kernels scalar = new ScalarKernels();

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void multiply(VectorKernels kernels) {
    for (int length : Cases.lengths(1, Boundary.NATURAL)) {
      double[] x = Cases.specialValues(length, 1);
      double[] y = Cases.values(length, 1e3, 2);
      double[] expected = Bits.guarded(length);
      scalar.multiply(x, y, expected, length);
      double[] z = Bits.guarded(length);
      double[] first = Bits.guarded(x);
      double[] second = Bits.guarded(y);
      kernels.multiply(x, y, z, length);
      kernels.multiply(first, y, first, length);
      kernels.multiply(x, second, second, length);
      Bits.assertSame(z, expected, length);
      Bits.assertSame(first, expected, "z = x", length);
      Bits.assertSame(second, expected, "z = y", length);
    }
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void combine(VectorKernels kernels) {
    for (int length : Cases.lengths(1, Boundary.NATURAL)) {
      for (int terms = 1; terms <= MOST_TERMS; terms++) {
        for (int target = -1; target < terms; target++) {
          double[] actual = combination(kernels, terms, target, length);
          Bits.assertSame(actual, combination(scalar, terms, target, length), terms, target, length);
        }
      }
    }
  }

  /** A combination into the input of that index, or into a new array if it is negative. */
  private static double[] combination(Kernels kernels, int terms, int target, int length) {
    double[][] inputs = new double[terms][];
    for (int k = 0; k < terms; k++) {
      inputs[k] = Bits.guarded(Cases.specialValues(length, 10 + k));
    }
    double[] z = target < 0 ? Bits.guarded(length) : inputs[target];
    kernels.combine(Cases.values(terms, 1, terms), inputs, z, length);
    return z;
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void addBias(VectorKernels kernels) {
    for (int length : Cases.lengths(1, Boundary.NATURAL)) {
      for (int channels = 1; channels <= 3; channels++) {
        double[] bias = Cases.values(channels, 1, 3);
        double[] x = Bits.guarded(Cases.specialValues(channels * length, 4));
        double[] expected = Bits.guarded(channels * length);
        double[] z = expected.clone();
        scalar.addBias(bias, x, expected, length);
        kernels.addBias(bias, x, z, length);
        kernels.addBias(bias, x, x, length);
        Bits.assertSame(z, expected, length);
        Bits.assertSame(x, expected, "z = x", length);
      }
    }
  }
}
