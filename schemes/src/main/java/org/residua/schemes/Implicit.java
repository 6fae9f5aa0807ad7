package org.residua.schemes;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Diffusion;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Scheme;
import org.residua.api.block.Solver;
import org.residua.api.block.StepSize;

/**
 * The implicit scheme, everything at the new iterate: a recurrent network that runs until it stands still,
 *
 * <pre>
 *   u^{k+1} = v,   v = u^k - tau (K^T Phi(K v) + C (v - f))
 * </pre>
 *
 * <p>For {@code g >= 0} the norm does not grow for any {@code tau}, at any tolerance of the solver, {@code ||u^{k+1}|| <=
 * max(||u^k||, ||f||)} with a data term of constant weight; where {@code g} does not increase the energy does not either. For
 * monotone {@code Phi} a step is the proximal map of {@code tau E} and nonexpansive, up to the tolerance. First order in time.
 * Source: Alt, Peter, Weickert, Schrader (2021), section 3.3.
 *
 * @param diffusion what is discretised; its operator is a bank of filters
 * @param step the step size itself, of any length: its guard is not asked
 * @param steps the number of steps, at least 1
 * @param solver of the fixed point of a step
 */
public record Implicit(Diffusion diffusion, StepSize step, int steps, Solver solver) implements Scheme {

  /** Schemes of this name. */
  public static final Family FAMILY = Family.ofSteps(
      new Family.Words("implicit", "implicit diffusion", "stable for any step size, and closer to the evolution than a "
          + "linear system"),
      (diffusion, step, pace) -> new Implicit(diffusion, step, pace.steps(), pace.solver().of(body(diffusion, step))))
      .limited(new Family.Limits(_ -> "none for g >= 0, otherwise 1/(mu ||K||^2)",
          (diffusion, _) -> ImplicitSteps.limit(diffusion),
          (diffusion, _) -> ImplicitSteps.usual(diffusion, 1)))
      .solving();

  /** Refuses what has no unique solution, operators that are no filters, and fractions of a limit that there is not. */
  public Implicit {
    step = ImplicitSteps.unlimited(step);
    ImplicitSteps.requireUnique(step.of(diffusion), ImplicitSteps.limit(diffusion), diffusion);
    FixedPoint.of(body(diffusion, step), solver);
    Steps.requirePositive("steps", steps);
  }

  /** Steps of the given size, by the solver that suits the flux. */
  public static Implicit of(Diffusion diffusion, double tau, int steps) {
    return new Implicit(diffusion, StepSize.unchecked(tau), steps,
        FixedPoint.usual(body(diffusion, StepSize.unchecked(tau))));
  }

  private static ImplicitStep body(Diffusion diffusion, StepSize step) {
    return new ImplicitStep(diffusion, ImplicitSteps.unlimited(step).of(diffusion));
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
  public double limit() {
    return ImplicitSteps.limit(diffusion);
  }

  @Override
  public double time() {
    return tau() * steps;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return ImplicitSteps.repeated(algebra, new ImplicitSteps.Relaxed(FixedPoint.of(body(diffusion, step), solver), 1),
        steps, inputs);
  }
}
