package org.residua.schemes;

import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;

/**
 * A diffusion, and how its time is discretised. Its <em>unit</em> is one step, or one cycle of {@code pace.steps()} inner
 * steps where the family consists of cycles; how many units there are is left open. Immutable.
 *
 * @param diffusion {@code K}, {@code Phi}, {@code C}
 * @param family the scheme
 * @param step the largest step size; refused where the family refuses it
 * @param pace what else the scheme takes; its numbers of units are not read
 */
public record Discretisation(Diffusion diffusion, Family family, StepSize.Fixed step, Pace pace) {

  /** Refuses what the family refuses, with its remedies. */
  public Discretisation {
    family.make(diffusion, step, counted(family, pace, 1));
  }

  /** The time that a unit of the largest step size covers. */
  public double unit() {
    return step.tau() * family.span(pace);
  }

  /** So many units of a step size. */
  Scheme units(StepSize.Fixed size, int count) {
    return family.make(diffusion, size, counted(family, pace, count));
  }

  /** The fewest units from one time to a later one, as {@link Family#until} takes them. */
  Span between(double from, double to) {
    Scheme scheme = family.until(diffusion, step, to - from, pace);
    StepSize.Fixed fitted = new StepSize.Fixed(scheme.tau(), step.guard());
    return new Span(from, to, family.cyclic() ? scheme.cycles() : scheme.steps(), fitted);
  }

  private static Pace counted(Family family, Pace pace, int count) {
    return family.cyclic() ? pace.withCycles(count) : pace.withSteps(count);
  }
}
