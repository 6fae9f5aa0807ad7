package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Contrasts;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.FluxBank;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Relu;
import org.residua.api.flux.Sector;
import org.residua.api.flux.Splines;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.sum.FixedTree;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.sum.Sums;
import org.residua.simd.sweep.Sweep;
import org.residua.simd.team.Workers;
import org.residua.simd.vector.VectorKernels;

/** A flux for each response or group: the bits of each flux's scalar formula, fused or not, at every width. */
class FluxBankTest {

  private static final int M = 4;
  private static final List<Row> ROWS = List.of(
      Row.extrapolated(0.2, 0.66), new Row(0.21, 0.9, 0, 0, 0), Row.extrapolated(0.2, 1.4));

  private final Kernels scalar = new ScalarKernels();

  /** For four responses: in one pass, in stages, splines, several kinds, groups with one flux and with one each. */
  static List<Activation> activations() {
    Splines splines = Splines.of(List.of(-1.0, 0.5, 2.0), new Sector(-0.5, 1),
        0.1, -0.9, 0.4, 0.3, 0.2, 0, 0.5, 0.1, -0.7, 0.5, 1, -1, -0.25, 2, 0, 0.3, -0.2, 0.1, -0.1, 1);
    Coupling pairs = Coupling.groups(2);
    return List.of(
        Activation.of(Contrasts.of(new PeronaMalik(1), 0.4)),
        Activation.of(Contrasts.of(new PeronaMalik(1), 0.4, 1.7, 0.02, 9)),
        Activation.of(Contrasts.of(new Exponential(1), 0.4, 1.7, 0.02, 9)),
        Activation.of(splines),
        Activation.of(FluxBank.of(new Charbonnier(0.3), new Relu(), splines.flux(1), new Logarithmic(0.7))),
        new Activation(new PeronaMalik(0.7), Activation.Form.FLUX, pairs),
        new Activation(Contrasts.of(new PeronaMalik(1), 0.4, 1.7), Activation.Form.FLUX, pairs),
        new Activation(FluxBank.of(new Exponential(0.3), new Charbonnier(2)), Activation.Form.FLUX, pairs));
  }

