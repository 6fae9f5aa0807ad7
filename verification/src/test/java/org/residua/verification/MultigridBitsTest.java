package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Bratu;
import org.residua.multigrid.Chebyshev;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.FsiSmoother;
import org.residua.multigrid.GaussSeidel;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Poisson;
import org.residua.multigrid.RedBlack;
import org.residua.multigrid.Smoother;

/** Each cycle and its expanded network have the bits of the direct reading on every engine, for any length. */
class MultigridBitsTest {

  private static final int[] INTERVALS = {2, 3, 17, 34, 65, 300};
  private static final List<Smoother> SMOOTHERS =
      List.of(new DampedJacobi(2.0 / 3), new GaussSeidel(), new RedBlack(), new Chebyshev(2), new FsiSmoother(2));
  /** So many tries are asked for where there is time for every pair. */
  private static final boolean DEEP = Integer.getInteger("residua.tries", 100) > 1000;

  private static Signal random(int length, long seed) {
    return Signal.of(new Random(seed).doubles(length, -1, 1).toArray());
  }

  @ParameterizedTest
  @EnumSource(Cycle.class)
  void everyEngine(Cycle cycle) {
    for (int k = 0; k < INTERVALS.length; k++) {
      Coarsening coarsening = Coarsening.linear(INTERVALS[k] - 1, Boundary.ZERO, 1);
      for (int s = 0; s < SMOOTHERS.size(); s++) {
        if (DEEP || (k + s) % 2 == 0) {
          everyEquation(cycle, INTERVALS[k], coarsening, SMOOTHERS.get(s));
        }
      }
    }
  }

  private static void everyEquation(Cycle cycle, int intervals, Coarsening coarsening, Smoother smoother) {
    requireSame(new Multigrid(Hierarchy.of(new LinearEquation(new Poisson(intervals).matrix()), coarsening, smoother)
        .finest(), cycle, 1, 1));
    if (!(smoother instanceof GaussSeidel)) {
      requireSame(new Multigrid(Hierarchy.of(new Bratu(intervals).equation(), coarsening, smoother).finest(), cycle, 1, 1));
    }
  }

  private static void requireSame(Multigrid cycle) {
    int length = cycle.level().equation().size();
    List<Signal> in = List.of(random(length, 1), random(length, 2));
    Signal direct = cycle.express(new DirectAlgebra(), in).get(0);
    Architecture network = Tracer.trace(cycle, 1, 1);
    for (String name : List.of("scalar", "vector")) {
      Engine engine = Engines.named(name).on(3);
      for (Architecture form : List.of(network, network.expanded())) {
        assertThat(engine.plan(form, in.get(0).shape(), in.get(1).shape()).run(in).get(0)).as("%s %s", name, cycle.cycle())
            .isEqualTo(direct);
      }
    }
  }
}
