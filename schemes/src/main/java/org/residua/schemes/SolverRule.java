package org.residua.schemes;

import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Solver;

/** How the solver of an implicit step is chosen: a {@link SolverChoice}, or one of one's own, {@code step -> solver}. */
@FunctionalInterface
public interface SolverRule {

  /** The solver for a step. */
  Solver of(ImplicitStep step);
}