  /** {@code z} as the definition says, one response and sample at a time. */
  private static double[] defined(Activation activation, double[] y, int length) {
    double[] z = new double[y.length];
    int group = activation.coupling().group();
    for (int at = 0; at < y.length; at++) {
      int first = at / length / group * group;
      Flux flux = activation.bank().fluxes().size() == 1
          ? activation.bank().fluxes().get(0) : activation.bank().fluxes().get(first / group);
      double s = y[at];
      if (group > 1) {
        double square = y[first * length + at % length] * y[first * length + at % length];
        for (int m = first + 1; m < first + group; m++) {
          square = Math.fma(y[m * length + at % length], y[m * length + at % length], square);
        }
        s = Math.sqrt(square);
      }
      z[at] = switch (activation.form()) {
        case FLUX -> group == 1 ? flux.at(s) : flux.diffusivity(s) * y[at];
        case DIFFUSIVITY -> flux.diffusivity(s);
        case DERIVATIVE -> flux.derivative(s);
      };
    }
    return z;
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void activations(VectorKernels kernels) {
    for (Activation flux : activations()) {
      for (Activation activation : flux.channelwise()
          ? List.of(flux, flux.diffusivity(), flux.derivative()) : List.of(flux, flux.diffusivity())) {
        for (int length : Cases.lengths(1, Boundary.NATURAL)) {
          double[] y = Cases.specialValues(M * length, length);
          double[] expected = Bits.guarded(defined(activation, y, length));
          for (Kernels any : List.of(scalar, kernels)) {
            double[] actual = Bits.guarded(y);
            any.activate(activation, actual, actual, M, length);
            Bits.assertSame(actual, expected, activation, any.lanes(), length);
          }
        }
      }
    }
  }

  /** Fused rows have the bits of the expanded network. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void sweeps(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      for (int[] extents : new int[][] {{M, 1, 3}, {M, 2, 2}, {M, 1, 11}}) {
        for (Activation activation : activations()) {
          Diffusion diffusion = new Diffusion(bank(extents, boundary), activation, Fidelity.none());
          for (int length : new int[] {20, 33, 64, 1000, 2600}) {
            compare(kernels, new SemiIteration(diffusion, ROWS, false), new Shape(extents[1], length));
            compare(kernels, new SemiIteration(diffusion, ROWS, true), new Shape(extents[1], length));
          }
        }
      }
    }
  }

  private void compare(Kernels kernels, SemiIteration iteration, Shape shape) {
    if (!Sweep.suits(iteration, shape.length())) {
      return;
    }
    double[] start = Cases.values(shape.size(), 1, shape.length());
    double[] expected = new double[shape.size()];
    new DirectAlgebra().cycle(iteration, List.of(Signal.planar(shape, start))).copyTo(expected);
    for (Kernels any : List.of(scalar, kernels)) {
      double[] actual = Bits.guarded(start);
      Sweep.of(iteration, shape, Execution.of(any).on(Workers.of(2))).run(actual, actual);
      Bits.assertSame(actual, Bits.guarded(expected), any.lanes(), shape, iteration);
    }
  }

  /** Of every term the potential of its own response or group, in the tree. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void energies(VectorKernels kernels) {
    for (Activation activation : activations()) {
      for (int length : new int[] {5, 700, 1030, 5000}) {
        Convolution k = bank(new int[] {M, 2, 3}, Boundary.REFLECTING);
        double[] u = Cases.values(2 * length, 1, 7);
        Signal signal = Signal.planar(new Shape(2, length), u);
        double[] y = new double[M * length];
        k.apply(signal).copyTo(y);
        double expected = energy(activation, y, length);
        assertThat(new Diffusion(k, activation, Fidelity.none()).energy(signal)).isEqualTo(expected);
        for (Kernels any : List.of(scalar, kernels)) {
          assertThat(new Sums(any, Workers.of(2)).smoothness(k.stencil(), activation, u, length))
              .as("%s, %d", activation, length).isEqualTo(expected);
        }
      }
    }
  }

  private static double energy(Activation activation, double[] y, int length) {
    int group = activation.coupling().group();
    List<Double> terms = new ArrayList<>();
    for (int first = 0; first < M; first += group) {
      for (int i = 0; i < length; i++) {
        double s = y[first * length + i];
        if (group == 2) {
          s = Math.sqrt(Math.fma(y[(first + 1) * length + i], y[(first + 1) * length + i], s * s));
        }
        List<Flux> fluxes = activation.bank().fluxes();
        terms.add(fluxes.get(fluxes.size() == 1 ? 0 : first / group).potential(s));
      }
    }
    return FixedTree.sum(terms.stream().mapToDouble(t -> t).toArray(), 0, terms.size());
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void refuseOtherNumbersOfResponses(VectorKernels kernels) {
    Activation two = Activation.of(Contrasts.of(new PeronaMalik(1), 1, 2));
    Activation pairs = new Activation(new PeronaMalik(1), Activation.Form.FLUX, Coupling.groups(2));
    for (Kernels any : List.of(scalar, kernels)) {
      for (Activation activation : List.of(two, pairs)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> any.activate(activation, new double[9], new double[9], 3, 3))
            .withMessageContaining("3 responses");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> any.rowLoop(Cases.stencil(3, 1, 2, Boundary.NATURAL), activation, 9, true));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new Sums(any, Workers.single()).smoothness(Cases.stencil(3, 1, 2, Boundary.NATURAL), activation,
                new double[9], 9));
      }
    }
  }

  private static Convolution bank(int[] extents, Boundary boundary) {
    int count = Arrays.stream(extents).reduce(1, (a, b) -> a * b);
    return new Convolution(new Parameter("K", List.of(extents[0], extents[1], extents[2]),
        Cases.values(count, 0.5, count)), boundary);
  }
}
