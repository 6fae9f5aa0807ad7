package org.residua.multigrid;

import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SparseMatrix;

/**
 * {@link Blocks} by turns fine and coarse; a fine block is interpolated by solving its own rows, {@code P_f = -A_ff^{-1}
 * A_fc}. The Galerkin operator is then the Schur complement, of the same half-bandwidth, and the coarse correction leaves no
 * error but that of the fine blocks by themselves, however much coefficients jump: cyclic reduction, read as multigrid.
 * Source: Ruge, Stüben, "Algebraic multigrid" (1987), section 4.2, for the interpolation; Golub, van Loan, "Matrix
 * Computations", section 4.5.4, for cyclic reduction.
 */
record HarmonicCoarsening() implements Coarsening {

  @Override
  public Step step(SparseMatrix a) {
    Blocks blocks = new Blocks(a);
    int[] coarse = blocks.coarseNumbers();
    SparseMatrix injection = SparseMatrix.of("R\u0302", a.rows(), rows -> {
      for (int i = 0; i < a.rows(); i++) {
        if (coarse[i] >= 0) {
          rows.add(i, 1).end();
        }
      }
    });
    SparseMatrix couplings = blocks.inverse(true).times(blocks.rows(true, false, true));
    Interpolation p = new Interpolation(SparseMatrix.of("P", injection.rows(), rows -> {
      for (int i = 0; i < a.rows(); i++) {
        if (coarse[i] >= 0) {
          rows.add(coarse[i], 1);
        }
        for (int k = 0; k < couplings.count(i); k++) {
          rows.add(coarse[couplings.column(i, k)], -couplings.entry(i, k));
        }
        rows.end();
      }
    }));
    return new Step(new Transfer(p, injection, p), this);
  }
}
