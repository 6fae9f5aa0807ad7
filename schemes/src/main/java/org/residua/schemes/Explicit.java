package org.residua.schemes;

import java.util.Collections;
import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;

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
 * @param step the step size, at most the certified limit unless unchecked
 * @param steps the number of steps, at least 1
 */
public record Explicit(Diffusion diffusion, StepSize step, int steps) implements Scheme {

  /** Schemes of this name. */
  public static final Family FAMILY = Family.ofSteps(
      new Family.Words("explicit", "explicit diffusion", "each step is certified, with diffusivities of its own"),
      (diffusion, step, pace) -> new Explicit(diffusion, step, pace.steps()));

  /** Longer evolutions repeat a table of this many rows, so that their network stays small. */
  private static final int LONGEST_TABLE = 64;

  /** Checks the step size and the number of steps. */
  public Explicit {
    Steps.requireFitting(step, diffusion, Fsi::remedy);
    Steps.requirePositive("steps", steps);
  }

  /** Certified steps of the given size. */
  public static Explicit of(Diffusion diffusion, double tau, int steps) {
    return new Explicit(diffusion, StepSize.fixed(tau), steps);
  }

  @Override
  public String name() {
    return FAMILY.name();
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public double time() {
    return tau() * steps;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    List<V> held = inputs.subList(1, inputs.size());
    List<V> state = Cycle.repeated(algebra, table(LONGEST_TABLE), steps / LONGEST_TABLE, inputs);
    int rest = steps % LONGEST_TABLE;
    return rest == 0 ? state : Cycle.repeated(algebra, table(rest), 1, Cycle.joined(state, held));
  }

  private SemiIteration table(int rows) {
    return new SemiIteration(diffusion, step, Collections.nCopies(rows, Row.explicit()), false);
  }
}
