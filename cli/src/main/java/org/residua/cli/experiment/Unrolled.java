package org.residua.cli.experiment;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.ImplicitStep;

/**
 * The recurrent network of an implicit step cut after some iterations: {@code v_0 = u}, {@code v_{j+1} = (1 - omega) v_j + omega
 * (u - tau K^T Phi(K v_j))}.
 *
 * @param step the body
 * @param damping {@code omega}
 * @param iterations at least 1
 */
record Unrolled(ImplicitStep step, double damping, int iterations) implements Block {

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    return algebra.repeat(new Iteration(step, damping), iterations, in, in);
  }

  /** One iteration, of the inputs {@code v, u}. */
  record Iteration(ImplicitStep step, double damping) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V body = step.express(algebra, in).get(0);
      return damping == 1 ? List.of(body) : List.of(algebra.combine(List.of(1 - damping, damping), List.of(in.get(0), body)));
    }
  }
}
