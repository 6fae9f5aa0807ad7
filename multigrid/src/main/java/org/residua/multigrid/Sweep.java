package org.residua.multigrid;

import org.residua.api.block.Algebra;

/** One application of a smoother, or of a direct solution, to one equation. Immutable. */
public interface Sweep {

  /** From {@code x}. */
  <V> V sweep(Algebra<V> algebra, V x, V b);

  /** From {@code x = 0}, where {@code A(0) = 0}. */
  default <V> V fromZero(Algebra<V> algebra, V b) {
    return sweep(algebra, algebra.zero(b), b);
  }
}
