package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.FluxBank;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Weickert;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Systems whose weights are diffusivities of responses, {@code w = g(L u)}: whatever else reads the responses or the weights, and
 * wherever the right-hand side comes from, every engine has the bits of the direct reading.
 */
final class LaggedTest {

  /** Lengths of no full entry, of last blocks of 512 rows of an end, whole or of one row, and of several blocks and tiles. */
  private static final int[] LENGTHS = {1, 2, 3, 5, 9, 12, 33, 1025, 1026, 1027, 1028, 2600};

  private static final int LONG = 100;

  /** Who reads responses and weights beside the system. */
  private enum Readers { NOBODY, RESPONSES, WEIGHTS, RIGHT_HAND_SIDE }

  /**
   * {@code (u, b, f)} to the solution for the weights of {@code u}, and to what else is read.
   *
   * @param l the filters of the weights
   * @param g a diffusivity
   * @param resolvent the system
   * @param readers of what leads to it
   * @param own whether {@code b = u}
   */
  private record Lagged(Convolution l, Activation g, Resolvent resolvent, Readers readers, boolean own) implements Block {

    @Override
    public int inputs() {
      return 3;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V responses = a.apply(l, in.get(0));
      V weights = a.activate(g, responses);
      V b = readers == Readers.RIGHT_HAND_SIDE ? weights : in.get(own ? 0 : 1);
      V x = a.solve(resolvent, weights, resolvent.fidelity().present() ? List.of(b, in.get(2)) : List.of(b));
      return switch (readers) {
        case RESPONSES -> List.of(x, responses);
        case WEIGHTS -> List.of(x, weights);
        case NOBODY, RIGHT_HAND_SIDE -> List.of(x);
      };
    }
  }

  /** Some steps, in place where that is possible. */
  private record Steps(Lagged step) implements Block {

    @Override
    public int inputs() {
      return 3;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V u = in.get(0);
      for (int t = 0; t < 3; t++) {
        u = step.express(a, List.of(u, in.get(1), in.get(2))).get(0);
      }
      return List.of(u);
    }
  }

  static Stream<Engine> engines() {
    return Stream.of("scalar", "vector").map(Engines::named);
  }

  private static Convolution bank(int outputs, int inputs, int taps, Boundary boundary, int dilation, int seed) {
    return new Convolution(new Parameter("K" + seed, List.of(outputs, inputs, taps),
        Cases.values(outputs * inputs * taps, 1, seed)), boundary, 1, dilation);
  }

  private static Activation diffusivity(Flux... fluxes) {
    return Activation.of(FluxBank.of(fluxes)).diffusivity();
  }

  /** Filters of the weights, their diffusivities, filters of the system. */
  private record Banks(Convolution l, Activation g, Convolution k) {}

