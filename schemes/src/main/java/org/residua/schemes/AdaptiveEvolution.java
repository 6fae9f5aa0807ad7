package org.residua.schemes;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Outcome;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.signal.Signal;

/**
 * The evolution {@code du/dt = F(u)}, {@code F(u) = -K^T Phi(K u) - C (u - f)}, {@code u(0) = u_0}, to a wanted accuracy:
 * steps of the Runge-Kutta-Legendre method of the second order with an estimate of their error, {@link Rkl2#estimating}, of
 * sizes that the error allows, and of as many stages as a size takes.
 *
 * <pre>
 *   Adapted adapted = AdaptiveEvolution.of(diffusion, ErrorControl.of(0, 1e-4)).until(start, 100, List.of(1.0, 10.0));
 * </pre>
 *
 * <p>The error is proportional to the tolerance, see {@link ErrorControl}; how large it is in units of it depends on the
 * problem. Where the flux is monotone errors of steps do not grow, the evolution being nonexpansive, so that the error is no
 * more than those of all steps added up. The estimate is no bound, and the accuracy no theorem; nor does the norm of such
 * steps decrease for certain, see {@link Rkl2}. Norms are those of all samples: a few bad samples weigh little in a long signal.
 *
 * <p>The first step is one of 2 stages of the limit of an explicit step. Numbers of stages are rounded up to four binary
 * digits, at most an eighth more, so that steps of similar sizes share a plan, whose step size is bound anew; the {@code 8}
 * plans that were used last are kept. With an engine of fused loops a step then allocates two signals, the next state and the
 * estimate, and what grows with the number of stages alone. Steps have at most 960 stages: their rounding grows as
 * {@code s^2 eps}.
 *
 * <p>All ends are outcomes: {@link Outcome#COMPLETED}; {@link Outcome#STEP_UNDERFLOW} where no step of at least
 * {@code 4 eps T} is accepted, because the tolerance is below what rounding leaves or the flux gives NaN;
 * {@link Outcome#ITERATION_LIMIT} after {@link
 * ErrorControl#steps}; {@link Outcome#CANCELLED}. The state is always that after an accepted step, and finite.
 *
 * <p>Immutable, and as thread safe as the listener and the one who cancels: each run has plans of its own. Source: Meyer,
 * Balsara, Aslam (2014), J. Comput. Phys. 257; Sommeijer, Shampine, Verwer (1997), J. Comput. Appl. Math. 88.
 *
 * @param diffusion {@code K}, {@code Phi}, {@code C}; refused where no step size of it has a limit above 0
 * @param control tolerance and controller
 * @param target {@code f}; the start where there is a data term and no target
 * @param engine who computes
 * @param observation who looks on: after so many accepted steps, and at each stop
 */
public record AdaptiveEvolution(
    Diffusion diffusion, ErrorControl control, Optional<Signal> target, Engine engine, TimeEvolution.Observation observation) {

  /** Refuses a target without data term, and a diffusion whose steps have no limit above 0. */
  public AdaptiveEvolution {
    Targets.require(target, diffusion);
    double limit = diffusion.limit().certified();
    if (!(limit > 0)) {
      throw new IllegalArgumentException("the limit of a step of " + diffusion.operator() + " with "
          + diffusion.activation() + " is "
          + limit + ", which leaves no step; scale the weights down, or use a flux with a finite slope");
    }
  }

  /** On the preferred engine, with the start for a target, and nobody looking on. */
  public static AdaptiveEvolution of(Diffusion diffusion, ErrorControl control) {
    return new AdaptiveEvolution(diffusion, control, Optional.empty(), Engines.preferred(), TimeEvolution.Observation.none());
  }

  /** The same with a target {@code f} of the data term; its shape is that of the start. */
  public AdaptiveEvolution towards(Signal f) {
    return new AdaptiveEvolution(diffusion, control, Optional.of(f), engine, observation);
  }

  /** The same on another engine. */
  public AdaptiveEvolution on(Engine other) {
    return new AdaptiveEvolution(diffusion, control, target, other, observation);
  }

  /** The same telling a listener of each accepted step. */
  public AdaptiveEvolution telling(TimeEvolution.Listener listener) {
    return observed(new TimeEvolution.Observation(observation.every(), listener, observation.cancelled()));
  }

  /** The same ending when somebody wishes so. */
  public AdaptiveEvolution cancelledBy(BooleanSupplier cancelled) {
    return observed(new TimeEvolution.Observation(observation.every(), observation.listener(), cancelled));
  }

  private AdaptiveEvolution observed(TimeEvolution.Observation next) {
    return new AdaptiveEvolution(diffusion, control, target, engine, next);
  }

  /**
   * {@code u(time)}.
   *
   * @param start {@code u_0}, finite
   * @param time positive and finite
   */
  public Adapted until(Signal start, double time) {
    return until(start, time, List.of());
  }

  /**
   * {@code u(time)}, and the states at some times on the way, which are hit exactly.
   *
   * @param start {@code u_0}, finite
   * @param time positive and finite
   * @param snapshots ascending, each once, between 0 and {@code time}, both included
   */
  public Adapted until(Signal start, double time, List<Double> snapshots) {
    Itinerary itinerary = new Itinerary(time, snapshots);
    List<Signal> held = Targets.held(target, diffusion, start.requireFinite("start"));
    ControlledSteps steps = new ControlledSteps(this, held, time, engine.norm(start));
    return new AdaptiveRun(steps, engine, observation, control.steps(), start).follow(itinerary);
  }
}
