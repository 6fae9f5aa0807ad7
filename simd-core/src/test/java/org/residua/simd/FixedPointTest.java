package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.residua.simd.FixedPoints.solvers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Outcome;
import org.residua.api.block.Solver;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Scaled;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.FixedPoints.Affine;
import org.residua.simd.FixedPoints.Once;
import org.residua.simd.FixedPoints.Own;
import org.residua.simd.FixedPoints.Repeated;
import org.residua.simd.FixedPoints.Way;

/** Fixed points: every engine takes the steps of the direct reading, and tells how it went. */
class FixedPointTest {

  private static List<Diffusion> diffusions(Boundary boundary) {
    Convolution one = Convolution.difference(2, boundary);
    Convolution bank = new Convolution(new Parameter("K", List.of(3, 2, 2), Cases.values(12, 0.5, 3)), boundary);
    Signal weights = Signal.planar(new Shape(2, 37), Arrays.stream(Cases.values(74, 1, 4)).map(Math::abs).toArray());
    return List.of(Diffusion.of(one, new Charbonnier(0.3)),
        new Diffusion(bank, Activation.coupled(new PeronaMalik(0.4)), Fidelity.of(0.2)),
        new Diffusion(bank, Activation.of(new PeronaMalik(0.4)), new Fidelity.Weights(weights)));
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.FixedPoints#engines")
  void everyEngineHasTheBitsAndTheOutcomesOfTheDirectReading(Engine engine) {
    for (Boundary boundary : Boundary.values()) {
      for (Diffusion diffusion : diffusions(boundary)) {
        ImplicitStep step = new ImplicitStep(diffusion, 0.7);
        for (Solver solver : Stream.concat(solvers(step).stream(), Stream.of(new Own(Way.SOLVING))).toList()) {
          Shape shape = new Shape(((Convolution) diffusion.operator()).inputs(), 37);
          List<Signal> in = Stream.of(1, 2).limit(diffusion.inputs())
              .map(seed -> Signal.planar(shape, Cases.values(shape.size(), 1, seed))).toList();
          Block block = new Repeated(FixedPoint.of(step, solver), 3);
          List<LoopOutcome> told = new ArrayList<>();
          Signal expected = block.express(new DirectAlgebra(told::add), in).get(0);
          for (Architecture network : List.of(Tracer.trace(block, channels(in)), Tracer.trace(block, channels(in)).expanded())) {
            Plan plan = engine.plan(network, in.stream().map(Signal::shape).toArray(Shape[]::new));
            assertThat(plan.run(in).get(0)).as("%s %s", diffusion, solver).isEqualTo(expected);
            assertThat(plan.outcomes()).isEqualTo(told).hasSize(3);
            assertThat(plan.run(in).get(0)).isEqualTo(expected);
            assertThat(plan.outcomes()).isEqualTo(told);
          }
          assertThat(told).allMatch(outcome -> outcome.outcome().good()).noneMatch(LoopOutcome::fellBack);
        }
      }
    }
  }

  /** {@code v - body(v)}, in another order of roundings: each of a handful of terms below 10 is off by half an ulp. */
  @Test
  void theResidualIsWhatAnIterateLacks() {
    for (Boundary boundary : Boundary.values()) {
      for (Diffusion diffusion : diffusions(boundary)) {
        ImplicitStep step = new ImplicitStep(diffusion, 0.7);
        Shape shape = new Shape(((Convolution) diffusion.operator()).inputs(), 37);
        List<Signal> in = Stream.of(1, 2, 3).limit(step.inputs())
            .map(seed -> Signal.planar(shape, Cases.values(shape.size(), 1, seed))).toList();
        Signal body = step.express(new DirectAlgebra(), in).get(0);
        Signal expected = new DirectAlgebra().combine(List.of(1.0, -1.0), List.of(in.get(0), body));
        FixedPoint loop = FixedPoint.of(step, new Solver.Lagged());
        assertThat(loop.residual().express(new DirectAlgebra(), in).get(0).distance(expected))
            .isLessThan(1e-14 * Math.sqrt(shape.size()));
        assertThat(expected.norm()).isGreaterThan(1);
        for (String engine : List.of("plain", "scalar", "vector")) {
          assertThat(Engines.named(engine).plan(loop.residual(), in.stream().map(Signal::shape).toArray(Shape[]::new)).run(in))
              .isEqualTo(loop.residual().express(new DirectAlgebra(), in));
        }
      }
    }
  }

  /** The residual in several windows and by two threads, into which extrapolation and outcome look. */
  @Test
  void longSignals() {
    Signal u = Signal.of(Cases.values(1 << 19, 1, 1));
    for (Boundary boundary : List.of(Boundary.NATURAL, Boundary.PERIODIC)) {
      ImplicitStep step = new ImplicitStep(Diffusion.of(Convolution.difference(1, boundary), new PeronaMalik(1)), 0.2);
      Block block = new Once(FixedPoint.of(step, new Solver.Anderson(2, step.damping())));
      List<LoopOutcome> told = new ArrayList<>();
      Signal expected = block.express(new DirectAlgebra(told::add), List.of(u)).get(0);
      for (Engine engine : List.of(Engines.named("scalar").on(1), Engines.named("vector").on(1), Engines.named("vector").on(2))) {
        Plan plan = engine.plan(block, u.shape());
        assertThat(plan.run(u)).isEqualTo(expected);
        assertThat(plan.outcomes()).isEqualTo(told).allMatch(outcome -> outcome.outcome().good() && !outcome.fellBack());
      }
    }
  }

  /** Iterations that are begun while the residual is summed, in several blocks and tiles, with and without target. */
  @Test
  void laggedIterationsOfLongSignals() {
    for (Boundary boundary : Boundary.values()) {
      for (int length : boundary == Boundary.NATURAL ? new int[] {9000, 140_001} : new int[] {9000}) {
        Shape shape = new Shape(1, length);
        List<Fidelity> fidelities = List.of(Fidelity.none(), new Fidelity.Weights(
            Signal.planar(shape, Arrays.stream(Cases.values(length, 1, 4)).map(Math::abs).toArray())));
        for (Fidelity fidelity : fidelities) {
          Diffusion diffusion = new Diffusion(Convolution.difference(1, boundary), Activation.of(new PeronaMalik(1)), fidelity);
          Block block = new Repeated(new FixedPoint(new ImplicitStep(diffusion, 0.2), new Solver.Lagged(), 1e-9, 50), 2);
          List<Signal> in = Stream.of(1, 2).limit(diffusion.inputs()).map(seed -> Signal.of(Cases.values(length, 1, seed))).toList();
          List<LoopOutcome> told = new ArrayList<>();
          Signal expected = block.express(new DirectAlgebra(told::add), in).get(0);
          for (Engine engine : List.of(Engines.named("scalar").on(1), Engines.named("vector").on(1), Engines.named("vector").on(2))) {
            Plan plan = engine.plan(block, in.stream().map(Signal::shape).toArray(Shape[]::new));
            for (int run = 0; run < 2; run++) {
              assertThat(plan.run(in).get(0)).as("%s of %d samples", diffusion, length).isEqualTo(expected);
              assertThat(plan.outcomes()).isEqualTo(told).allMatch(outcome -> outcome.iterations() > 3 && outcome.outcome().good());
            }
          }
        }
      }
    }
  }

  private static int[] channels(List<Signal> in) {
    return in.stream().mapToInt(u -> u.shape().channels()).toArray();
  }

  /** {@code (I - K) v = x} by the recurrence and extrapolated; a body that is no contraction is told so. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.FixedPoints#engines")
  void bodiesOfOnesOwn(Engine engine) {
    Convolution k = new Convolution(new Parameter("K", List.of(1, 1, 3), 0.2, 0.5, 0.2), Boundary.PERIODIC);
    Signal x = Signal.of(Cases.values(50, 1, 1));
    for (Solver solver : List.of(new Solver.Picard(), new Solver.Picard(0.5), new Solver.Anderson(5, 1))) {
      Plan plan = engine.plan(new Once(FixedPoint.of(new Affine(k), solver)), x.shape());
      Signal v = plan.run(x);
      Signal again = new Affine(k).express(new DirectAlgebra(), List.of(v, x)).get(0);
      assertThat(v.distance(again)).isLessThanOrEqualTo(1e-12 * x.norm());
      LoopOutcome outcome = plan.outcomes().get(0);
      assertThat(outcome.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(outcome.observed()).isBetween(0.1, solver instanceof Solver.Anderson ? 0.87 : 0.951);
      assertThat(outcome.proven()).isEmpty();
    }
    Plan diverging = engine.plan(new Once(FixedPoint.of(new Affine(new Scaled(2, k)), new Solver.Picard())), x.shape());
    assertThat(diverging.run(x).isFinite()).isTrue();
    assertThat(diverging.outcomes().get(0).outcome()).isEqualTo(Outcome.DIVERGED);
    Plan tired = engine.plan(new Once(new FixedPoint(new Affine(k), new Solver.Picard(), 1e-12, 3)), x.shape());
    assertThat(tired.run(x).isFinite()).isTrue();
    assertThat(tired.outcomes().get(0).outcome()).isEqualTo(Outcome.ITERATION_LIMIT);
    assertThat(tired.outcomes().get(0).iterations()).isEqualTo(3);
  }

  /** A plan that gets other filters and contrasts runs as one made for them. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.FixedPoints#engines")
  void otherNumbers(Engine engine) {
    Parameter weights = new Parameter("K", List.of(2, 1, 3), 1, -1.5, 0.5, 0.3, 0.2, -0.5);
    Diffusion diffusion = Diffusion.of(new Convolution(weights, Boundary.REFLECTING), new Charbonnier(0.5));
    Shape shape = new Shape(1, 41);
    Signal u = Signal.planar(shape, Cases.values(41, 1, 7));
    for (Solver solver : solvers(new ImplicitStep(diffusion, 2))) {
      Architecture network = Tracer.trace(new Repeated(FixedPoint.of(new ImplicitStep(diffusion, 2), solver), 2), 1);
      Plan plan = engine.plan(network, shape);
      Signal before = plan.run(u);
      Architecture next = network.with(List.of(weights.with(0.7, 0.1, -0.4, -1, 0.5, 0.5)));
      plan.rebind(next);
      assertThat(plan.run(u)).isEqualTo(engine.plan(next, shape).run(u)).isNotEqualTo(before);
      plan.rebind(network);
      assertThat(plan.run(u)).isEqualTo(before);
    }
  }

  /** {@code v -> v / 2 + K h}, {@code h} of other channels than {@code v}: {@code v = 2 K h}. */
  private record Mixed(LinearOperator k) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.combine(List.of(0.5, 1.0), List.of(in.get(0), algebra.apply(k, in.get(1)))));
    }
  }

  /** Starts from the mixed value itself. */
  private record MixedOnce(Mixed body) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.fixedPoint(FixedPoint.of(body, new Solver.Picard()), algebra.apply(body.k(), in.get(0)), in));
    }
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.FixedPoints#engines")
  void whatIsHeldMayHaveOtherChannels(Engine engine) {
    for (int[] bank : new int[][] {{1, 2}, {2, 1}}) {
      Convolution k = new Convolution(
          new Parameter("K", List.of(bank[0], bank[1], 1), Cases.values(2, 1, 3)), Boundary.NATURAL);
      Signal h = Signal.planar(new Shape(bank[1], 50), Cases.values(50 * bank[1], 1, 4));
      List<LoopOutcome> told = new ArrayList<>();
      Signal expected = new MixedOnce(new Mixed(k)).express(new DirectAlgebra(told::add), List.of(h)).get(0);
      Plan plan = engine.plan(new MixedOnce(new Mixed(k)), h.shape());
      assertThat(plan.run(h)).isEqualTo(expected);
      assertThat(plan.outcomes()).isEqualTo(told);
    }
  }

  /** A plan takes other weights of missing samples as well, but no body that is another kind of thing. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.FixedPoints#engines")
  void otherWeights(Engine engine) {
    Shape shape = new Shape(1, 6);
    List<Signal> in = List.of(Signal.of(1, 0, 2, 0, 1, 3), Signal.of(1, 1e6, 2, 1e3, 1, 3));
    List<Architecture> networks = Stream.of(Signal.of(1, 0, 1, 1, 1, 1), Signal.of(1, 1, 1, 0, 1, 1)).map(weights -> Tracer.trace(
        new Once(FixedPoint.of(new ImplicitStep(new Diffusion(Convolution.difference(1, Boundary.NATURAL),
            Activation.of(new Charbonnier(1)), new Fidelity.Weights(weights)), 3), new Solver.Newton())), 1, 1)).toList();
    Plan plan = engine.plan(networks.get(0), shape, shape);
    plan.rebind(networks.get(1));
    Plan fresh = engine.plan(networks.get(1), shape, shape);
    assertThat(plan.run(in)).isEqualTo(fresh.run(in));
    assertThat(plan.outcomes()).isEqualTo(fresh.outcomes());
    ImplicitStep step = new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Charbonnier(1)), 1);
    Plan implicit = engine.plan(new Once(FixedPoint.of(step, new Solver.Picard())), shape);
    Architecture bare = Tracer.trace(new Once(FixedPoint.of(Tracer.trace(step, 1, 1), new Solver.Picard())), 1);
    assertThatIllegalArgumentException().isThrownBy(() -> implicit.rebind(bare)).withMessageContaining("make a new plan");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    ImplicitStep coupled = new ImplicitStep(new Diffusion(
        Convolution.difference(1, Boundary.NATURAL), Activation.coupled(new Charbonnier(1)), Fidelity.none()), 1);
    assertThatIllegalArgumentException().isThrownBy(() -> FixedPoint.of(coupled, new Solver.Newton()))
        .withMessageContaining("coupled").withMessageContaining("lagged");
    ImplicitStep negative = new ImplicitStep(
        Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new ForwardBackward(1)), 0.3);
    assertThatIllegalArgumentException().isThrownBy(() -> FixedPoint.of(negative, new Solver.Newton()))
        .withMessageContaining("tau mu ||K||^2").withMessageContaining("reduce tau below 0.2");
    ImplicitStep small = new ImplicitStep(negative.diffusion(), 0.1);
    assertThatIllegalArgumentException().isThrownBy(() -> FixedPoint.of(small, new Solver.Lagged()))
        .withMessageContaining("negative");
    assertThatIllegalArgumentException().isThrownBy(() -> FixedPoint.of(
        new Affine(Convolution.difference(1, Boundary.PERIODIC)), new Solver.Lagged())).withMessageContaining("implicit step");
    assertThatIllegalArgumentException().isThrownBy(() -> new FixedPoint(coupled, new Solver.Lagged(), 1, 5))
        .withMessageContaining("[0, 1)");
    assertThatIllegalArgumentException().isThrownBy(() -> new FixedPoint(coupled, new Solver.Lagged(), 0.1, 0))
        .withMessageContaining("at least 1");
    assertThatIllegalArgumentException().isThrownBy(() -> new Solver.Picard(0)).withMessageContaining("(0, 1]");
    assertThatIllegalArgumentException().isThrownBy(() -> new Solver.Anderson(0, 1)).withMessageContaining("[1, 50]");
    assertThatIllegalArgumentException().isThrownBy(() -> new ImplicitStep(coupled.diffusion(), 0))
        .withMessageContaining("positive");
    assertThatIllegalArgumentException().isThrownBy(() -> new ImplicitStep(
        Diffusion.of(new Scaled(2, Convolution.difference(1, Boundary.NATURAL)), new Charbonnier(1)),
        1)).withMessageContaining("bank of filters");
  }
}
