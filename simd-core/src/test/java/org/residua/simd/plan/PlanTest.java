package org.residua.simd.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Product;
import org.residua.api.operator.Stack;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/** Plans of every engine: values that live on, states that change places, misfits. */
final class PlanTest {

  /** (x, y) -> (K x, x + 2 y, y): values that live on, an input that is an output. */
  private record Mixed() implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V sum = a.combine(List.of(1.0, 2.0), in);
      return List.of(a.apply(Convolution.difference(1, Boundary.NATURAL), in.get(0)), sum, in.get(1));
    }
  }

  /** (x, y | z) -> (y, x + z): the state changes places, z is held. */
  private record Swap() implements Block {

    @Override
    public int inputs() {
      return 3;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(in.get(1), a.combine(List.of(1.0, 1.0), List.of(in.get(0), in.get(2))));
    }
  }

  /** Swap, repeated five times. */
  private record Swaps() implements Block {

    @Override
    public int inputs() {
      return 3;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return a.repeat(new Swap(), 5, in.subList(0, 2), in.subList(2, 3));
    }
  }

  /** Three levels of twins, a filter below the last one, and back. */
  private record Levels(Boundary boundary, List<Parameter> filters) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      LinearOperator k = new Stack(List.of(filter(6, 4), filter(7, 4)));
      for (int level = 2; level >= 0; level--) {
        k = new Stack(List.of(filter(2 * level, 1 << level), new Product(k, filter(2 * level + 1, 1 << level))));
      }
      V responses = a.apply(k, in.get(0));
      return List.of(responses, a.apply(k.adjoint(), responses));
    }

    private Convolution filter(int number, int dilation) {
      return new Convolution(filters.get(number), boundary, 1, dilation);
    }

    static List<Parameter> filters(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      return IntStream.range(0, 8).mapToObj(
          number -> new Parameter("K" + number, List.of(1, 1, 4), random.doubles(4, -1, 1).toArray())).toList();
    }
  }

  private static final Shape SHAPE = new Shape(1, 3);

  static Stream<Engine> engines() {
    return Stream.of("plain", "scalar", "vector").map(Engines::named);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void severalOutputs(Engine engine) {
    Plan plan = engine.plan(new Mixed(), SHAPE, SHAPE);
    List<Signal> in = List.of(Signal.of(1, 2, 4), Signal.of(10, 20, 30));
    assertThat(plan.run(in)).containsExactly(Signal.of(1, 2), Signal.of(21, 42, 64), Signal.of(10, 20, 30));
    assertThat(plan.run(in)).isEqualTo(new Mixed().express(new DirectAlgebra(), in));
    assertThat(plan.outputShapes()).containsExactly(new Shape(1, 2), SHAPE, SHAPE);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aRepeatedStateMayChangePlaces(Engine engine) {
    List<Signal> in = List.of(Signal.of(1, 2, 3), Signal.of(10, 20, 30), Signal.of(100, 100, 100));
    Plan plan = engine.plan(new Swaps(), SHAPE, SHAPE, SHAPE);
    assertThat(plan.run(in)).containsExactly(Signal.of(210, 220, 230), Signal.of(301, 302, 303));
    assertThat(plan.run(in)).isEqualTo(new Swaps().express(new DirectAlgebra(), in));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void levelsOfTwinsTakeOtherWeights(Engine engine) {
    for (Boundary boundary : List.of(Boundary.PERIODIC, Boundary.REFLECTING)) {
      for (int length : new int[] {5, 13, 40, 257}) {
        Signal u = Signal.of(new SplittableRandom(length).doubles(length).toArray());
        Plan plan = engine.plan(new Levels(boundary, Levels.filters(0)), u.shape());
        for (int seed = 0; seed < 3; seed++) {
          Levels levels = new Levels(boundary, Levels.filters(seed));
          plan.rebind(Tracer.trace(levels, 1));
          assertThat(plan.run(List.of(u))).isEqualTo(levels.express(new DirectAlgebra(), List.of(u)));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void misfitsAreRefused(Engine engine) {
    Plan plan = engine.plan(new Mixed(), SHAPE, SHAPE);
    Signal u = Signal.of(1, 2, 3);
    refused(() -> engine.plan(new Mixed(), SHAPE), "2 inputs, not 1");
    refused(() -> engine.plan(Tracer.trace(new Mixed(), 1, 1), SHAPE, new Shape(2, 3)), "2 channels where the network has 1");
    refused(() -> engine.plan(new Mixed(), SHAPE, new Shape(1, 4)), "1 x 4");
    refused(() -> engine.plan(new Mixed(), new Shape(1, 1), new Shape(1, 1)), "fewer than the 2 taps");
    refused(() -> plan.run(List.of(u)), "1 signals for 2 inputs");
    refused(() -> plan.run(List.of(u, Signal.of(1, 2))), "1 x 3 is needed");
    refused(() -> plan.runInto(List.of(u, u), List.of(new SignalBuffer(SHAPE))), "1 buffers for 3 outputs");
    refused(() -> plan.runInto(List.of(u, u), List.of(
        new SignalBuffer(SHAPE), new SignalBuffer(SHAPE), new SignalBuffer(SHAPE))), "shapes must agree");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
  }
}
