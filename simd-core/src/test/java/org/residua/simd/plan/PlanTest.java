package org.residua.simd.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
