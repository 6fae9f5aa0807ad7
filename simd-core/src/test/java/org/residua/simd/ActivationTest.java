package org.residua.simd;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.vector.VectorKernels;

/** Every flux, diffusivity and derivative, the first two coupled as well, has the bits of the scalar formula. */
class ActivationTest {

  private static final double[] SCALES = {1e-8, 1e-3, 1, 1e3, 1e8};

  private final Kernels scalar = new ScalarKernels();

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void everyFluxFormCouplingScaleAndLength(VectorKernels kernels) {
    for (int c = 0; c < SCALES.length; c++) {
      List<Flux> fluxes = Cases.fluxes(SCALES[c]);
      for (int f = 0; f < fluxes.size(); f++) {
        everyFormAndCoupling(kernels, fluxes.get(f), c + f);
      }
    }
  }

  private void everyFormAndCoupling(Kernels kernels, Flux flux, int turn) {
    for (Coupling coupling : List.of(Coupling.CHANNELWISE, Coupling.COUPLED)) {
      List<Activation.Form> forms = List.of(Activation.Form.values());
      for (int f = 0; f < forms.size(); f++) {
        boolean exists = coupling.group() == 1 || (flux.even() && forms.get(f) != Activation.Form.DERIVATIVE);
        if (exists && Cases.tried(turn, f)) {
          compare(kernels, new Activation(flux, forms.get(f), coupling));
        }
      }
    }
  }

  /** At kinks and knots and beside them, where the side decides on the slope. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void kinks(VectorKernels kernels) {
    for (double contrast : new double[] {1, 0.37, 3e-9}) {
      double[] y = DoubleStream.of(1, -2.1, -0.4, 0, 0.3, 1.7, -2, -0.75, 0.5, 3).map(r -> r * contrast)
          .flatMap(s -> DoubleStream.of(s, -s, Math.nextUp(s), Math.nextDown(s), -Math.nextUp(s), -Math.nextDown(s))).toArray();
      for (Flux flux : Cases.fluxes(contrast)) {
        for (Activation.Form form : Activation.Form.values()) {
          compare(kernels, new Activation(flux, form, Coupling.CHANNELWISE), y, 1);
        }
      }
    }
  }

  private void compare(Kernels kernels, Activation activation) {
    for (int length : Cases.lengths(1, Boundary.NATURAL)) {
      for (int channels = 1; channels <= 4; channels++) {
        int count = channels * length;
        for (double scale : SCALES) {
          compare(kernels, activation, Cases.values(count, scale, count), channels);
        }
        compare(kernels, activation, Cases.specialValues(count, count), channels);
      }
    }
  }

  private void compare(Kernels kernels, Activation activation, double[] y, int channels) {
    int length = y.length / channels;
    double[] actual = Bits.guarded(y.length);
    double[] expected = actual.clone();
    kernels.activate(activation, y, actual, channels, length);
    scalar.activate(activation, y, expected, channels, length);
    Bits.assertSame(actual, expected, activation, kernels.lanes(), channels, length);
    double[] inPlace = Bits.guarded(y);
    kernels.activate(activation, inPlace, inPlace, channels, length);
    Bits.assertSame(inPlace, expected, "in place", activation, kernels.lanes(), channels, length);
  }
}
