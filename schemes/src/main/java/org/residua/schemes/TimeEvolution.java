package org.residua.schemes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Outcome;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.signal.Signal;

/**
 * The evolution {@code du/dt = -grad E(u)}, {@code grad E(u) = K^T Phi(K u) + C (u - f)}, {@code u(0) = u_0}, unit by unit: a
 * driver around the {@link Discretisation}'s scheme that stops at times and at the steady state, tells of its way, and can be
 * cancelled.
 *
 * <pre>
 *   Evolved evolved = TimeEvolution.of(diffusion, Fsi.FAMILY, step, Pace.of(10, 1))
 *       .telling((time, units, change) -&gt; bar.show(time)).cancelledBy(Thread.currentThread()::isInterrupted)
 *       .until(start, 100, List.of(1.0, 10.0));
 * </pre>
 *
 * <p>Its bits are those of the scheme: {@code until(start, time)} ends with those of {@link Family#until} run at once, on every
 * engine and however often it is looked at; what is certified of a unit holds after each of them. Between two stops the step
 * size is reduced to hit the second, so that more stops are other steps. After each look the run ends
 * <ul>
 *   <li>with the outcome of the first fixed point of an implicit step that was not found;
 *   <li>{@link Outcome#INDEFINITE}, before the units that a linear system forbids, where one was not positive definite;
 *   <li>{@link Outcome#NON_FINITE} where a sample is not finite;
 *   <li>{@link Outcome#DIVERGED} where {@code ||u_{k+1} - u_k|| > 10^6 max(||u_0||, ||f||)}: as long as norms do not grow it
 *       is at most twice that maximum;
 *   <li>as had been asked for; otherwise {@link Outcome#CANCELLED}.
 * </ul>
 *
 * <p>Needs a plan for each step size in use, which is made once, and a signal for each look beside those that are kept.
 * Immutable, and as thread safe as the listener and the one who cancels: each run has plans of its own.
 *
 * @param discretisation diffusion, scheme, step size
 * @param target {@code f}; the start where there is a data term and no target
 * @param engine who computes
 * @param observation who looks on
 */
public record TimeEvolution(Discretisation discretisation, Optional<Signal> target, Engine engine, Observation observation) {

  /** Is told how far an evolution is. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Some units were taken; told on the thread of the run, which waits.
     *
     * @param time since the start, larger each time
     * @param units taken since the start
     * @param change {@code ||u - u'||}, {@code u'} the state at the last look
     */
    void advanced(double time, long units, double change);
  }

  /**
   * Who looks on an evolution, and how often. With schemes of steps, a look that spares some units leaves them to the engine,
   * which takes them in one pass over memory.
   *
   * @param every so many units, at least 1; and at each stop
   * @param listener told at each look
   * @param cancelled asked before the first unit and after each look whether to end
   */
  public record Observation(int every, Listener listener, BooleanSupplier cancelled) {

    /** Refuses to look never. */
    public Observation {
      Steps.requirePositive("units between two looks", every);
    }

    /** After each unit; nobody is told, and nobody cancels. */
    public static Observation none() {
      return new Observation(1, (_, _, _) -> {}, () -> false);
    }
  }

  /** Refuses a target without data term. */
  public TimeEvolution {
    Targets.require(target, discretisation.diffusion());
  }

  /**
   * On the preferred engine, with the start for a target, and nobody looking on.
   *
   * @param diffusion what evolves
   * @param family the scheme
   * @param step the largest step size
   * @param pace inner steps of a cycle, and what else the scheme takes; its number of units is not read
   */
  public static TimeEvolution of(Diffusion diffusion, Family family, StepSize.Fixed step, Pace pace) {
    return new TimeEvolution(new Discretisation(diffusion, family, step, pace), Optional.empty(), Engines.preferred(),
        Observation.none());
  }

  /** The same with a target {@code f} of the data term; its shape is that of the start. */
  public TimeEvolution towards(Signal f) {
    return new TimeEvolution(discretisation, Optional.of(f), engine, observation);
  }

  /** The same on another engine. */
  public TimeEvolution on(Engine other) {
    return new TimeEvolution(discretisation, target, other, observation);
  }

  /** The same telling a listener at each look. */
  public TimeEvolution telling(Listener listener) {
    return observed(new Observation(observation.every, listener, observation.cancelled));
  }

  /** The same ending when somebody wishes so, see {@link Observation#cancelled}. */
  public TimeEvolution cancelledBy(BooleanSupplier cancelled) {
    return observed(new Observation(observation.every, observation.listener, cancelled));
  }

  /** The same with a look only every so many units, see {@link Observation#every}. */
  public TimeEvolution lookingEvery(int units) {
    return observed(new Observation(units, observation.listener, observation.cancelled));
  }

  private TimeEvolution observed(Observation other) {
    return new TimeEvolution(discretisation, target, engine, other);
  }

  /**
   * {@code u(time)}.
   *
   * @param start {@code u_0}, finite
   * @param time positive and finite
   */
  public Evolved until(Signal start, double time) {
    return until(start, time, List.of());
  }

  /**
   * {@code u(time)}, and the states at some times on the way; {@link Outcome#COMPLETED} where all goes well.
   *
   * @param start {@code u_0}, finite
   * @param time positive and finite
   * @param snapshots ascending, each once, between 0 and {@code time}, both included
   */
  public Evolved until(Signal start, double time, List<Double> snapshots) {
    Itinerary itinerary = new Itinerary(time, snapshots);
    EvolutionRun run = new EvolutionRun(this, start);
    List<Evolved.State> reached = itinerary.follow(run, discretisation);
    return run.evolved(reached, OptionalDouble.empty());
  }

  /**
   * The steady state: units until {@code ||grad E(u)|| <= tolerance ||grad E(u_0)||}, a criterion that does not depend on
   * scheme and step size. Where {@code grad E} grows at least as {@code m} times the distance from the steady state, as with
   * monotone fluxes and a data term of least weight {@code m}, that distance is then at most
   * {@code tolerance ||grad E(u_0)|| / m}.
   *
   * <p>{@link Outcome#CONVERGED} where that is reached, {@link Outcome#CONVERGED_TO_ROUNDING} where instead the gradient is
   * down to what rounding leaves of it, {@code 8 eps (1/tau + g_max ||K||^2 + max c) max(||u_0||, ||f||)},
   * {@code eps = 2^-52}: the rounding of a step of size {@code tau} and that of the gradient itself; three times that where a
   * step reads two iterates. {@link Outcome#ITERATION_LIMIT} after {@code most} units, or where a state above that floor
   * stands still, so that more units are of no use: the solver of an implicit step with negative diffusivities accepts
   * {@code tau ||grad E(u)||} of {@code 10^-12} of the samples as none. Each look costs a gradient.
   *
   * @param start {@code u_0}, finite
   * @param tolerance between 0 and 1; 0 for all that rounding leaves
   * @param most the largest number of units, at least 1
   */
  public Evolved steady(Signal start, double tolerance, int most) {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance = " + tolerance
          + " is outside [0, 1); it is relative to the gradient at the start, and 1e-6 is usual");
    }
    Steps.requirePositive("most units", most);
    return new SteadyState(new EvolutionRun(this, start), tolerance).within(most);
  }
}
