package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Resolvent;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Systems of implicit steps: every engine has the bits of the direct reading, and that solves what a dense matrix made column
 * by column says.
 */
class ResolventTest {

  static Stream<Engine> engines() {
    return Stream.of("scalar", "vector").map(Engines::named);
  }

  /** The system as a block: weights, right-hand side, target. */
  private record Solved(Resolvent resolvent) implements Block {

    @Override
    public int inputs() {
      return resolvent.fidelity().present() ? 3 : 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.solve(resolvent, in.get(0), in.subList(1, in.size())));
    }
  }

  /** What is asked of a boundary, groups and taps. */
  private static List<Convolution> banks(Boundary boundary) {
    List<Convolution> banks = new ArrayList<>();
    for (int taps : new int[] {1, 2, 3, 4}) {
      banks.add(new Convolution(new Parameter("K", List.of(1, 1, taps), Cases.values(taps, 1, taps)), boundary));
      banks.add(new Convolution(new Parameter("K", List.of(3, 2, taps), Cases.values(6 * taps, 1, taps)), boundary));
    }
    banks.add(new Convolution(new Parameter("K", List.of(4, 1, 2), Cases.values(8, 1, 3)), boundary, 2, 1));
    banks.add(new Convolution(new Parameter("K", List.of(2, 1, 2), 1, -1, 1, -1), boundary, 2, 3));
    return banks;
  }

  /** Weights that are the right-hand side as well: the solution goes where both are. */
  private record Both(Resolvent resolvent) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V w = algebra.combine(List.of(1.0), in);
      return List.of(algebra.solve(resolvent, w, List.of(w)));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void weightsThatAreTheRightHandSide(Engine engine) {
    for (int groups : new int[] {1, 2, 3}) {
      for (int taps : new int[] {1, 2}) {
        Convolution k = new Convolution(
            new Parameter("K", List.of(groups, 1, taps), Cases.values(groups * taps, 1, 5)), Boundary.PERIODIC, groups, 1);
        Signal w = positive(new Shape(groups, 40), 3);
        Block block = new Both(new Resolvent(k, Fidelity.none(), 0.7));
        assertThat(engine.plan(block, w.shape()).run(w)).isEqualTo(block.express(new DirectAlgebra(), List.of(w)).get(0));
      }
    }
  }

  private static Signal positive(Shape shape, int seed) {
    double[] values = Cases.values(shape.size(), 1, seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, values[i] + 0.3);
    }
    return Signal.planar(shape, values);
  }

  private static List<Fidelity> fidelities(Shape shape) {
    return List.of(Fidelity.none(), Fidelity.of(0.37), new Fidelity.Weights(positive(shape, 9)));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyBoundaryBankAndLength(Engine engine) {
    for (Boundary boundary : Boundary.values()) {
      for (Convolution k : banks(boundary)) {
        for (int length : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 17, 33, 200}) {
          if (boundary != Boundary.NATURAL || length >= k.stencil().reach()) {
            Shape shape = new Shape(k.inputs(), length);
            for (Fidelity fidelity : fidelities(shape)) {
              for (double tau : new double[] {0.1, 30}) {
                compare(engine, new Resolvent(k, fidelity, tau), shape, length == 200 || length == 12);
              }
            }
          }
        }
      }
    }
  }

  private static void compare(Engine engine, Resolvent resolvent, Shape shape, boolean twice) {
    Signal w = positive(resolvent.filters().target(shape), 1);
    Signal b = Signal.planar(shape, Cases.values(shape.size(), 1, 2));
    Signal f = Signal.planar(shape, Cases.values(shape.size(), 1, 3));
    List<Signal> in = resolvent.fidelity().present() ? List.of(w, b, f) : List.of(w, b);
    Signal expected = new DirectAlgebra().solve(resolvent, w, in.subList(1, in.size()));
    Plan plan = engine.plan(new Solved(resolvent), in.stream().map(Signal::shape).toArray(Shape[]::new));
    assertThat(plan.run(in).get(0)).as("%s on %s", resolvent, shape).isEqualTo(expected);
    if (twice) {
      assertThat(plan.run(in).get(0)).isEqualTo(expected);
      residual(resolvent, w, b, f, expected);
    }
  }

  /** {@code x + tau (K^T (w K x) + C (x - f)) - b}, applied and not assembled. */
  private static void residual(Resolvent resolvent, Signal w, Signal b, Signal f, Signal x) {
    DirectAlgebra a = new DirectAlgebra();
    Signal smoothing = a.apply(resolvent.filters().adjoint(), a.multiply(w, a.apply(resolvent.filters(), x)));
    Signal pull = a.apply(resolvent.fidelity().operator(), a.combine(List.of(1.0, -1.0), List.of(x, f)));
    Signal r = a.combine(List.of(1.0, resolvent.tau(), resolvent.tau(), -1.0), List.of(x, smoothing, pull, b));
    double norm = 1 + resolvent.tau() * (1.3 * Math.pow(resolvent.filters().norm().upper(), 2) + resolvent.fidelity().largest());
    int width = resolvent.filters().stencil().groupInputs() * resolvent.filters().stencil().reach();
    double bound = (x.shape().size() + 12 * width + 50) * 4 * (width + 1) * 0x1p-53 * norm * (x.norm() + b.norm() + f.norm());
    assertThat(r.norm()).as("%s", resolvent).isLessThanOrEqualTo(bound);
    assertThat(x.norm()).isLessThanOrEqualTo(
        resolvent.fidelity().constant() ? Math.max(b.norm(), resolvent.fidelity().present() ? f.norm() : 0) * (1 + 1e-12)
            : Double.MAX_VALUE);
  }

  /** {@code (1 + tau |k^|^2) x^ = b^} at a frequency of a periodic signal. */
  @ParameterizedTest
  @MethodSource("engines")
  void harmonics(Engine engine) {
    int n = 48;
    double tau = 7;
    Convolution k = Convolution.difference(2, Boundary.PERIODIC);
    for (int frequency : new int[] {0, 1, 5, 24}) {
      double[] wave = new double[n];
      for (int i = 0; i < n; i++) {
        wave[i] = Math.cos(2 * Math.PI * frequency * i / n);
      }
      double[] ones = new double[n];
      Arrays.fill(ones, 1);
      Shape shape = new Shape(1, n);
      Signal x = engine.plan(new Solved(new Resolvent(k, Fidelity.none(), tau)), shape, shape)
          .run(List.of(Signal.of(ones), Signal.of(wave))).get(0);
      double symbol = Math.pow(2 * Math.sin(Math.PI * frequency / n), 4);
      for (int i = 0; i < n; i++) {
        assertThat(x.get(0, i)).isCloseTo(wave[i] / (1 + tau * symbol), Offset.offset(1e-13));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void indefiniteSystemsAreRefused(Engine engine) {
    Resolvent resolvent = new Resolvent(Convolution.difference(1, Boundary.ZERO), Fidelity.none(), 1);
    Signal w = Signal.of(0, -3, 0, 0);
    Signal b = Signal.of(1, 2, 3);
    for (Engine any : List.of(engine, Engines.plain())) {
      assertThatIllegalArgumentException().isThrownBy(
          () -> any.plan(new Solved(resolvent), w.shape(), b.shape()).run(List.of(w, b)))
          .withMessageContaining("not positive definite");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Resolvent(resolvent.filters(), Fidelity.none(), -1))
        .withMessageContaining("tau = -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.plan(new Solved(resolvent), new Shape(1, 3), b.shape())).withMessageContaining("1 x 4");
  }

  /** At both ends, at the borders of blocks of rows, and in the middle alone, where 0.4 - 0.36 / 0.4 is the first that is not positive. */
  @ParameterizedTest
  @MethodSource("engines")
  void refusalsNameThePivot(Engine engine) {
    Resolvent resolvent = new Resolvent(Convolution.difference(1, Boundary.ZERO), Fidelity.none(), 1);
    for (int n : new int[] {1999, 2000}) {
      Signal zeros = Signal.of(new double[n]);
      Shape rows = new Shape(1, n + 1);
      Plan plan = engine.plan(new Solved(resolvent), rows, zeros.shape());
      for (int at : new int[] {0, 1, 511, 512, 700, 998, 999, 1000, 1001, 1300, n - 512, n - 511, n - 1, n}) {
        for (double weight : new double[] {-3, -0.6}) {
          double[] weights = new double[n + 1];
          weights[at] = weight;
          if (weight < -1 || (at > 0 && at < n)) {
            List<Signal> in = List.of(Signal.of(weights), zeros);
            List<String> refusals = Stream.of(plan, Engines.plain().plan(new Solved(resolvent), rows, zeros.shape()))
                .map(any -> assertThatIllegalArgumentException().isThrownBy(() -> any.run(in)).actual().getMessage()).toList();
            assertThat(refusals.get(0)).as("weight %s at %d", weight, at).contains("pivot of row").isEqualTo(refusals.get(1));
          }
        }
      }
      List<Signal> in = List.of(positive(rows, 1), Signal.planar(zeros.shape(), Cases.values(n, 1, 2)));
      assertThat(plan.run(in).get(0)).isEqualTo(new DirectAlgebra().solve(resolvent, in.get(0), in.subList(1, 2)));
    }
  }
}
