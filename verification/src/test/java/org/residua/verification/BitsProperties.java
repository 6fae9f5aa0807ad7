package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.Problems;

/** Scheme, network, expanded network, plan, scalar and vector kernels: one set of bits. */
final class BitsProperties {

  @Property
  void explicit(@ForAll(supplier = Problems.Any.class) Problem problem, @ForAll @IntRange(min = 1, max = 5) int steps) {
    sameBits(Explicit.of(problem.diffusion(), problem.tau(), steps), problem);
  }

  @Property
  void explicitWithDataTerm(@ForAll(supplier = Problems.WithData.class) Problem problem,
      @ForAll @IntRange(min = 1, max = 5) int steps) {
    sameBits(Explicit.of(problem.diffusion(), problem.tau(), steps), problem);
  }

  @Property
  void cycles(@ForAll(supplier = Problems.Any.class) Problem problem, @ForAll @IntRange(min = 1, max = 6) int n,
      @ForAll @IntRange(min = 1, max = 4) int cycles, @ForAll boolean frozen) {
    sameBits(new Fsi(problem.diffusion(), StepSize.fixed(problem.tau()), n, cycles, frozen), problem);
  }

  @Property
  void cyclesWithDataTerm(@ForAll(supplier = Problems.WithData.class) Problem problem,
      @ForAll @IntRange(min = 1, max = 6) int n, @ForAll @IntRange(min = 1, max = 4) int cycles,
      @ForAll boolean frozen) {
    sameBits(new Fsi(problem.diffusion(), StepSize.fixed(problem.tau()), n, cycles, frozen), problem);
  }

  @Property
  void tablesWithAllCoefficients(@ForAll(supplier = Problems.WithData.class) Problem problem,
      @ForAll @IntRange(min = 2, max = 5) int stages, @ForAll boolean frozen) {
    sameBits(Rows.of(problem.diffusion(), Tables.rkl2(problem.tau(), stages), frozen), problem);
    Problem bare = Problems.with(problem, Fidelity.none());
    sameBits(Rows.of(bare.diffusion(), Tables.rkl2(bare.tau(), stages), frozen), bare);
  }

  /** Averages let values live on, residual blocks have a bias, repetitions carry their state. */
  @Property
  void randomNetworks(@ForAll(supplier = Problems.Any.class) Problem problem, @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3) int times) {
    Assume.that(problem.diffusion().operator() instanceof Convolution);
    Block network = new RandomNetwork((Convolution) problem.diffusion().operator(), problem.shape(), seed);
    sameBits(new Repeated(network, times), problem);
  }

  /** A network whose body is a network. */
  private record Repeated(Block body, int times) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      V again = algebra.repeat(body, times, inputs, List.of(inputs.get(0), inputs.get(0))).get(0);
      return List.of(algebra.combine(List.of(1.0, -0.5), List.of(again, inputs.get(0))));
    }
  }

  private static void sameBits(Block block, Problem problem) {
    List<Signal> inputs = problem.inputs();
    Signal reference = Runs.reference(block, inputs);
    Architecture network = Runs.trace(block, inputs);
    Architecture expanded = network.expanded();
    assertThat(new Network(network).run(inputs.toArray(Signal[]::new))).isEqualTo(reference);
    assertThat(new Network(network).expanded().run(inputs.toArray(Signal[]::new))).isEqualTo(reference);
    for (Engine engine : Providers.all()) {
      assertThat(Runs.direct(block, inputs)).as("direct, %s", engine.name()).isEqualTo(reference);
      assertThat(Runs.direct(network, inputs)).as("network, %s", engine.name()).isEqualTo(reference);
      assertThat(Runs.direct(expanded, inputs)).as("expanded, %s", engine.name()).isEqualTo(reference);
      assertThat(Runs.planned(expanded, engine, inputs)).as("expanded plan, %s", engine.name())
          .isEqualTo(reference);
      Plan plan = Runs.plan(network, engine, inputs);
      assertThat(plan.run(inputs).get(0)).as("plan, %s", engine.name()).isEqualTo(reference);
      plan.run(inputs.stream().map(_ -> problem.v()).toList());
      assertThat(plan.run(inputs).get(0)).as("plan again, %s", engine.name()).isEqualTo(reference);
    }
  }
}
