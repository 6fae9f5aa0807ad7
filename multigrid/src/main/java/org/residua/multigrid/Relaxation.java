package org.residua.multigrid;

import org.residua.api.block.Algebra;

/** What point relaxation of one colour adds to {@code x}: {@code omega (b - A(x))_i / d_i(x)}, 0 for all other unknowns. */
public interface Relaxation {

  /** The change of {@code x}. */
  <V> V change(Algebra<V> algebra, V x, V b);

  /** The same at {@code x = 0}, where {@code A(0) = 0}: linear equations only. */
  <V> V changeOfZero(Algebra<V> algebra, V b);
}
