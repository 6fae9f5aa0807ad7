package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Contrasts;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.Flux;
import org.residua.api.flux.FluxBank;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.vector.VectorKernels;

/** Differentials, quotients and zeros of kernels and plans have the bits of the direct reading. */
class DifferentialTest {

  private static final int M = 4;
  private static final Kernels SCALAR = new ScalarKernels();
  private static final DirectAlgebra DIRECT = new DirectAlgebra();

  /** Every flux channelwise and, where it is even, coupled over all and over groups; banks of several fluxes. */
  static List<Activation> activations(double contrast) {
    List<Activation> all = new ArrayList<>();
    for (Flux flux : Cases.fluxes(contrast)) {
      for (Coupling coupling : List.of(Coupling.CHANNELWISE, Coupling.COUPLED, Coupling.groups(2))) {
        if (flux.even() || coupling.group() == 1) {
          all.add(new Activation(flux, Activation.Form.FLUX, coupling));
        }
      }
    }
    all.add(Activation.of(FluxBank.of(Cases.fluxes(contrast).subList(1, 1 + M).toArray(Flux[]::new))));
    all.add(new Activation(FluxBank.of(new PeronaMalik(contrast), new Charbonnier(2)), Activation.Form.FLUX, Coupling.groups(2)));
    return all;
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void everyFluxCouplingScaleAndLength(VectorKernels kernels) {
    for (Activation activation : activations(1)) {
      for (int length : Cases.lengths(1, Boundary.NATURAL)) {
        int count = M * length;
        for (double scale : new double[] {1e-8, 1, 1e200}) {
          compare(kernels, activation, Cases.values(count, scale, count), Cases.values(count, 1, length));
        }
        compare(kernels, activation, Cases.specialValues(count, count), Cases.specialValues(count, length));
      }
    }
  }

  private static void compare(Kernels kernels, Activation activation, double[] at, double[] d) {
    int length = at.length / M;
    Shape shape = new Shape(M, length);
    double[] defined = new double[at.length];
    DIRECT.differential(activation, Signal.planar(shape, at.clone()), Signal.planar(shape, d.clone())).copyTo(defined);
    double[] expected = Bits.guarded(defined);
    for (Kernels any : List.of(SCALAR, kernels)) {
      double[] actual = Bits.guarded(at.length);
      any.differential(activation, at, d, actual, M, length);
      Bits.assertSame(actual, expected, activation, any.lanes(), length);
      double[] inPlace = Bits.guarded(at);
      any.differential(activation, inPlace, d, inPlace, M, length);
      Bits.assertSame(inPlace, expected, "in place", activation, any.lanes(), length);
    }
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void quotients(VectorKernels kernels) {
    for (int length : Cases.lengths(1, Boundary.NATURAL)) {
      double[] x = Cases.specialValues(length, 1);
      double[] y = Cases.specialValues(length, 2);
      double[] expected = Bits.guarded(length);
      for (int i = 0; i < length; i++) {
        expected[i] = x[i] / y[i];
      }
      for (Kernels any : List.of(SCALAR, kernels)) {
        double[] z = Bits.guarded(length);
        double[] first = Bits.guarded(x);
        double[] second = Bits.guarded(y);
        any.divide(x, y, z, length);
        any.divide(first, y, first, length);
        any.divide(x, second, second, length);
        Bits.assertSame(z, expected, length);
        Bits.assertSame(first, expected, "z = x", length);
        Bits.assertSame(second, expected, "z = y", length);
      }
    }
  }

  /**
   * {@code (a, d) -> (d/z, 0 + DPhi(a) a, z)} with {@code z = DPhi(a) DPhi(d) d}: places and directions that die, live on and are
   * the same value.
   */
  record Primitives(Activation activation) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V self = a.differential(activation, in.get(1), in.get(1));
      V z = a.differential(activation, in.get(0), self);
      V zero = a.zero(self);
      V sum = a.combine(List.of(1.0, 1.0), List.of(zero, a.differential(activation, in.get(0), in.get(0))));
      return List.of(a.divide(in.get(1), z), sum, z);
    }
  }

  /** Three times the same with the results as the next inputs: buffers are reused, zeros made anew. */
  private record Again(Activation activation) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return a.repeat(new Once(activation), 3, in, List.of());
    }
  }

  private record Once(Activation activation) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      List<V> out = new Primitives(activation).express(a, in);
      return out.subList(1, 3);
    }
  }

  static Stream<Engine> engines() {
    return Stream.of("plain", "scalar", "vector").map(Engines::named);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void plans(Engine engine) {
    for (Activation activation : activations(0.7)) {
      for (Block block : List.of(new Primitives(activation), new Again(activation))) {
        for (int length : new int[] {1, 7, 33, 300}) {
          Shape shape = new Shape(M, length);
          List<Signal> in = List.of(Signal.planar(shape, Cases.values(shape.size(), 1, 1)),
              Signal.planar(shape, Cases.values(shape.size(), 1, 2)));
          List<Signal> expected = block.express(DIRECT, in);
          Architecture network = Tracer.trace(block, M, M);
          Plan plan = engine.plan(network, shape, shape);
          assertThat(plan.run(in)).as("%s", activation).isEqualTo(expected);
          plan.run(List.of(in.get(1), in.get(1)));
          assertThat(plan.run(in)).as("again, %s", activation).isEqualTo(expected);
          assertThat(engine.plan(network.expanded(), shape, shape).run(in)).as("expanded, %s", activation).isEqualTo(expected);
        }
      }
    }
  }

  /** A plan takes the numbers of another activation. */
  @ParameterizedTest
  @MethodSource("engines")
  void rebinding(Engine engine) {
    Shape shape = new Shape(M, 33);
    List<Signal> in = List.of(Signal.planar(shape, Cases.values(shape.size(), 1, 1)),
        Signal.planar(shape, Cases.values(shape.size(), 1, 2)));
    Architecture network = Tracer.trace(new Primitives(Activation.of(Contrasts.of(new PeronaMalik(1), 0.4))), M, M);
    Architecture other = network.with(network.parameters().stream().map(p -> p.with(1.7)).toList());
    assertThat(network.parameters()).hasSize(1);
    Plan plan = engine.plan(network, shape, shape);
    List<Signal> before = plan.run(in);
    plan.rebind(other);
    assertThat(plan.run(in)).isEqualTo(engine.plan(other, shape, shape).run(in)).isNotEqualTo(before);
  }
}
