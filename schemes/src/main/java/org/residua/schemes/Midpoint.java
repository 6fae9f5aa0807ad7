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
 * The implicit midpoint rule: half a step of the implicit scheme, extrapolated to a whole one,
 *
 * <pre>
 *   u^{k+1} = 2 m - u^k,   m = u^k - tau/2 (K^T Phi(K m) + C (m - f))
 * </pre>
 *
 * <p>For {@code g >= 0} and without data term the norm does not grow for any {@code tau}, at any tolerance of the solver:
 * {@code u^{k+1} = (I - tau/2 A)(I + tau/2 A)^{-1} u^k} with {@code A = K^T G K}. For monotone {@code Phi} a step is
 * nonexpansive, a reflection through a firmly nonexpansive map, up to twice the tolerance. Nothing is claimed of the energy.
 * Second order in time; large steps damp rough parts hardly at all. Source: Hairer, Wanner (1996), sections IV.3 and IV.12.
 *
 * @param diffusion what is discretised; its operator is a bank of filters
 * @param step the step size itself, of any length: its guard is not asked
 * @param steps the number of steps, at least 1
 * @param solver of the fixed point of a step
 */
public record Midpoint(Diffusion diffusion, StepSize step, int steps, Solver solver) implements Scheme {

  /** Schemes of this name. */
  public static final Family FAMILY = Family.ofSteps(
      new Family.Words("midpoint", "implicit midpoint diffusion", "second order in time, and stable for any step size"),
      (diffusion, step, pace) -> new Midpoint(diffusion, step, pace.steps(), pace.solver().of(body(diffusion, step))))
      .limited(new Family.Limits(_ -> "none for g >= 0, otherwise 2/(mu ||K||^2)",
          (diffusion, _) -> 2 * ImplicitSteps.limit(diffusion),
          (diffusion, _) -> ImplicitSteps.usual(diffusion, 2)))
      .solving();

  /** Refuses what has no unique solution, operators that are no filters, and fractions of a limit that there is not. */
  public Midpoint {
    step = ImplicitSteps.unlimited(step);
    ImplicitSteps.requireUnique(step.of(diffusion), 2 * ImplicitSteps.limit(diffusion), diffusion);
    FixedPoint.of(body(diffusion, step), solver);
    Steps.requirePositive("steps", steps);
  }

  /** Steps of the given size, by the solver that suits the flux. */
  public static Midpoint of(Diffusion diffusion, double tau, int steps) {
    return new Midpoint(diffusion, StepSize.unchecked(tau), steps,
        FixedPoint.usual(body(diffusion, StepSize.unchecked(tau))));
  }

  private static ImplicitStep body(Diffusion diffusion, StepSize step) {
    return new ImplicitStep(diffusion, ImplicitSteps.unlimited(step).of(diffusion) / 2);
  }

  @Override
  public String name() {
    return FAMILY.name();
  }

  @Override
  public int order() {
    return 2;
  }

  @Override
  public double limit() {
    return 2 * ImplicitSteps.limit(diffusion);
  }

  @Override
  public double time() {
    return tau() * steps;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return ImplicitSteps.repeated(algebra, new ImplicitSteps.Relaxed(FixedPoint.of(body(diffusion, step), solver), 2),
        steps, inputs);
  }
}
