package org.residua.verification;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Tracer;
import org.residua.api.signal.Signal;
import org.residua.schemes.Family;
import org.residua.schemes.Pace;

/** A scheme with data term that is applied to its own result. */
final class SteadyState {

  /** Steps of one application; that many inner steps make a cycle, after which the scheme restarts. */
  static final int STEPS = 16;
  /** The part of the usual step: at the limit itself the explicit scheme only changes the sign of the roughest part. */
  private static final double WITHIN = 0.9;
  private static final int MOST = 5_000;

  private final Plan plan;
  private final Signal target;
  private double[] u;
  private int applications;

  private SteadyState(Scheme scheme, double[] start, double[] f) {
    this.target = Signal.of(f);
    this.u = start.clone();
    this.plan = Plan.of(Tracer.trace(scheme, 1, 1), target.shape(), target.shape());
  }

  /** With the usual step size, from a start. */
  static SteadyState of(Family family, Diffusion diffusion, double[] start, double[] f) {
    return of(family, diffusion, WITHIN * family.usual(diffusion, Pace.of(STEPS, 1)), start, f);
  }

  /** With a step size. */
  static SteadyState of(Family family, Diffusion diffusion, double tau, double[] start, double[] f) {
    return new SteadyState(family.make(diffusion, StepSize.fixed(tau), Pace.of(STEPS, 1)), start, f);
  }

  /** Applies the scheme once more. */
  double[] next() {
    u = plan.run(List.of(Signal.of(u), target)).get(0).channel(0);
    applications++;
    return u;
  }

  /** Applies the scheme until a measure is small; fails where it does not become so. */
  double[] until(ToDoubleFunction<double[]> measure, double tolerance) {
    while (!(measure.applyAsDouble(u) <= tolerance)) {
      if (applications == MOST) {
        throw new AssertionError(measure.applyAsDouble(u) + " after " + MOST + " applications is still above " + tolerance);
      }
      next();
    }
    return u;
  }

  int applications() {
    return applications;
  }
}
