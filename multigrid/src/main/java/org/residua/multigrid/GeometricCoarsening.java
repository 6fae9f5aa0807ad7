package org.residua.multigrid;

import org.residua.api.operator.SparseMatrix;

/**
 * Every second sample, with interpolation by polynomials.
 *
 * @param grid of the fine level
 * @param reach places on each side: 1 linear, 2 cubic
 */
record GeometricCoarsening(Grid grid, int reach) implements Coarsening {

  @Override
  public Step step(SparseMatrix matrix) {
    if (matrix.rows() != grid.size()) {
      throw new IllegalArgumentException("a coarsening of " + grid.size() + " samples for " + matrix
          + "; the numbers must agree");
    }
    return new Step(new Transfer(grid.interpolation(reach), grid.injection(), grid.interpolation(2)),
        new GeometricCoarsening(grid.coarse(), reach));
  }
}
