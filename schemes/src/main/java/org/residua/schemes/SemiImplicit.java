package org.residua.schemes;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Resolvent;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;

/**
 * The semi-implicit scheme, diffusivities at the old iterate and everything else at the new one:
 *
 * <pre>
 *   (I + tau (K^T G(K u^k) K + C)) u^{k+1} = u^k [+ tau C f],   G = diag(g)
 * </pre>
 *
 * <p>One linear system for each step, banded: a recurrent layer that runs over the signal once forwards and once backwards.
 * For {@code g >= 0} the norm does not grow for any {@code tau}, {@code ||u^{k+1}|| <= max(||u^k||, ||f||)} with a data term of
 * constant weight; where {@code g} does not increase the energy does not either, since the kept quadratic form majorises it.
 * First order in time. Source: Weickert (1998), section 4.2; Alt, Peter, Weickert, Schrader (2021), section 3.3.
 *
 * @param diffusion what is discretised; its operator is a bank of filters, and {@code g >= 0}
 * @param step the step size itself, of any length: its guard is not asked
 * @param steps the number of steps, at least 1
 */
public record SemiImplicit(Diffusion diffusion, StepSize step, int steps) implements Scheme {

  /** Schemes of this name. */
  public static final Family FAMILY = Family.ofSteps(
      new Family.Words("semi-implicit", "semi-implicit diffusion", "norm and energy fall for any step size"),
      (diffusion, step, pace) -> new SemiImplicit(diffusion, step, pace.steps()))
      .limited(new Family.Limits(_ -> "none", (_, _) -> Double.POSITIVE_INFINITY,
          (diffusion, _) -> ImplicitSteps.usual(diffusion, 1)));

  /**
   * Refuses negative diffusivities, which can make the system singular, operators that are no filters, and fractions of a limit
   * that there is not.
   */
  public SemiImplicit {
    if (!(diffusion.activation().sector().lo() >= 0)) {
      throw new IllegalArgumentException("inf g = " + diffusion.activation().sector().lo() + " of " + diffusion.activation()
          + ": a system with negative diffusivities can be singular; use the explicit scheme");
    }
    step = ImplicitSteps.unlimited(step);
    Resolvent.of(diffusion, step.of(diffusion));
    Steps.requirePositive("steps", steps);
  }

  /** Steps of the given size. */
  public static SemiImplicit of(Diffusion diffusion, double tau, int steps) {
    return new SemiImplicit(diffusion, StepSize.unchecked(tau), steps);
  }

  @Override
  public String name() {
    return FAMILY.name();
  }

  @Override
  public int order() {
    return 1;
  }

  /** Nothing limits it. */
  @Override
  public double limit() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double time() {
    return tau() * steps;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return ImplicitSteps.repeated(algebra, new Once(diffusion, Resolvent.of(diffusion, tau())), steps, inputs);
  }

  /**
   * One step.
   *
   * @param diffusion whose diffusivities
   * @param resolvent its system
   */
  private record Once(Diffusion diffusion, Resolvent resolvent) implements Block {

    @Override
    public int inputs() {
      return diffusion.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V response = algebra.apply(diffusion.operator(), in.get(0));
      return List.of(algebra.solve(resolvent, algebra.activate(diffusion.activation().diffusivity(), response), in));
    }
  }
}
