package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.FluxBank;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Relu;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.BankResponses;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.vector.VectorKernels;
import org.residua.simd.vector.row.ChannelResponses;

/** Responses and their fluxes in one pass have the bits of one after the other. */
class ResponsesTest {

  private static final int[] DILATIONS = {1, 2, 7, 64};
  private static final int[] TAPS = {1, 2, 5, 9, 10};
  /** Channels and filters: filters of one channel, alone, two at a time with one over, in groups; and of two channels. */
  private static final int[][] BANKS = {{1, 1, 1}, {1, 3, 1}, {2, 6, 2}, {2, 4, 1}};

  private final Kernels scalar = new ScalarKernels();

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void everyBankBoundaryFluxAndLength(VectorKernels kernels) {
    int inOnePass = 0;
    for (Boundary boundary : Boundary.values()) {
      for (int[] bank : BANKS) {
        for (int taps : TAPS) {
          for (int dilation : DILATIONS) {
            Stencil k = Cases.stencil(bank[1], bank[0], taps, boundary, bank[2], dilation);
            for (Activation activation : activations(bank[1])) {
              compare(kernels, k, activation);
              inOnePass += ChannelResponses.suits(k, activation) ? 1 : 0;
            }
          }
        }
      }
    }
    assertThat(inOnePass).isGreaterThan(500);
  }

  /** Of one flux and of two contrasts, forms that are found in one pass and those that are not. */
  private static List<Activation> activations(int outputs) {
    List<Activation> all = new ArrayList<>();
    for (Flux flux : List.of(new PeronaMalik(0.7), new Relu(), new Charbonnier(0.3), new Exponential(0.5))) {
      all.add(Activation.of(flux));
    }
    all.add(Activation.of(new PeronaMalik(0.7)).diffusivity());
    all.add(Activation.of(new PeronaMalik(0.7)).derivative());
    all.add(Activation.of(FluxBank.of(IntStream.range(0, outputs).mapToObj(m -> new PeronaMalik(0.5 + m)).toArray(Flux[]::new))));
    return all;
  }

  private void compare(Kernels kernels, Stencil k, Activation activation) {
    int least = k.boundary() == Boundary.NATURAL ? k.reach() : 1;
    for (int length : new int[] {least, least + 1, least + 30, 4 * k.reach() + 13}) {
      double[] u = Cases.values(k.inputs() * length, 2, length);
      double[] actual = Bits.guarded(k.outputs() * k.rows(length));
      double[] expected = actual.clone();
      kernels.responses(k, activation).run(u, length, actual);
      scalar.convolve(k, u, length, expected, 0);
      scalar.activate(activation, expected, expected, k.outputs(), k.rows(length));
      Bits.assertSame(actual, expected, k.boundary(), k.outputs(), k.taps(), k.dilation(), activation, length);
    }
  }

  /** A plan takes other filters and other contrasts. */
  @Test
  void plansTakeOtherNumbers() {
    Signal u = Signal.of(Cases.values(500, 1, 1));
    for (String engine : List.of("plain", "scalar", "vector")) {
      Plan plan = Engines.named(engine).plan(new Layer(1, 0.5), u.shape());
      for (Layer layer : List.of(new Layer(1, 0.5), new Layer(2, 0.5), new Layer(2, 1.5))) {
        plan.rebind(Tracer.trace(layer, 1));
        assertThat(plan.run(u)).as("%s, %s", engine, layer).isEqualTo(layer.express(new DirectAlgebra(), List.of(u)).get(0));
      }
    }
  }

  /** {@code u - 0.1 K^T Phi(K u)}, taps 9 apart. */
  private record Layer(long seed, double contrast) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      Convolution k = new Convolution(new Parameter("K", List.of(4, 1, 3), Cases.values(12, 0.4, seed)), Boundary.REFLECTING, 1, 9);
      V z = algebra.activate(Activation.of(new PeronaMalik(contrast)), algebra.apply(k, in.get(0)));
      return List.of(algebra.combine(List.of(1.0, -0.1), List.of(in.get(0), algebra.apply(k.adjoint(), z))));
    }
  }

  @Test
  void nothingAllocates() {
    for (Boundary boundary : Boundary.values()) {
      for (int dilation : new int[] {1, 64}) {
        Stencil k = Cases.stencil(4, 1, 5, boundary, 1, dilation);
        int length = 2000;
        double[] u = Cases.values(length, 1, 1);
        double[] z = new double[4 * k.rows(length)];
        BankResponses responses = VectorKernels.preferred().responses(k, Activation.of(new PeronaMalik(1)));
        Allocation.doesNotAllocate("responses " + boundary + dilation, () -> responses.run(u, length, z));
      }
    }
  }
}
