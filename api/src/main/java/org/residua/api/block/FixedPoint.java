package org.residua.api.block;

import java.util.List;
import org.residua.api.flux.Activation;

/**
 * The fixed point {@code v = body(v, held)}: a recurrent network, the solver that runs it, and when it stops.
 *
 * <p>With an {@link ImplicitStep} for a body the result is, whatever the solver, the solution of a system with lagged
 * diffusivities of its last iterate, where {@code g >= 0}: what is proven of such a solution holds at any tolerance and after
 * any outcome. Where rounding makes such a system indefinite, the result is the start. Where {@code g} does not increase and
 * the iteration began at {@code u}, that iterate {@code v} has {@code ||v - u||^2 / 2 + tau E(v) <= tau E(u)}: one of which
 * this is not known is replaced by {@code u}, so that the energy of the result is at most that of {@code u}.
 *
 * <p>Newton's and Anderson's iterations, and those of one's own, give way to lagged diffusivities where they fail and
 * {@code g >= 0}; the {@link LoopOutcome} says so. Where {@code g} takes negative values only {@code tau mu ||K||^2 < 1} is
 * accepted, with Newton's iteration or a recurrence that contracts, and nothing is claimed of the result.
 *
 * @param body inputs {@code v}, then what is held; one output of the shape of {@code v}
 * @param solver how {@code v} is found
 * @param tolerance of {@code ||v - body(v)||}, relative to the largest norm among the start and what is held, missing samples
 *     of a target taken as 0; between 0 and 1. What rounding leaves is accepted as well, see {@link #accepted}
 * @param maximum number of iterations, at least 1
 */
public record FixedPoint(Block body, Solver solver, double tolerance, int maximum) {

  /** The tolerance where none is given. */
  public static final double USUAL = 1e-12;

  /** Refuses a solver that does not fit the body, and numbers out of range. */
  public FixedPoint {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance = " + tolerance + " of a fixed point is outside [0, 1); 1e-12 is usual");
    }
    if (maximum < 1) {
      throw new IllegalArgumentException("maximum = " + maximum + " iterations: allow at least 1");
    }
    if (body instanceof ImplicitStep step) {
      requireFit(step, solver);
    } else if (solver.needsSystem()) {
      throw new IllegalArgumentException("the solver " + solver + " is one of implicit steps, and "
          + body.getClass().getSimpleName() + " is none; use a fixed-point or an Anderson iteration");
    }
  }

  private static void requireFit(ImplicitStep step, Solver solver) {
    if (!step.definite()) {
      if (!(step.concavity() < 1)) {
        throw new IllegalArgumentException("tau mu ||K||^2 = " + step.concavity() + " of " + step.diffusion().activation()
            + ", whose diffusivity takes negative values, must be below 1 for an implicit step to have one solution; reduce tau"
            + " below " + step.tau() / step.concavity());
      }
      boolean sure = solver instanceof Solver.Newton
          || (solver instanceof Solver.Picard picard && step.contraction(picard.damping()).isPresent());
      if (!sure) {
        throw new IllegalArgumentException("the solver " + solver + " is no choice for " + step.diffusion().activation()
            + ", whose diffusivity takes negative values; use Newton's iteration, or a fixed-point iteration damped so that"
            + " it contracts, by " + step.damping());
      }
    }
    if (solver instanceof CustomSolver custom) {
      custom.requireFit(step);
    }
    if (solver instanceof Solver.Newton && !step.diffusion().activation().channelwise()) {
      throw new IllegalArgumentException("Newton's iteration for " + step.diffusion().activation() + ": the slopes of coupled"
          + " responses are a matrix at each sample, and the system is not banded as before; use lagged diffusivities");
    }
  }

  /** With the usual tolerance and maximum. */
  public static FixedPoint of(Block body, Solver solver) {
    return new FixedPoint(body, solver, USUAL, solver.maximum());
  }

  /**
   * The solver that suits a step: Newton's where {@code Phi} is monotone or {@code g} takes negative values, otherwise lagged
   * diffusivities. Where responses are coupled, lagged diffusivities or, for negative {@code g}, the damped recurrence.
   */
  public static Solver usual(ImplicitStep step) {
    Activation activation = step.diffusion().activation();
    if (activation.channelwise() && (activation.slope().lo() >= 0 || !step.definite())) {
      return new Solver.Newton();
    }
    return step.definite() ? new Solver.Lagged() : new Solver.Picard(step.damping());
  }

  /** The weights of a target, the last of what is held; none where nothing held is one. */
  public Fidelity fidelity() {
    return body instanceof ImplicitStep step ? step.diffusion().fidelity() : Fidelity.none();
  }

  /** {@code v - body(v, held)} up to rounding; the inputs of the body. */
  public Block residual() {
    return body instanceof ImplicitStep step ? step.residual() : new Residual(body);
  }

  private record Residual(Block body) implements Block {

    @Override
    public int inputs() {
      return body.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.combine(List.of(1.0, -1.0), List.of(in.get(0), body.express(algebra, in).get(0))));
    }
  }

  /** The largest residual that is accepted, relative as the tolerance: it, or what rounding leaves where that is more. */
  public double accepted() {
    return Math.max(tolerance, body instanceof ImplicitStep step ? step.floor() : 8 * Math.ulp(1.0));
  }
}
