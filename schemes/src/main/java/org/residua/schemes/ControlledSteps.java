package org.residua.schemes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.residua.api.block.Block;
import org.residua.api.block.Outcome;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** The steps of an {@link AdaptiveEvolution}. Not thread safe. */
final class ControlledSteps implements AdaptiveRun.Stepper {

  /** Their rounding, {@code s^2 eps}, is 1e-10 of the samples; of four binary digits. */
  private static final int MOST_STAGES = 960;
  private static final int MOST_PLANS = 8;
  /** Below, in units of the whole time, times cannot be told apart any more. */
  private static final double SMALLEST = 4 * Math.ulp(1.0);
  private static final float USUAL_LOAD = 0.75f;

  private final AdaptiveEvolution how;
  private final ErrorControl control;
  private final List<Signal> held;
  private final double end;
  private final double largest;
  private final Map<Integer, Bound> plans = new LinkedHashMap<>(2 * MOST_PLANS, USUAL_LOAD, true);
  private double norm;
  private double tau;
  private double errorBefore = 1;
  /** Whether the last step was rejected. */
  private boolean again;

  /**
   * A plan and the step size that it has now.
   *
   * @param tau the step size
   * @param plan gives the next state and the estimate
   */
  private record Bound(double tau, Plan plan) {}

  /**
   * A step that was tried.
   *
   * @param signal where it leads
   * @param norm of that
   * @param estimate the norm of its estimated error
   * @param evaluations of the force
   */
  private record Trial(Signal signal, double norm, double estimate, int evaluations) {}

  ControlledSteps(AdaptiveEvolution how, List<Signal> held, double end, double norm) {
    this.how = how;
    this.control = how.control();
    this.held = held;
    this.end = end;
    this.norm = norm;
    this.largest = Rkl2.FAMILY.limit(how.diffusion(), Pace.of(MOST_STAGES, 1));
    this.tau = Math.min(end, Rkl2.FAMILY.limit(how.diffusion(), Pace.of(2, 1)));
  }

  @Override
  public AdaptiveRun.Step next(Evolved.State from, double stop) {
    double remaining = stop - from.time();
    double size = fitted(remaining);
    Trial trial = tried(from.signal(), size);
    double allowed = control.allowed(Math.max(norm, trial.norm), from.signal().shape().size());
    if (trial.estimate <= allowed) {
      adapt(size, trial.estimate == 0 ? 0 : trial.estimate / allowed, size < tau);
      norm = trial.norm;
      again = false;
      return new AdaptiveRun.Step(new Evolved.State(size == remaining ? stop : from.time() + size, trial.signal),
          new Adapted.Work(1, 0, trial.evaluations), Optional.empty());
    }
    again = true;
    tau = size * control.controller().rejected(trial.estimate / allowed);
    return new AdaptiveRun.Step(from, new Adapted.Work(0, 1, trial.evaluations),
        tau < SMALLEST * end ? Optional.of(Outcome.STEP_UNDERFLOW) : Optional.empty());
  }

  /** The step size, not beyond what is left; half of that where less than a whole step would be left. */
  private double fitted(double remaining) {
    return tau >= remaining ? remaining : Math.min(tau, remaining / 2);
  }

  private void adapt(double size, double error, boolean cut) {
    double factor = control.controller().accepted(error, errorBefore);
    double next = size * (again ? Math.min(1, factor) : factor);
    tau = Math.min(largest, cut ? Math.max(tau, next) : next);
    errorBefore = cut ? errorBefore : error;
  }

  private Trial tried(Signal state, double size) {
    int stages = shared(Rkl2.stages(how.diffusion(), size));
    List<Signal> results = plan(size, stages, state.shape()).run(Cycle.joined(List.of(state), held));
    Signal next = results.get(0);
    return new Trial(next, how.engine().norm(next), how.engine().norm(results.get(1)), stages + 2);
  }

  /** The next number of four binary digits. */
  private static int shared(int stages) {
    int unit = Math.max(1, Integer.highestOneBit(stages) >> 3);
    return Math.ceilDiv(stages, unit) * unit;
  }

  private Plan plan(double size, int stages, Shape shape) {
    Bound known = plans.get(stages);
    if (known != null && known.tau == size) {
      return known.plan;
    }
    Block step = Rkl2.of(how.diffusion(), size, stages, 1).estimating();
    Shape[] shapes = held.isEmpty() ? new Shape[] {shape} : new Shape[] {shape, shape};
    Plan plan;
    if (known == null) {
      plan = how.engine().plan(step, shapes);
    } else {
      plan = known.plan;
      plan.rebind(Architecture.of(step, List.of(shapes)));
    }
    plans.put(stages, new Bound(size, plan));
    if (plans.size() > MOST_PLANS) {
      plans.remove(plans.keySet().iterator().next());
    }
    return plan;
  }
}
