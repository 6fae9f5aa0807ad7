package org.residua.simd;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Flux;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Relu;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.sweep.Sweep;
import org.residua.simd.vector.VectorKernels;

/** Banks of several outputs, whose sums are made in blocks of outputs and vectors, have the bits of the scalar kernels. */
class BankTest {

  /** Blocks of two to six outputs, alone and beside others. */
  private static final int[] OUTPUTS = {2, 3, 5, 8, 11};
  /** Less than a block, a block and its last samples, and several stretches of 64 planes. */
  private static final int[] LENGTHS = {11, 71, 210};

  private final Kernels scalar = new ScalarKernels();

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void convolutionsAndAdjoints(VectorKernels kernels) {
    for (Boundary boundary : List.of(Boundary.NATURAL, Boundary.PERIODIC)) {
      for (int outputs : OUTPUTS) {
        for (int inputs : new int[] {1, 3, 64}) {
          compare(kernels, Cases.stencil(outputs, inputs, 5, boundary, 1, 1));
          compare(kernels, Cases.stencil(outputs, inputs, 3, boundary, 1, 2));
        }
      }
    }
  }

  private void compare(Kernels kernels, Stencil k) {
    for (int length : LENGTHS) {
      int rows = k.rows(length);
      double[] u = Cases.values(k.inputs() * length, 1, length);
      double[] actual = Bits.guarded(k.outputs() * rows);
      double[] expected = actual.clone();
      kernels.convolve(k, u, length, actual, 0);
      scalar.convolve(k, u, length, expected, 0);
      Bits.assertSame(actual, expected, "convolve", k.outputs(), k.inputs(), k.taps(), length);
      double[] back = Bits.guarded(k.inputs() * length);
      double[] expectedBack = back.clone();
      kernels.adjoint(k, expected, 0, length, back);
      scalar.adjoint(k, expected, 0, length, expectedBack);
      Bits.assertSame(back, expectedBack, "adjoint", k.outputs(), k.inputs(), k.taps(), length);
    }
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void stepsWithTheFluxInTheBlock(VectorKernels kernels) {
    for (Flux flux : List.of(new PeronaMalik(0.7), new Relu())) {
      for (int outputs : OUTPUTS) {
        for (int inputs : new int[] {2, 5}) {
          step(kernels, flux, outputs, inputs);
        }
      }
    }
  }

  private void step(Kernels kernels, Flux flux, int outputs, int inputs) {
    Parameter weights = new Parameter("K", List.of(outputs, inputs, 5), Cases.values(outputs * inputs * 5, 0.3, 2));
    SemiIteration step = new SemiIteration(Diffusion.of(new Convolution(weights, Boundary.NATURAL), flux),
        List.of(Row.explicit(0.05), Row.extrapolated(0.04, 1.2)), false);
    for (int length : LENGTHS) {
      Shape shape = new Shape(inputs, length);
      double[] actual = Bits.guarded(Cases.values(inputs * length, 1, length));
      double[] expected = actual.clone();
      Sweep.of(step, shape, Execution.of(kernels)).run(actual, actual);
      Sweep.of(step, shape, Execution.of(scalar)).run(expected, expected);
      Bits.assertSame(actual, expected, flux, outputs, inputs, length);
    }
  }
}
