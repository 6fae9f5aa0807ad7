package org.residua.verification;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;

/** Any table of rows as a block. */
record Rows(SemiIteration iteration) implements Block {

  static Rows of(Diffusion diffusion, List<Row> rows, boolean frozen) {
    return new Rows(new SemiIteration(diffusion, rows, frozen));
  }

  @Override
  public int inputs() {
    return iteration.diffusion().inputs();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return List.of(algebra.cycle(iteration, inputs));
  }
}
