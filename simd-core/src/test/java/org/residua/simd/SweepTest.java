package org.residua.simd;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.kernel.KernelChoice;
import org.residua.api.kernel.Kernels;
import org.residua.api.kernel.Sweep;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;

/** Fused steps have the bits of the composed scalar ones, running and frozen. */
class SweepTest {

  private static final int[][] BANKS = {{1, 1}, {3, 1}, {2, 2}};
  private static final int[] TAPS = {1, 2, 3, 5, 9};
  private static final double TAU = 0.2371;
  private static final double CONTRAST = 0.73;

  private final Kernels scalar = KernelChoice.scalar();

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void everyBankFluxBoundaryAndLength(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      for (int[] bank : BANKS) {
        for (int taps : TAPS) {
          Stencil k = Cases.stencil(bank[0], bank[1], taps, boundary);
          for (Flux flux : Cases.fluxes(CONTRAST)) {
            compare(kernels, k, Activation.of(flux));
            if (flux.even()) {
              compare(kernels, k, Activation.coupled(flux));
            }
          }
        }
      }
    }
  }

  /** Tiles have borders inside long signals only. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void lengthsOfSeveralTiles(VectorKernels kernels) {
    for (int[] bank : BANKS) {
      for (int taps : TAPS) {
        Stencil k = Cases.stencil(bank[0], bank[1], taps, Boundary.NATURAL);
        for (Flux flux : Cases.fluxes(CONTRAST)) {
          for (int length : new int[] {4096, 4099, 8201}) {
            compare(kernels, k, Activation.of(flux), Cases.values(bank[1] * length, 1, taps));
          }
        }
      }
    }
  }

  private void compare(Kernels kernels, Stencil k, Activation activation) {
    for (int length : Cases.lengths(k.taps(), k.boundary())) {
      int count = k.inputs() * length;
      compare(kernels, k, activation, Cases.values(count, 1e-8, 1));
      compare(kernels, k, activation, Cases.values(count, 1e8, 2));
      compare(kernels, k, activation, Cases.specialValues(count, 3));
    }
  }

  private void compare(Kernels kernels, Stencil k, Activation activation, double[] start) {
    int length = start.length / k.inputs();
    Sweep actual = kernels.sweep(k, activation, length);
    Sweep expected = scalar.sweep(k, activation, length);
    double[] u = Bits.guarded(start);
    double[] v = u.clone();
    double[] previousU = Bits.guarded(Cases.values(start.length, 1, 4));
    double[] previousV = previousU.clone();
    for (int round = 0; round < 2; round++) {
      boolean frozen = round == 1;
      if (frozen) {
        actual.freeze(u);
        expected.freeze(v);
      }
      actual.step(TAU, u);
      expected.step(TAU, v);
      Bits.assertSame(u, v, "step", frozen, kernels.lanes(), k.boundary(), k.taps(), activation);
      actual.row(TAU, 1.4, -0.4, u, previousU);
      expected.row(TAU, 1.4, -0.4, v, previousV);
      Bits.assertSame(previousU, previousV, "row", frozen, kernels.lanes(), k.taps(), activation);
      Bits.assertSame(u, v, "row leaves u", frozen);
      actual.row(TAU, 0.9, 0, u, previousU);
      expected.row(TAU, 0.9, 0, v, previousV);
      Bits.assertSame(previousU, previousV, "b = 0", frozen, kernels.lanes(), k.taps(), activation);
    }
    actual.thaw();
    expected.thaw();
    actual.step(TAU, u);
    expected.step(TAU, v);
    Bits.assertSame(u, v, "thawed", kernels.lanes(), k.boundary(), k.taps(), activation);
  }
}
