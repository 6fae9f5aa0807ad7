package org.residua.verification.jqwik;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Tracer;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * The claims of certificates as assertions about numbers, for any block: each throws an {@link AssertionError} that
 * names what was found, what is allowed and where.
 *
 * <p>Inputs are finite, and what is thrown holds them as Java source. The first input of a block is the state, further ones
 * are held. A margin is a constant {@code C} in units of {@code u = 2^-53} relative to the largest norm of the inputs, see
 * {@link RoundingMargin}; what measuring a norm costs is added here. Results that underflow are compared with
 * {@link Double#MIN_NORMAL} to spare.
 */
public final class StabilityLaws {

  private StabilityLaws() {}

  /**
   * {@code ||u_{k+1}|| <= max(||u_k||, norms of the held inputs)} along a trajectory.
   *
   * @param block maps the state and the held inputs to the next state
   * @param inputs the state at the start, then the held inputs
   * @param times the length of the trajectory
   * @param constant {@code C} of one application
   * @return the last state
   */
  public static Signal normDoesNotGrow(Block block, List<Signal> inputs, int times, double constant) {
    Plan plan = plan(block, inputs);
    List<Signal> now = new ArrayList<>(inputs);
    for (int k = 1; k <= times; k++) {
      double before = largestNorm(now);
      Signal next = plan.run(now).get(0);
      double allowed = before * (1 + RoundingMargin.of(
          constant + 2 * RoundingMargin.norm(next.shape()))) + Double.MIN_NORMAL;
      if (!(next.norm() <= allowed)) {
        throw new AssertionError("the Euclidean norm grows in application %s of %s: from %s to %s, a factor %s; allowed is %s%s"
            .formatted(k, times, before, next.norm(), next.norm() / before, allowed, Source.ofInputs(inputs)));
      }
      now.set(0, next);
    }
    return now.get(0);
  }

  /**
   * {@code E(u_{k+1}) <= E(u_k)} along a trajectory, the energy that of the diffusion, data term included.
   *
   * @param block maps the state and the held inputs to the next state
   * @param diffusion whose energy
   * @param inputs {@code [u]}, or {@code [u, f]} with a data term
   * @param times the length of the trajectory
   * @param constant {@code C} of one application
   * @return the last state
   */
  public static Signal energyDoesNotGrow(
      Block block, Diffusion diffusion, List<Signal> inputs, int times, double constant) {
    Plan plan = plan(block, inputs);
    EnergyMargin margin = RoundingMargin.of(diffusion, inputs.get(0).shape()).energy();
    List<Signal> now = new ArrayList<>(inputs);
    for (int k = 1; k <= times; k++) {
      double before = energy(diffusion, now);
      double norm = largestNorm(now);
      now.set(0, plan.run(now).get(0));
      double after = energy(diffusion, now);
      double allowed = before
          + margin.of(before, Math.max(norm, largestNorm(now)), constant) + Double.MIN_NORMAL;
      if (!(after <= allowed)) {
        throw new AssertionError("the energy grows in application %s of %s: from %s to %s, by %s; allowed is %s%s"
            .formatted(k, times, before, after, after - before, allowed, Source.ofInputs(inputs)));
      }
    }
    return now.get(0);
  }

  /**
   * {@code ||S(u) - S(v)|| <= factor ||u - v||} for a block {@code S}; {@code factor = 1} is nonexpansiveness.
   *
   * @param block S
   * @param factor the Lipschitz constant
   * @param inputs {@code u}, then the held inputs
   * @param v another state of the same shape
   * @param constant {@code C} of one application
   */
  public static void lipschitz(Block block, double factor, List<Signal> inputs, Signal v, double constant) {
    Plan plan = plan(block, inputs);
    List<Signal> others = new ArrayList<>(inputs);
    others.set(0, v.requireFinite("v"));
    Signal first = plan.run(inputs).get(0);
    Signal second = plan.run(others).get(0);
    double before = inputs.get(0).distance(v);
    double after = first.distance(second);
    // Each distance rounds the differences and the norm; each result is off by C u of its inputs.
    double measured = RoundingMargin.of(2 * (RoundingMargin.norm(v.shape()) + 1)) * factor * before;
    double computed = RoundingMargin.of(constant) * (largestNorm(inputs) + largestNorm(others));
    double allowed = factor * before + measured + computed + Double.MIN_NORMAL;
    if (!(after <= allowed)) {
      throw new AssertionError(("two signals at distance %s get the distance %s, a factor %s instead of at most %s;"
          + " allowed is %s%s%s")
            .formatted(before, after, after / before, factor, allowed, Source.ofInputs(inputs), Source.of("v", v)));
    }
  }

  /** {@code ||S(u) - S(v)|| <= ||u - v||}, see {@link #lipschitz}. */
  public static void nonexpansive(Block block, List<Signal> inputs, Signal v, double constant) {
    lipschitz(block, 1, inputs, v, constant);
  }

  /** The energy of {@code [u]} or {@code [u, f]}. */
  public static double energy(Diffusion diffusion, List<Signal> inputs) {
    return diffusion.fidelity().present()
        ? diffusion.energy(inputs.get(0), inputs.get(1)) : diffusion.energy(inputs.get(0));
  }

  private static Plan plan(Block block, List<Signal> inputs) {
    for (int k = 0; k < inputs.size(); k++) {
      inputs.get(k).requireFinite("input " + k);
    }
    int[] channels = inputs.stream().mapToInt(input -> input.shape().channels()).toArray();
    Shape[] shapes = inputs.stream().map(Signal::shape).toArray(Shape[]::new);
    return Plan.of(Tracer.trace(block, channels), shapes);
  }

  private static double largestNorm(List<Signal> signals) {
    return signals.stream().mapToDouble(Signal::norm).max().orElse(0);
  }
}
