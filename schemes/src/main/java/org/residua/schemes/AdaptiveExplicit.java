package org.residua.schemes;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Outcome;
import org.residua.api.block.StepLimit;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.WeightedGram;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Explicit steps {@code u+ = u - tau (K^T Phi(K u) + c (u - f))} whose size follows the signal:
 *
 * <pre>
 *   tau(u) = 2 / (r(u) + 2 c),     r(u) &gt;= rho(K^T G(u) K),     G(u) = diag(g(K u))
 * </pre>
 *
 * <p>THEOREM. Where {@code g >= 0} and the data term has one weight {@code c >= 0}, a step of at most {@code tau(u)} has
 * {@code ||u+|| <= ||u||}, with a data term {@code ||u+|| <= max(||u||, ||f||)}. For {@code K^T Phi(K u) = A u} with the
 * symmetric {@code A = K^T G(u) K}, eigenvalues in {@code [0, r]}, so that {@code u+ = ((1 - tau c) I - tau A) u + tau c f},
 * and the matrix has norm {@code max(|1 - tau c|, |1 - tau c - tau r|) <= 1 - tau c} as long as {@code tau (r + 2 c) <= 2}.
 * It is a theorem for the signal at hand, whether the flux is monotone or not, and none about nonexpansiveness or the energy:
 * {@code r} depends on {@code u}.
 *
 * <p>{@code r} is the proven bound of {@link WeightedGram}, never an estimate, and at most {@code g_max ||K||^2}, so that no
 * step is shorter than the fixed limit {@code 2/(g_max ||K||^2 + 2 c)}. It is longer where edges lie so close that no filter
 * sees a smooth stretch, as in noise of large amplitude; one flat stretch of a filter's neighbourhood is enough for the fixed
 * limit. {@code G} is that which was computed: rounding of diffusivities and steps is as in any explicit step.
 *
 * <p>One plan, whose step size is bound anew, gives state and diffusivities; with an engine of fused loops a step allocates
 * these two signals and a copy of the second. Longer steps follow the evolution less closely: of the first order in time.
 * Ends with {@link Outcome#COMPLETED}, {@link
 * Outcome#NON_FINITE} before a step from where a diffusivity or sample is not finite, or {@link
 * Outcome#CANCELLED}. Immutable, and as thread safe as the listener and the one who cancels. Source: Weickert (1998), section
 * 4.2, for the matrix form; Gershgorin (1931).
 *
 * @param diffusion {@code K}, {@code Phi}, {@code C}; refused where the theorem does not hold
 * @param fraction of the limit, in {@code (0, 1]}
 * @param target {@code f}; the start where there is a data term and no target
 * @param engine who computes
 * @param observation who looks on: after so many steps, and at each stop
 */
public record AdaptiveExplicit(
    Diffusion diffusion, double fraction, Optional<Signal> target, Engine engine, TimeEvolution.Observation observation) {

  /** Refuses what the theorem does not cover. */
  public AdaptiveExplicit {
    if (diffusion.limit().norm().isEmpty()) {
      throw new IllegalArgumentException("the norm of an explicit step with " + diffusion.activation() + ", g >= "
          + diffusion.activation().sector().lo() + (diffusion.fidelity().constant() ? "" : " and a data term of several weights")
          + " is not known to decrease for any size; give a flux with g >= 0 and a data term of one weight, or evolve with a "
          + "fixed size");
    }
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException("fraction = " + fraction + " of the limit must be in (0, 1]");
    }
    Targets.require(target, diffusion);
  }

  /** Steps of the limit, on the preferred engine, with the start for a target, and nobody looking on. */
  public static AdaptiveExplicit of(Diffusion diffusion) {
    return new AdaptiveExplicit(diffusion, 1, Optional.empty(), Engines.preferred(), TimeEvolution.Observation.none());
  }

  /** The same with a fraction of the limit. */
  public AdaptiveExplicit with(double part) {
    return new AdaptiveExplicit(diffusion, part, target, engine, observation);
  }

  /** The same with a target {@code f} of the data term; its shape is that of the start. */
  public AdaptiveExplicit towards(Signal f) {
    return new AdaptiveExplicit(diffusion, fraction, Optional.of(f), engine, observation);
  }

  /** The same on another engine. */
  public AdaptiveExplicit on(Engine other) {
    return new AdaptiveExplicit(diffusion, fraction, target, other, observation);
  }

  /** The same telling a listener of each step. */
  public AdaptiveExplicit telling(TimeEvolution.Listener listener) {
    return observed(new TimeEvolution.Observation(observation.every(), listener, observation.cancelled()));
  }

  /** The same ending when somebody wishes so. */
  public AdaptiveExplicit cancelledBy(BooleanSupplier cancelled) {
    return observed(new TimeEvolution.Observation(observation.every(), observation.listener(), cancelled));
  }

  private AdaptiveExplicit observed(TimeEvolution.Observation next) {
    return new AdaptiveExplicit(diffusion, fraction, target, engine, next);
  }

  /**
   * {@code tau(u)}, the largest double that satisfies its inequality in exact arithmetic; infinite where nothing limits the
   * step, NaN where a diffusivity is.
   *
   * @param u finite
   */
  public double limit(Signal u) {
    Block diffusivities = new Diffusivities(diffusion);
    return limit(u.requireFinite("signal").shape(), engine.plan(diffusivities, u.shape()).run(u));
  }

  /** {@code tau(u)} from the diffusivities. */
  private double limit(Shape shape, Signal g) {
    double bound = WeightedGram.bound(diffusion.operator(), shape, g);
    if (Double.isNaN(bound)) {
      return Double.NaN;
    }
    double adapted = StepLimit.largest(1, bound, 2 * diffusion.fidelity().largest());
    return Math.max(adapted, diffusion.limit().certified());
  }

  /**
   * {@code u(time)}; the last step is shortened to hit it.
   *
   * @param start {@code u_0}, finite
   * @param time positive and finite; refused where it might take more than 10 million steps
   */
  public Adapted until(Signal start, double time) {
    return until(start, time, List.of());
  }

  /**
   * {@code u(time)}, and the states at some times on the way, which are hit exactly.
   *
   * @param start {@code u_0}, finite
   * @param time positive and finite; refused where it might take more than 10 million steps
   * @param snapshots ascending, each once, between 0 and {@code time}, both included
   */
  public Adapted until(Signal start, double time, List<Double> snapshots) {
    Itinerary itinerary = new Itinerary(time, snapshots);
    List<Signal> held = Targets.held(target, diffusion, start.requireFinite("start"));
    int most = Steps.count(time, fraction * diffusion.limit().certified()) + snapshots.size() + 1;
    return new AdaptiveRun(new LimitSteps(start, held), engine, observation, most, start).follow(itinerary);
  }

  /** Steps of the limit of the signal where they begin. */
  private final class LimitSteps implements AdaptiveRun.Stepper {

    private final List<Signal> held;
    private final Plan plan;
    private double tau;
    private double limit;

    LimitSteps(Signal start, List<Signal> held) {
      this.held = held;
      this.tau = 1;
      this.plan = engine.plan(new Following(diffusion, tau), shapes(start));
      this.limit = AdaptiveExplicit.this.limit(start);
    }

    private Shape[] shapes(Signal start) {
      return Cycle.joined(List.of(start), held).stream().map(Signal::shape).toArray(Shape[]::new);
    }

    @Override
    public AdaptiveRun.Step next(Evolved.State from, double stop) {
      if (Double.isNaN(limit)) {
        return new AdaptiveRun.Step(from, Adapted.Work.none(), Optional.of(Outcome.NON_FINITE));
      }
      double remaining = stop - from.time();
      double size = Math.min(fraction * limit, remaining);
      if (size != tau) {
        plan.rebind(Architecture.of(new Following(diffusion, size), List.of(shapes(from.signal()))));
        tau = size;
      }
      List<Signal> results = plan.run(Cycle.joined(List.of(from.signal()), held));
      if (!results.get(0).isFinite()) {
        return new AdaptiveRun.Step(from, new Adapted.Work(0, 1, 2), Optional.of(Outcome.NON_FINITE));
      }
      limit = limit(results.get(0).shape(), results.get(1));
      return new AdaptiveRun.Step(new Evolved.State(size == remaining ? stop : from.time() + size, results.get(0)),
          new Adapted.Work(1, 0, 2), Optional.empty());
    }
  }

  /**
   * The diffusivities {@code g(K u)} of a signal.
   *
   * @param diffusion {@code K} and {@code Phi}
   */
  private record Diffusivities(Diffusion diffusion) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      LinearOperator k = diffusion.operator();
      return List.of(algebra.activate(diffusion.activation().diffusivity(), algebra.apply(k, in.get(0))));
    }
  }

  /**
   * A step, and the diffusivities of the one that follows.
   *
   * @param diffusion what is discretised
   * @param tau the step size
   */
  private record Following(Diffusion diffusion, double tau) implements Block {

    @Override
    public int inputs() {
      return diffusion.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V next = algebra.gradientStep(StepSize.unchecked(tau), diffusion, in);
      return Cycle.joined(List.of(next), new Diffusivities(diffusion).express(algebra, List.of(next)));
    }
  }
}
