package org.residua.api.block;

import java.util.List;

/**
 * The rows of a table as a block: from a pair of iterates {@code (u_k, u_{k-1})}, and {@code f} with a data term, to the
 * pair {@code (u_{k+n}, u_{k+n-1})}. Repeated, it is a two-step method.
 *
 * @param iteration the rows
 */
public record Rows(SemiIteration iteration) implements Block {

  @Override
  public int inputs() {
    return 1 + iteration.diffusion().inputs();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    Block.requireInputs(this, in);
    return algebra.semiIteration(iteration, in.subList(0, 2), in.subList(2, in.size()));
  }
}
