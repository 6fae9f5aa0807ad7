package org.residua.schemes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepGuard;

/**
 * The explicit scheme {@code u^{k+1} = u^k - tau K^T Phi(K u^k)}: a residual network whose skip connection
 * is the time discretisation.
 *
 * <p>Euclidean stability for {@code tau <= 2/(g_max ||K||^2)}, whether the flux is monotone or not; energy
 * descent for {@code tau <= 2/(L+ ||K||^2)}; nonexpansive for monotone fluxes and
 * {@code tau <= 2/(L ||K||^2)}. First order in time. Source: Alt, Peter, Weickert, Schrader (2021),
 * section 3.1.
 *
 * @param diffusion what is discretised
 * @param tau the step size, positive and, unless unchecked, at most the certified limit
 * @param steps the number of steps, at least 1
 * @param guard whether the limit is enforced
 */
public record Explicit(Diffusion diffusion, double tau, int steps, StepGuard guard)
    implements Scheme {

  /** Longer evolutions repeat a table of this many rows, so that their network stays small. */
  private static final int LONGEST_TABLE = 64;

  /** Checks the step size and the number of steps. */
  public Explicit {
    guard.require(tau, diffusion, "explicit");
    Steps.requirePositive("steps", steps);
  }

  /** Certified steps of the given size. */
  public static Explicit of(Diffusion diffusion, double tau, int steps) {
    return new Explicit(diffusion, tau, steps, StepGuard.CERTIFIED);
  }

  /** {@code ceil(time / tau)} steps, their size reduced to hit {@code time}. */
  public static Explicit until(Diffusion diffusion, double tau, double time, StepGuard guard) {
    guard.require(tau, diffusion, "explicit");
    int steps = Steps.count(time, tau);
    return new Explicit(diffusion, Math.min(tau, time / steps), steps, guard);
  }

  @Override
  public String name() {
    return "explicit";
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public double time() {
    return tau * steps;
  }

  @Override
  public double limit() {
    return diffusion.limit().certified();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    List<V> held = inputs.subList(1, inputs.size());
    List<V> state = inputs.subList(0, 1);
    if (steps > LONGEST_TABLE) {
      state = algebra.repeat(new Cycle(table(LONGEST_TABLE)), steps / LONGEST_TABLE, state, held);
    }
    int rest = steps > LONGEST_TABLE ? steps % LONGEST_TABLE : steps;
    if (rest == 0) {
      return state;
    }
    List<V> in = new ArrayList<>(state);
    in.addAll(held);
    return new Cycle(table(rest)).express(algebra, in);
  }

  private SemiIteration table(int rows) {
    return new SemiIteration(diffusion, Collections.nCopies(rows, Row.explicit(tau)), false);
  }
}
