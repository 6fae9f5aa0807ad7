package org.residua.schemes;

import org.residua.api.block.StepSize;

/**
 * A stretch of time that is covered by units of one step size.
 *
 * @param from its start
 * @param to its end, later
 * @param units at least 1
 * @param step the step size
 */
record Span(double from, double to, int units, StepSize.Fixed step) {

  /** The time after {@code done} of the units; the end itself after all of them. */
  double at(int done) {
    return done == units ? to : Math.min(to, from + (to - from) / units * done);
  }
}
