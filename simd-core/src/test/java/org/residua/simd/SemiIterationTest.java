package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engine;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Rows from a pair of iterates, inside a plan: whatever of both pairs is read afterwards is there. */
class SemiIterationTest {

  private static final int LENGTH = 41;

  /**
   * Some of {@code (u_n, u_{n-1}, u_0, u_{-1}, f)}.
   *
   * @param iteration the rows
   * @param wanted bits: which of them
   * @param alike whether {@code u_{-1}} is {@code u_0}
   */
  private record Some(SemiIteration iteration, int wanted, boolean alike) implements Block {

    @Override
    public int inputs() {
      return 1 + iteration.diffusion().inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      List<V> all = new ArrayList<>(algebra.semiIteration(
          iteration, List.of(in.get(0), in.get(alike ? 0 : 1)), in.subList(2, in.size())));
      all.addAll(in);
      List<V> some = new ArrayList<>();
      for (int k = 0; k < all.size(); k++) {
        if ((wanted >> k & 1) == 1) {
          some.add(all.get(k));
        }
      }
      return some;
    }
  }

  private static List<Signal> in(int count) {
    return Stream.of(1, 2, 3).limit(count).map(seed -> Signal.of(Cases.values(LENGTH, 1, seed))).toList();
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.FixedPoints#engines")
  void nothingIsWrittenOverThatIsStillRead(Engine engine) {
    for (Fidelity fidelity : List.of(Fidelity.none(), Fidelity.of(0.2))) {
      Diffusion diffusion =
          new Diffusion(Convolution.difference(1, Boundary.NATURAL), Activation.of(new Charbonnier(0.5)), fidelity);
      for (int rows = 1; rows <= 3; rows++) {
        SemiIteration iteration = new SemiIteration(diffusion,
            Stream.of(1.5, 1.25, 0.75).limit(rows).map(a -> Row.extrapolated(0.3, a)).toList(), false);
        List<Signal> in = in(1 + diffusion.inputs());
        for (int wanted = 1; wanted < 1 << (2 + in.size()); wanted++) {
          for (boolean alike : new boolean[] {false, true}) {
            Block block = new Some(iteration, wanted, alike);
            assertThat(engine.plan(block, in.stream().map(Signal::shape).toArray(Shape[]::new)).run(in))
                .as("rows %d, wanted %d, alike %s, %s", rows, wanted, alike, fidelity)
                .isEqualTo(block.express(new DirectAlgebra(), in));
          }
        }
      }
    }
  }
}
