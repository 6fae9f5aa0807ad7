package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Strided;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Strided convolutions as layers with weights: the bits of the direct reading, also after other numbers. */
class StridedLayersTest {

  private record DownAndUp(Strided down) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V coarse = algebra.apply(down, in.get(0));
      return List.of(algebra.combine(List.of(1.0, 1.0), List.of(in.get(0), algebra.apply(down.adjoint(), coarse))));
    }
  }

  private record Regular(Interpolation p) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.apply(p, algebra.apply(p.adjoint(), in.get(0))));
    }
  }

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void theBitsOfTheDirectReading(Boundary boundary) {
    Convolution k = new Convolution(new Parameter("K", List.of(4, 1, 3), Cases.values(12, 1, 9)), boundary, 2, 1);
    for (int length : new int[] {3, 4, 16, 17, 33, 100}) {
      assertBits(new DownAndUp(new Strided(k, 3, length % 3)), new Shape(2, length));
    }
    Convolution filter = Convolution.of(Boundary.NATURAL, 0.5, 1, 0.5);
    assertBits(new Regular(Interpolation.regular(new Strided(filter, 2, 1), 33)), new Shape(1, 33));
  }

  private static void assertBits(Block block, Shape shape) {
    Signal u = Signal.planar(shape, Cases.values(shape.size(), 1, 4));
    Architecture network = Tracer.trace(block, shape.channels());
    Parameter weights = network.parameters().get(0);
    Architecture other = network.with(List.of(weights.with(Cases.values(weights.size(), 1, 8))));
    Plan plan = Engines.preferred().plan(network, shape);
    assertThat(plan.run(u)).isEqualTo(block.express(new DirectAlgebra(), List.of(u)).get(0));
    plan.rebind(other);
    assertThat(plan.run(u)).isEqualTo(other.express(new DirectAlgebra(), List.of(u)).get(0));
  }
}
