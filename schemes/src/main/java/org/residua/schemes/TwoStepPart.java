package org.residua.schemes;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;

/**
 * Some steps of a {@link TwoStep}, from one iterate at the beginning and from two later on, to the last two.
 *
 * @param method the rows
 * @param begun whether there were steps before
 * @param steps how many
 */
record TwoStepPart(TwoStep.Method method, boolean begun, int steps) implements Block {

  @Override
  public int inputs() {
    return (begun ? 1 : 0) + method.diffusion().inputs();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    Block.requireInputs(this, in);
    return begun ? method.on(algebra, in.subList(0, 2), in.subList(2, in.size()), steps) : method.from(algebra, in, steps);
  }
}
