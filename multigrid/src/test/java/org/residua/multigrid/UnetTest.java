package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.Restriction;
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
            Coarsening.linear(intervals - 1, Boundary.ZERO, 1), smoother, Kernel.none(), 3).finest(), cycle, 2, 1), intervals - 1);
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
}