  private static List<Banks> banks(Boundary boundary) {
    Activation one = diffusivity(new PeronaMalik(0.5));
    Activation three = diffusivity(new PeronaMalik(0.5), new Charbonnier(0.3), new Weickert(0.7));
    List<Banks> banks = new ArrayList<>();
    for (int taps : new int[] {1, 2, 3, 4}) {
      Convolution k = bank(1, 1, taps, boundary, 1, taps);
      banks.add(new Banks(k, one, k));
      banks.add(new Banks(bank(3, 1, taps, boundary, 1, 5 + taps), three, bank(3, 1, taps, boundary, 1, 9 + taps)));
    }
    banks.add(new Banks(bank(2, 1, 4, boundary, 1, 20), one, bank(2, 1, 2, boundary, 3, 21)));
    banks.add(new Banks(bank(2, 1, 2, boundary, 3, 22), Activation.coupled(new PeronaMalik(0.4)).diffusivity(),
        bank(2, 1, 4, boundary, 1, 23)));
    banks.add(new Banks(bank(3, 2, 2, boundary, 1, 24), one, bank(3, 2, 2, boundary, 1, 25)));
    if (boundary == Boundary.PERIODIC || boundary == Boundary.REFLECTING) {
      banks.add(new Banks(bank(2, 1, 3, boundary, 1, 26), one, bank(2, 1, 2, boundary, 1, 27)));
      banks.add(new Banks(bank(2, 1, 3, boundary, 1, 28), one, bank(2, 1, 4, Boundary.REFLECTING, 1, 29)));
    }
    return banks;
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyReaderBoundaryBankAndLength(Engine engine) {
    int compared = 0;
    for (Boundary boundary : Boundary.values()) {
      for (Banks banks : banks(boundary)) {
        for (int length : LENGTHS) {
          Shape shape = new Shape(banks.k().inputs(), length);
          if (suit(banks, shape)) {
            compared += compare(engine, banks, shape);
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(1500);
  }

  /** Rows of the natural boundary need as many samples, and as many rows as the system has weights. */
  private static boolean suit(Banks banks, Shape shape) {
    int reach = Math.max(banks.l().stencil().reach(), banks.k().stencil().reach());
    return (banks.k().boundary() != Boundary.NATURAL || shape.length() >= reach)
        && banks.l().target(shape).equals(banks.k().target(shape));
  }

  /** Long signals, of which the direct reading takes long, with the weights read by nobody or by somebody else. */
  private static int compare(Engine engine, Banks banks, Shape shape) {
    boolean brief = shape.length() > LONG;
    int compared = 0;
    for (Fidelity fidelity : brief ? List.of(Fidelity.none()) : List.of(Fidelity.none(), Fidelity.of(0.37), weights(shape))) {
      Resolvent resolvent = new Resolvent(banks.k(), fidelity, 3);
      for (Readers readers : brief ? List.of(Readers.NOBODY, Readers.WEIGHTS) : List.of(Readers.values())) {
        if (readers != Readers.RIGHT_HAND_SIDE || banks.k().target(shape).equals(shape)) {
          for (boolean own : brief ? new boolean[] {true} : new boolean[] {true, false}) {
            Lagged step = new Lagged(banks.l(), banks.g(), resolvent, readers, own);
            compare(engine, step, shape);
            if (readers == Readers.NOBODY && !brief) {
              compare(engine, new Steps(step), shape);
            }
            compared++;
          }
        }
      }
    }
    return compared;
  }

  private static Fidelity weights(Shape shape) {
    return new Fidelity.Weights(Signal.planar(shape, Arrays.stream(Cases.values(shape.size(), 1, 7)).map(Math::abs).toArray()));
  }

  private static void compare(Engine engine, Block block, Shape shape) {
    compare(engine, block, shape, shape);
  }

  private static void compare(Engine engine, Block block, Shape shape, Shape others) {
    compare(engine.plan(block, shape, others, others), block, shape, others);
  }

  private static void compare(Plan plan, Block block, Shape shape, Shape others) {
    List<Signal> in = List.of(Signal.planar(shape, Cases.values(shape.size(), 1, 2)),
        Signal.planar(others, Cases.values(others.size(), 1, 3)), Signal.planar(others, Cases.values(others.size(), 1, 4)));
    List<Signal> expected = block.express(new DirectAlgebra(), in);
    for (int run = 0; run < 2; run++) {
      List<Signal> found = plan.run(in);
      for (int k = 0; k < expected.size(); k++) {
        assertThat(found.get(k)).as("%s on %s, run %d", block, shape, run).isEqualTo(expected.get(k));
      }
    }
  }

  /** As many rows that begin elsewhere, of a signal of another length. */
  @ParameterizedTest
  @MethodSource("engines")
  void signalsOfOtherLengths(Engine engine) {
    for (int reach : new int[] {2, 4, 10}) {
      for (int length : new int[] {20, 600, 1100}) {
        Resolvent resolvent = new Resolvent(bank(1, 1, reach, Boundary.ZERO, 1, 3), Fidelity.none(), 3);
        Activation g = diffusivity(new PeronaMalik(0.5));
        compare(engine, new Lagged(bank(1, 1, reach, Boundary.NATURAL, 1, 2), g, resolvent, Readers.NOBODY, false),
            new Shape(1, length + 2 * reach - 2), new Shape(1, length));
        compare(engine, new Lagged(bank(1, 1, 1, Boundary.PERIODIC, 1, 2), g, resolvent, Readers.NOBODY, false),
            new Shape(1, length + reach - 1), new Shape(1, length));
      }
    }
  }

  /** Filters, diffusivities, step sizes and weights of the data, each by itself. */
  @ParameterizedTest
  @MethodSource("engines")
  void otherNumbers(Engine engine) {
    Shape shape = new Shape(1, 1100);
    Fidelity data = weights(shape);
    Convolution l = bank(2, 1, 2, Boundary.NATURAL, 1, 1);
    Convolution k = bank(2, 1, 2, Boundary.NATURAL, 1, 2);
    Activation g = diffusivity(new PeronaMalik(0.5), new Charbonnier(0.3));
    Lagged first = new Lagged(l, g, new Resolvent(k, data, 3), Readers.NOBODY, true);
    Plan plan = engine.plan(first, shape, shape, shape);
    for (Lagged next : List.of(first,
        new Lagged(l, diffusivity(new PeronaMalik(0.2), new Charbonnier(0.9)), new Resolvent(k, data, 3), Readers.NOBODY, true),
        new Lagged(new Convolution(new Parameter("K1", List.of(2, 1, 2), Cases.values(4, 2, 8)), Boundary.NATURAL), g,
            new Resolvent(k, data, 3), Readers.NOBODY, true),
        new Lagged(l, g, new Resolvent(new Convolution(new Parameter("K2", List.of(2, 1, 2), Cases.values(4, 2, 9)),
            Boundary.NATURAL), data, 3), Readers.NOBODY, true),
        new Lagged(l, g, new Resolvent(k, data, 0.5), Readers.NOBODY, true), first)) {
      plan.rebind(Tracer.trace(next, 1, 1, 1));
      compare(plan, next, shape, shape);
    }
  }

  /** Weights that nobody else reads take no memory. */
  @ParameterizedTest
  @MethodSource("engines")
  void weightsTakeNoMemory(Engine engine) {
    Convolution k = Convolution.difference(1, Boundary.PERIODIC);
    Activation g = diffusivity(new PeronaMalik(1));
    Shape shape = new Shape(1, 5000);
    Resolvent resolvent = new Resolvent(k, Fidelity.none(), 2);
    Plan alone = engine.plan(new Lagged(k, g, resolvent, Readers.NOBODY, false), shape, shape, shape);
    Plan read = engine.plan(new Lagged(k, g, resolvent, Readers.WEIGHTS, false), shape, shape, shape);
    assertThat(read.bufferedSamples() - alone.bufferedSamples()).isEqualTo(shape.length());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void weightsOfOtherRowsAreRefused(Engine engine) {
    Shape shape = new Shape(1, 50);
    Block block = new Lagged(bank(1, 1, 3, Boundary.NATURAL, 1, 1), diffusivity(new PeronaMalik(1)),
        new Resolvent(Convolution.difference(1, Boundary.NATURAL), Fidelity.none(), 1), Readers.NOBODY, true);
    assertThatIllegalArgumentException().isThrownBy(() -> engine.plan(block, shape, shape, shape)).withMessageContaining("1 x 49");
  }
}
