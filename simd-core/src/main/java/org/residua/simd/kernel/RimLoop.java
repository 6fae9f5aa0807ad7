package org.residua.simd.kernel;

/** Does {@link NeighbourRows}. */
public interface RimLoop {

  /** {@code z = b - A x}. */
  void residual(NeighbourRows rows);

  /** {@code z = x + D (b - A x)}. */
  void relax(NeighbourRows rows);
}
