package org.residua.cli.experiment;

import org.residua.api.block.Diffusion;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Signal;
import org.residua.schemes.Explicit;

/**
 * A diffusion stopped when it has removed a certain amount, {@code ||u - f||} for the input {@code f}: explicit steps of half the
 * certified limit, the last one shortened by bisection until the amount is met to rounding.
 *
 * @param diffusion what diffuses
 * @param time when it was stopped
 * @param result {@code u}
 * @param reached whether the amount was removed before the steps were used up
 */
record EqualResidual(Diffusion diffusion, double time, Signal result, boolean reached) {

  private static final int HALVINGS = 60;
  private static final int BUNDLE = 32;

  /**
   * Runs until then.
   *
   * @param removed {@code ||u - f||}
   * @param most steps
   */
  static EqualResidual of(Laboratory laboratory, Diffusion diffusion, Signal noisy, double removed, int most) {
    double tau = diffusion.limit().certified() / 2;
    Plan bundle = laboratory.plan(Explicit.of(diffusion, tau, BUNDLE), noisy);
    Plan step = laboratory.plan(Explicit.of(diffusion, tau, 1), noisy);
    Signal before = noisy;
    int steps = 0;
    for (Signal next = bundle.run(before); laboratory.distance(next, noisy) < removed
        && steps + BUNDLE < most; next = bundle.run(before)) {
      before = next;
      steps += BUNDLE;
    }
    for (Signal next = step.run(before); laboratory.distance(next, noisy) < removed && steps < most; next = step.run(before)) {
      before = next;
      steps++;
    }
    return last(laboratory, diffusion, noisy, removed, steps * tau, before);
  }

  private static EqualResidual last(Laboratory laboratory, Diffusion diffusion, Signal noisy, double removed, double time,
      Signal before) {
    double low = 0;
    double high = diffusion.limit().certified() / 2;
    boolean reached = laboratory.distance(shortened(laboratory, diffusion, before, high), noisy) >= removed;
    for (int k = 0; k < HALVINGS && reached; k++) {
      double middle = (low + high) / 2;
      boolean enough = middle > low && laboratory.distance(shortened(laboratory, diffusion, before, middle), noisy) >= removed;
      low = enough ? low : middle;
      high = enough ? middle : high;
    }
    return new EqualResidual(diffusion, time + high, shortened(laboratory, diffusion, before, high), reached);
  }

  private static Signal shortened(Laboratory laboratory, Diffusion diffusion, Signal u, double tau) {
    return laboratory.run(new Explicit(diffusion, StepSize.fixed(tau), 1), u);
  }
}
