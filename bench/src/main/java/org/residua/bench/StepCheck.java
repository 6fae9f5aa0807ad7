package org.residua.bench;

import org.residua.api.flux.Flux;

/** Steps held against the formula, sample by sample into another array, before they are timed. */
final class StepCheck {

  private static final int STEPS = 10;
  /**
   * Each sample takes about ten roundings a step, each of at most half an ulp of what is near it; where the slope is
   * down to {@code -mu}, a step moves nearby signals apart by up to {@code 1 + 4 tau mu}.
   */
  private static final double TOLERANCE = STEPS * 10 * Math.ulp(1.0);

  private StepCheck() {}

  /** Refuses a step that is not {@code u_i + tau (Phi(u_{i+1} - u_i) - Phi(u_i - u_{i-1}))}. */
  static void requireRight(TimedStep step, Flux flux, double tau, double[] start) {
    double[] actual = start.clone();
    double[] expected = start.clone();
    for (int k = 0; k < STEPS; k++) {
      step.step(actual);
      expected = plain(flux, tau, expected);
    }
    double apart = Math.pow(1 + 4 * tau * Math.max(0, -flux.slope().lo()), STEPS);
    for (int i = 0; i < start.length; i++) {
      double scale = Math.max(1, Math.abs(expected[i]));
      if (!(Math.abs(actual[i] - expected[i]) <= TOLERANCE * apart * scale)) {
        throw new IllegalStateException("sample " + i + " after " + STEPS + " steps: " + actual[i]
            + " instead of " + expected[i] + "; what is timed is wrong");
      }
    }
  }

  private static double[] plain(Flux flux, double tau, double[] u) {
    double[] next = new double[u.length];
    for (int i = 0; i < u.length; i++) {
      double right = i + 1 < u.length ? flux.at(u[i + 1] - u[i]) : 0;
      double left = i > 0 ? flux.at(u[i] - u[i - 1]) : 0;
      next[i] = u[i] + tau * (right - left);
    }
    return next;
  }
}
