package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Stage;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Section;
import org.residua.api.graph.Tracer;
import org.residua.api.graph.Value;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.Restriction;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Each cycle is the network that it traces to. */
class UnetTest {

  private static List<Smoother> smoothers() {
    return List.of(new DampedJacobi(2.0 / 3), new GaussSeidel(), new RedBlack(), new Chebyshev(3), new FsiSmoother(3));
  }

  /**
   * The bits of the cycle, of its network and of its expanded network, on the preferred engine and read directly, for any
   * length.
   */
  @ParameterizedTest
  @EnumSource(Cycle.class)
  void theCycleIsItsNetwork(Cycle cycle) {
    for (int intervals : new int[] {2, 3, 4, 9, 16, 17, 38, 65}) {
      for (Smoother smoother : smoothers()) {
        assertSameBits(new Multigrid(Hierarchy.of(new LinearEquation(new Poisson(intervals).matrix()),
            Coarsening.linear(intervals - 1, Boundary.ZERO, 1), smoother, Kernel.none(), 3).finest(), cycle, 2, 1),
            intervals - 1);
        if (!(smoother instanceof GaussSeidel) || intervals < 20) {
          assertSameBits(new Multigrid(Hierarchy.of(new Bratu(intervals).equation(),
              Coarsening.linear(intervals - 1, Boundary.ZERO, 1), smoother).finest(), cycle, 1, 1), intervals - 1);
        }
      }
    }
  }

  private static void assertSameBits(Multigrid cycle, int length) {
    Architecture network = Tracer.trace(cycle, 1, 1);
    List<Signal> in = List.of(Gold.random(length, 1), Gold.random(length, 2));
    Signal direct = cycle.express(new DirectAlgebra(), in).get(0);
    assertThat(Plan.of(network, in.get(0).shape(), in.get(1).shape()).run(in).get(0)).isEqualTo(direct);
    assertThat(Plan.of(network.expanded(), in.get(0).shape(), in.get(1).shape()).run(in).get(0)).isEqualTo(direct);
  }

  /** One way down and up for each level of a V-cycle; the others visit a level by the rule of their kind. */
  @ParameterizedTest
  @EnumSource(Cycle.class)
  void visits(Cycle cycle) {
    // 63, 31, 15, 7 unknowns: three transfers.
    Multigrid multigrid = new Multigrid(Hierarchy.of(new LinearEquation(new Poisson(64).matrix()),
        Coarsening.linear(63, Boundary.ZERO, 1), new RedBlack(), Kernel.none(), 7).finest(), cycle, 1, 1);
    List<Integer> expected = switch (cycle) {
      case V -> List.of(1, 1, 1);
      case W -> List.of(1, 2, 4);
      case F -> List.of(1, 2, 3);
      case FULL -> List.of(2, 3, 4);
    };
    Architecture network = Tracer.trace(multigrid, 1, 1);
    List<Integer> lengths = List.of(63, 31, 15);
    for (int l = 0; l < lengths.size(); l++) {
      int length = lengths.get(l);
      assertThat(network.nodes().stream().filter(node -> node instanceof Node.Apply apply
          && apply.operator() instanceof Restriction r && r.of().length() == length)).hasSize(expected.get(l));
      assertThat(network.nodes().stream().filter(node -> node instanceof Node.Apply apply
          && apply.operator() instanceof Interpolation p && p.length() == length)).hasSize(expected.get(l));
    }
  }

  private static List<Multigrid> cycles(Cycle cycle) {
    return List.of(
        new Multigrid(Hierarchy.of(new LinearEquation(new Poisson(40).matrix()), Coarsening.linear(39, Boundary.ZERO, 1),
            new Chebyshev(2), Kernel.none(), 4).finest(), cycle, 2, 1),
        new Multigrid(Hierarchy.of(new Bratu(40).equation(), Coarsening.linear(39, Boundary.ZERO, 1), new RedBlack()).finest(),
            cycle, 1, 2));
  }

  /** Every layer belongs to one stage, and every stage ends on its level; expanded, the network has the same stages. */
  @ParameterizedTest
  @EnumSource(Cycle.class)
  void everyLayerBelongsToAStage(Cycle cycle) {
    for (Multigrid multigrid : cycles(cycle)) {
      Architecture network = Tracer.trace(multigrid, 1, 1);
      List<Section> sections = network.sections();
      assertThat(sections.stream().flatMap(section -> section.nodes().stream()).toList()).isEqualTo(network.nodes());
      assertThat(network.expanded().sections()).extracting(Section::stage)
          .isEqualTo(sections.stream().map(Section::stage).toList());
      Map<Value, Integer> lengths = new HashMap<>();
      network.inputValues().forEach(input -> lengths.put(input, 39));
      for (Section section : sections) {
        for (Node node : section.nodes()) {
          int length = lengths.getOrDefault(node.inputs().get(0), 0);
          lengths.put(node.outputs().get(0), node instanceof Node.Apply apply
              ? apply.operator().target(new Shape(1, length)).length() : length);
        }
        assertThat(section.stage().length()).isEqualTo(lengths.get(section.output()));
      }
    }
  }

  /**
   * The state is the pair {@code (x, b)}: residuals and sweeps read both, and what a cycle makes of {@code x} depends on
   * {@code b}: it keeps {@code x} where {@code A(x) = b}, and moves it where only {@code b} is another.
   */
  @ParameterizedTest
  @EnumSource(Cycle.class)
  void theStateIsThePair(Cycle cycle) {
    for (Multigrid multigrid : cycles(cycle)) {
      List<Section> sections = Tracer.trace(multigrid, 1, 1).sections();
      assertThat(sections.stream().filter(section -> section.stage().role() == Stage.Role.RESIDUAL))
          .isNotEmpty().allSatisfy(section -> assertThat(section.reads()).hasSize(2));
      Signal x = Gold.random(39, 3);
      DirectAlgebra direct = new DirectAlgebra();
      Signal b = multigrid.level().equation().image(direct, x);
      Signal kept = multigrid.express(direct, List.of(x, b)).get(0);
      // Residuals round by (w + 4) 2^-53 |A||x|, and ||A^-1|| is 1/pi^2 for Poisson's problem, 0.15 for Bratu's.
      assertThat(kept.distance(x)).isLessThan(39 * 0x1p-53 * multigrid.level().equation().magnitude(x).norm());
      Signal other = multigrid.express(direct, List.of(x, direct.combine(List.of(2.0), List.of(b)))).get(0);
      assertThat(other.distance(x)).isGreaterThan(0.1 * x.norm());
    }
  }
}
