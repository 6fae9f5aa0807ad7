package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Gram;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Stack;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/** Every engine gives the bits of the plain one, for whatever it is asked. */
class EngineTest {

  private static final Engine PLAIN = Engines.plain();
  private static final int[] LENGTHS = {4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 1000, 1025, 9000, 70_001};

  static Stream<Engine> engines() {
    return Stream.of(1, 3).flatMap(threads -> Stream.of("scalar", "vector").map(name -> Engines.named(name).on(threads)));
  }

  private static Signal signal(int channels, int length, int seed) {
    Shape shape = new Shape(channels, length);
    return Signal.planar(shape, Cases.values(shape.size(), 2, seed));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void normsAndDistances(Engine engine) {
    for (int length : LENGTHS) {
      Signal u = signal(2, length, length);
      Signal v = signal(2, length, length + 1);
      same(engine.norm(u), PLAIN.norm(u), "norm", length);
      same(engine.distance(u, v), PLAIN.distance(u, v), "distance", length);
      for (double scale : new double[] {1e200, 1e-200}) {
        Signal large = scaled(u, scale);
        same(engine.norm(large), PLAIN.norm(large), "norm", length, scale);
        same(engine.distance(large, scaled(v, scale)), PLAIN.distance(large, scaled(v, scale)), "distance", length, scale);
      }
    }
    assertThatIllegalArgumentException().isThrownBy(() -> engine.distance(signal(1, 8, 1), signal(1, 9, 1)))
        .withMessageContaining("1 x 9");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void energies(Engine engine) {
    for (int length : LENGTHS) {
      Signal u = signal(2, length, length);
      Signal f = signal(2, length, length + 1);
      Signal weights = Signal.planar(u.shape(), Cases.values(u.shape().size(), 0.5, 3)).requireFinite("weights");
      for (Diffusion diffusion : diffusions(squared(weights))) {
        same(engine.energy(diffusion, u), PLAIN.energy(diffusion, u), diffusion.operator(), length);
        same(engine.energy(diffusion, u, f), PLAIN.energy(diffusion, u, f), diffusion.fidelity().getClass(), length);
      }
    }
  }

  private static Signal scaled(Signal u, double factor) {
    SignalBuffer scaled = new SignalBuffer(u.shape());
    scaled.copyFrom(u);
    for (int c = 0; c < u.shape().channels(); c++) {
      for (int i = 0; i < u.shape().length(); i++) {
        scaled.set(c, i, factor * u.get(c, i));
      }
    }
    return scaled.handOver();
  }

  private static Signal squared(Signal u) {
    double[] samples = new double[u.shape().size()];
    u.copyTo(samples);
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= samples[i];
    }
    return Signal.planar(u.shape(), samples);
  }

  /** Dense banks, groups, and operators that are no convolution; channelwise and coupled. */
  private static List<Diffusion> diffusions(Signal weights) {
    Parameter dense = new Parameter("K", List.of(3, 2, 2), Cases.values(12, 1, 1));
    Parameter grouped = new Parameter("G", List.of(4, 1, 3), Cases.values(12, 1, 2));
    LinearOperator bank = new Convolution(dense, Boundary.REFLECTING);
    LinearOperator groups = new Convolution(grouped, Boundary.PERIODIC, 2, 1);
    LinearOperator stack = Stack.of(bank, new Scaled(0.5, new Convolution(dense, Boundary.PERIODIC)));
    return List.of(
        new Diffusion(bank, Activation.of(new Charbonnier(0.7)), Fidelity.of(0.3)),
        new Diffusion(groups, new Activation(new PeronaMalik(0.7), Activation.Form.FLUX, Coupling.groups(2)),
            new Fidelity.Weights(weights)),
        new Diffusion(stack, Activation.of(new PeronaMalik(1.3)), Fidelity.none()));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void bandedSolves(Engine engine) {
    for (int length : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33, 1000}) {
      for (int taps = 1; taps <= Math.min(6, length); taps++) {
        SymmetricBanded a = matrix(taps, length);
        Signal b = signal(2, length, taps);
        assertThat(engine.solve(a, b)).as("%s", a).isEqualTo(PLAIN.solve(a, b));
      }
    }
    SymmetricBanded indefinite = new SymmetricBanded(Signal.ofChannels(new double[] {1, 1, 1, 1}, new double[] {2, 2, 2, 0}));
    for (Engine any : List.of(engine, PLAIN)) {
      assertThatIllegalArgumentException().isThrownBy(() -> any.solve(indefinite, signal(1, 4, 1)))
          .withMessageContaining("the pivot of row 1 is -3.0");
      assertThatIllegalArgumentException().isThrownBy(() -> any.solve(matrix(2, 5), signal(1, 4, 1)));
    }
  }

  /** {@code 0.1 I + K^T K}, wider than long where the filter is. */
  private static SymmetricBanded matrix(int taps, int length) {
    double[] bands = new double[taps * length];
    Convolution k = new Convolution(
        new Parameter("K", List.of(1, 1, taps), Cases.values(taps, 1, taps)), Boundary.ZERO);
    Gram.each(k.stencil(), length, (_, i, j, a, b) -> {
      if (j >= i) {
        bands[(j - i) * length + i] += a * b;
      }
    });
    for (int i = 0; i < length; i++) {
      bands[i] += 0.1;
    }
    return new SymmetricBanded(Signal.planar(new Shape(taps, length), bands));
  }

  /** Three cycles of four rows with a data term. */
  private record Cycles() implements Block {

    private static final SemiIteration TABLE = new SemiIteration(new Diffusion(Convolution.difference(1, Boundary.NATURAL),
        Activation.of(new PeronaMalik(0.5)), Fidelity.of(0.2)), List.of(Row.explicit(0.1), Row.extrapolated(0.1, 1.2)), false);

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return algebra.repeat(new Once(), 3, inputs, List.of(inputs.get(0)));
    }

    private record Once() implements Block {

      @Override
      public int inputs() {
        return 2;
      }

      @Override
      public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
        return List.of(algebra.cycle(TABLE, inputs));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void plansAndBatchesTellOfTheirWork(Engine engine) {
    Signal u = signal(1, 501, 1);
    for (Engine any : List.of(engine, PLAIN)) {
      AtomicLong told = new AtomicLong();
      Engine watched = any.watched(told::addAndGet);
      Plan plan = watched.plan(new Cycles(), u.shape());
      assertThat(plan.run(u)).isEqualTo(PLAIN.plan(new Cycles(), u.shape()).run(u));
      assertThat(told.get()).as(any.name()).isEqualTo(plan.work()).isPositive();
      List<Signal> many = new ArrayList<>();
      for (int s = 0; s < 11; s++) {
        many.add(signal(1, 501, s));
      }
      assertThat(any.batch(Tracer.trace(new Cycles(), 1), u.shape()).run(many))
          .isEqualTo(many.stream().map(plan::run).toList());
      assertThatIllegalArgumentException().isThrownBy(() -> any.on(0)).withMessageContaining("threads = 0");
    }
    engine.warm(Tracer.trace(new Cycles(), 1));
  }

  private static void same(double actual, double expected, Object... what) {
    assertThat(Double.doubleToLongBits(actual)).as("%s: %s, not %s", List.of(what), actual, expected)
        .isEqualTo(Double.doubleToLongBits(expected));
  }
}
