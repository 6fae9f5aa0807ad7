package org.residua.api.block;

import java.util.OptionalDouble;

/**
 * How a {@link FixedPoint} ended in one run.
 *
 * @param outcome whether the residual was accepted, and if not why
 * @param asked the solver that was asked for
 * @param used the solver that found the result: another one where the one asked for failed, or found an iterate that is not known
 *     to lower the energy
 * @param iterations of all solvers together
 * @param residual {@code ||v - body(v)||} of the result, relative to the largest norm among the start and what is held, missing
 *     samples of a target taken as 0
 * @param proven a proven contraction per iteration of the solver used, if there is one
 * @param observed the contraction of the residual per iteration, the geometric mean from the start of the solver used to its end
 */
public record LoopOutcome(Outcome outcome, Solver asked, Solver used, int iterations, double residual, OptionalDouble proven,
    double observed) {

  /** Whether another solver than the one asked for found the result. */
  public boolean fellBack() {
    return !asked.equals(used);
  }

  /** In a sentence. */
  public String text() {
    return outcome.text() + " after " + iterations + (iterations == 1 ? " iteration" : " iterations") + " of " + used
        + (fellBack() ? ", instead of " + asked : "") + ", residual " + residual;
  }
}
