package org.residua.multigrid;

import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SparseMatrix;

/**
 * What leads between two levels.
 *
 * @param interpolation {@code P}, of corrections; residuals are restricted by {@code P^T}: full weighting
 * @param injection of solutions, where the equation is not linear
 * @param start of a solution from the coarse level, in full multigrid: at least as exact as the discretisation
 */
public record Transfer(Interpolation interpolation, SparseMatrix injection, Interpolation start) {

  /** Refuses parts that lead between other levels. */
  public Transfer {
    int fine = interpolation.length();
    int coarse = interpolation.coarseLength();
    if (injection.columns() != fine || injection.rows() != coarse || start.length() != fine || start.coarseLength() != coarse) {
      throw new IllegalArgumentException("a transfer of " + interpolation + ", " + injection + " and " + start
          + "; they must lead between the same two levels");
    }
  }
}
