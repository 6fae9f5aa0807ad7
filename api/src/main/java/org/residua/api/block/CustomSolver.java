package org.residua.api.block;

/**
 * A solver of implicit steps of one's own: {@code v <- iteration(v)}, one block for each length of the signal, until the residual
 * is accepted. Where it has not halved its least residual within {@value #PATIENCE} iterations, or grew by 1000, lagged
 * diffusivities take over, and the {@link LoopOutcome} says so. What is proven of the result does not depend on it, as of no
 * solver.
 *
 * <p>Implementations are records of records, lists, texts and numbers, so that equal ones are equal and have a fingerprint.
 */
public non-sealed interface CustomSolver extends Solver {

  /** Iterations within which the least residual must halve: slower ones are of no use, and a stall is one of them. */
  int PATIENCE = 30;

  /** Refuses a step that it does not fit. */
  void requireFit(ImplicitStep step);

  /**
   * One iteration, an output from inputs as those of the step, {@code [v, u]} or {@code [v, u, f]}. Its fixed points are those of
   * the step.
   *
   * @param step that fits
   * @param length of its signals
   */
  Block iteration(ImplicitStep step, int length);

  @Override
  default boolean needsSystem() {
    return true;
  }
}
