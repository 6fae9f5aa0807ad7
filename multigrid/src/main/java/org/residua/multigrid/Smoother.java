package org.residua.multigrid;

import org.residua.api.block.Algebra;
import org.residua.api.operator.SymmetricBanded;

/** A stationary iteration for {@code A x = b} that damps what the coarse level cannot represent. */
public interface Smoother {

  /** The smoother's name at the command line and in reports. */
  String name();

  /** One sweep. */
  <V> V sweep(Algebra<V> algebra, SymmetricBanded a, V x, V b);

  /** One sweep from {@code x = 0}. */
  <V> V sweepFromZero(Algebra<V> algebra, SymmetricBanded a, V b);
}
