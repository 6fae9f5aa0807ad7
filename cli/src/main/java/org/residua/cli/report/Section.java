package org.residua.cli.report;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.SemiIteration;

/**
 * Rows of a table from a pair of iterates to the next pair.
 *
 * @param rows the rows
 */
record Section(SemiIteration rows) implements Block {

  @Override
  public int inputs() {
    return 1 + rows.diffusion().inputs();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    return algebra.semiIteration(rows, in.subList(0, 2), in.subList(2, in.size()));
  }
}
