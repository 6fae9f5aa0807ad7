package org.residua.schemes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Outcome;
import org.residua.api.signal.Signal;

/** An evolution towards its steady state, see {@link TimeEvolution#steady}. Not thread safe. */
final class SteadyState implements Goal {

  /** Roundings of a gradient and a step, in {@code eps}: as in the floor of an implicit step. */
  private static final double ROUNDINGS = 8;
  /** A row of two iterates rounds a step, its product with a weight, and the sum with the iterate before. */
  private static final double TWO_STEP = 3;

  private final EvolutionRun run;
  private final Discretisation discretisation;
  private final Gradient gradient;
  private final double initial;
  private final double accepted;
  private final double floor;
  private double now;

  SteadyState(EvolutionRun run, double tolerance) {
    this.run = run;
    this.discretisation = run.how().discretisation();
    this.gradient = new Gradient(discretisation.diffusion());
    this.initial = run.how().engine().norm(run.at(gradient).get(0));
    this.accepted = tolerance * initial;
    this.floor = rounding() * run.scale();
    this.now = initial;
  }

  /**
   * What rounding leaves of the gradient, relative to the samples; 0, for none known, where the bounds of the flux are infinite.
   */
  private double rounding() {
    Diffusion diffusion = discretisation.diffusion();
    double rate = diffusion.activation().sector().magnitude() * diffusion.operator().norm().upperSquared()
        + diffusion.fidelity().largest() + 1 / discretisation.step().tau();
    double roundings = run.twoStep() ? TWO_STEP * ROUNDINGS : ROUNDINGS;
    return Double.isFinite(rate) ? roundings * Math.ulp(1.0) * rate : 0;
  }

  /** Looks for it within so many units. */
  Evolved within(int most) {
    Optional<Outcome> atOnce = judged(false);
    if (atOnce.isPresent()) {
      run.end(atOnce.get());
    } else if (run.cross(new Span(0, most * discretisation.unit(), most, discretisation.step()), this)) {
      run.end(Outcome.ITERATION_LIMIT);
    }
    return run.evolved(List.of(), OptionalDouble.of(initial == 0 ? 0 : now / initial));
  }

  @Override
  public Block watched(Block units) {
    return new Gradient.After(units, gradient);
  }

  @Override
  public Optional<Outcome> reached(List<Signal> results, double change) {
    now = run.how().engine().norm(results.getLast());
    return judged(change == 0);
  }

  private Optional<Outcome> judged(boolean still) {
    if (!Double.isFinite(now)) {
      return Optional.of(Outcome.NON_FINITE);
    }
    if (now <= accepted) {
      return Optional.of(Outcome.CONVERGED);
    }
    if (now <= floor) {
      return Optional.of(Outcome.CONVERGED_TO_ROUNDING);
    }
    return still ? Optional.of(Outcome.ITERATION_LIMIT) : Optional.empty();
  }
}
