package org.residua.schemes;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.SemiIteration;

/**
 * One cycle of a scheme as a block of its own, so that it can be repeated.
 *
 * @param iteration its rows
 */
record Cycle(SemiIteration iteration) implements Block {

  @Override
  public int inputs() {
    return iteration.diffusion().inputs();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return List.of(algebra.semiIteration(iteration, inputs));
  }
}
