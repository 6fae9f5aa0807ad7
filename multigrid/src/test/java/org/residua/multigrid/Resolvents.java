package org.residua.multigrid;

import org.residua.api.block.ImplicitStep;
import org.residua.api.signal.Signal;

/** Implicit steps of tests, solved by full approximation. */
final class Resolvents {

  private Resolvents() {}

  static Signal steps(int length) {
    double[] samples = Gold.random(length, 5).channel(0);
    for (int i = 0; i < length; i++) {
      samples[i] += i / 50 % 2 * 10;
    }
    return Signal.of(samples);
  }

  static Convergence solve(ImplicitStep step, Smoother smoother, Signal u, double tolerance) {
    ImplicitDiffusion problem = new ImplicitDiffusion(step, u.shape().length());
    Hierarchy hierarchy = Hierarchy.of(problem.equation(), problem.coarsening(), smoother);
    return new Iteration(new Multigrid(hierarchy.finest(), Cycle.V, 1, 1)).until(u, problem.rightHandSide(u, u), tolerance,
        100, _ -> {});
  }
}
