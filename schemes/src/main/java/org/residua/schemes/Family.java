package org.residua.schemes;

import java.util.Optional;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;

/**
 * All schemes of one name: what they are called, what they take, and how one of them is made. {@link Schemes} lists them.
 */
public interface Family {

  /** When the diffusivities of the start of a cycle are kept within it. */
  enum Freezing {
    /** They are renewed in each step. */
    NEVER,
    /** They are always kept. */
    ALWAYS,
    /** As the caller wants; kept unless said otherwise. */
    KEPT,
    /** As the caller wants; renewed unless said otherwise. */
    RENEWED
  }

  /**
   * A number that a scheme takes beside step size and counts.
   *
   * @param name its name
   * @param description what it is, with its default
   */
  record Extra(String name, String description) {}

  /** The name, in lower case. */
  String name();

  /** What it is called in a sentence. */
  String title();

  /** Why one would take it, in a sentence. */
  String reason();

  /** Whether it consists of cycles; otherwise of steps, and there is one cycle. */
  boolean cyclic();

  /** When diffusivities are kept. */
  Freezing freezing();

  /** A further number that it takes. */
  default Optional<Extra> extra() {
    return Optional.empty();
  }

  /** What the size of a step is: of an inner step, unless said otherwise. */
  default String sizes() {
    return "size of an inner step";
  }

  /** The time that a step, or a cycle of {@code steps} inner steps, covers in units of the step size. */
  double span(int steps);

  /** The largest certified step size; infinite where nothing limits it. */
  default double limit(Diffusion diffusion, Pace pace) {
    return diffusion.limit().certified();
  }

  /** The limit as a formula. */
  default String formula(Diffusion diffusion, Pace pace) {
    return diffusion.limit().formula(diffusion.fidelity().present());
  }

  /** The step size that is taken where none is given: the limit. */
  default double usual(Diffusion diffusion, Pace pace) {
    return limit(diffusion, pace);
  }

  /**
   * The scheme.
   *
   * @param diffusion what is discretised
   * @param step the step size; refused, with remedies, where it does not fit
   * @param pace its counts; what the scheme does not take is not read
   */
  Scheme make(Diffusion diffusion, StepSize step, Pace pace);

  /**
   * The scheme with as many steps, or cycles, as {@code time} needs, the step size reduced to hit it.
   *
   * @param diffusion what is discretised
   * @param step the largest step size
   * @param time positive and finite
   * @param pace the other counts
   */
  default Scheme until(Diffusion diffusion, StepSize.Fixed step, double time, Pace pace) {
    make(diffusion, step, pace);
    double span = span(pace.steps());
    int count = Steps.count(time, step.tau() * span);
    double fitted = Math.min(step.tau(), time / (count * span));
    return make(diffusion, new StepSize.Fixed(fitted, step.guard()),
        cyclic() ? pace.withCycles(count) : pace.withSteps(count));
  }

  /** The same up to the limit. */
  default Scheme until(Diffusion diffusion, double time, Pace pace) {
    return until(diffusion, new StepSize.Fixed(usual(diffusion, pace), StepGuard.CERTIFIED), time, pace);
  }
}
