package org.residua.schemes;

import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;

/**
 * All schemes of one name: what they are called, what they take, and how one of them is made. {@link Schemes} lists them.
 * Begun by {@link #ofSteps} or {@link #ofCycles}, with what is special added. Immutable.
 *
 * @param words what it is called
 * @param counting how it is counted
 * @param freezing when the diffusivities of the start of a cycle are kept
 * @param extra a number that it takes beside step size and counts
 * @param iterative whether its steps are fixed points, for which solvers look
 * @param limits its step sizes
 * @param maker makes one of them
 */
public record Family(Words words, Counting counting, Freezing freezing, Optional<Extra> extra, boolean iterative,
    Limits limits, Maker maker) {

  /**
   * What a scheme is called.
   *
   * @param name in lower case
   * @param title in a sentence
   * @param reason why one would take it, in a sentence
   */
  public record Words(String name, String title, String reason) {}

  /** How a scheme is counted, and the time that a step, or a cycle of {@code steps} inner steps, covers in step sizes. */
  public sealed interface Counting {

    /** {@code 1} for steps. */
    double span(Pace pace);

    /** The fewest steps, or inner steps of a cycle, that there can be. */
    default int fewest() {
      return 1;
    }

    /** Steps, and there is one cycle. */
    record BySteps() implements Counting {

      @Override
      public double span(Pace pace) {
        return 1;
      }
    }

    /**
     * Steps that cover another time than their size says, and there is one cycle.
     *
     * @param spans the span of a step
     */
    record ByMoves(ToDoubleFunction<Pace> spans) implements Counting {

      @Override
      public double span(Pace pace) {
        return spans.applyAsDouble(pace);
      }
    }

    /**
     * Cycles of inner steps.
     *
     * @param spans the span of a cycle
     */
    record ByCycles(Span spans) implements Counting {

      @Override
      public double span(Pace pace) {
        return spans.of(pace.steps());
      }
    }

    /**
     * Cycles of inner steps, the stages of one step of the step size: with more of them it may be longer.
     *
     * @param fewest the fewest stages
     */
    record ByStages(int fewest) implements Counting {

      @Override
      public double span(Pace pace) {
        return 1;
      }
    }
  }

  /** The time that a cycle of {@code steps} inner steps covers in units of its step size. */
  @FunctionalInterface
  public interface Span {

    /** The span. */
    double of(int steps);
  }

  /** When the diffusivities of the start of a cycle are kept within it. */
  public enum Freezing {
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
  public record Extra(String name, String description) {}

  /**
   * Step sizes.
   *
   * @param formula of the largest one in words, given that of an explicit step
   * @param largest the largest certified one; infinite where nothing limits it
   * @param usual the one that is taken where none is given
   */
  public record Limits(
      UnaryOperator<String> formula, ToDoubleBiFunction<Diffusion, Pace> largest, ToDoubleBiFunction<Diffusion, Pace> usual) {}

  /** Makes a scheme; what it does not take is not read, and a step size that does not fit is refused with remedies. */
  @FunctionalInterface
  public interface Maker {

    /** The scheme. */
    Scheme make(Diffusion diffusion, StepSize step, Pace pace);
  }

  private static Family of(Words words, Counting counting, Freezing freezing, Maker maker) {
    ToDoubleBiFunction<Diffusion, Pace> certified = (diffusion, _) -> diffusion.limit().certified();
    return new Family(
        words, counting, freezing, Optional.empty(), false, new Limits(UnaryOperator.identity(), certified, certified), maker);
  }

  /** A scheme of steps, each with diffusivities of its own and limited as the explicit one. */
  public static Family ofSteps(Words words, Maker maker) {
    return of(words, new Counting.BySteps(), Freezing.NEVER, maker);
  }

  /** A scheme of cycles whose inner steps are limited as the explicit one. */
  public static Family ofCycles(Words words, Span span, Freezing freezing, Maker maker) {
    return of(words, new Counting.ByCycles(span), freezing, maker);
  }

  /** A scheme of cycles that are one step each, as long as its stages allow. */
  static Family ofStages(Words words, Stages stages, Freezing freezing, Maker maker) {
    return of(words, new Counting.ByStages(stages.fewest()), freezing, maker).limited(stages.limits());
  }

  /** The same taking a number more. */
  public Family taking(String name, String description) {
    return new Family(words, counting, freezing, Optional.of(new Extra(name, description)), iterative, limits, maker);
  }

  /** The same with steps that cover another time than their size says. */
  public Family lasting(ToDoubleFunction<Pace> spans) {
    return new Family(words, new Counting.ByMoves(spans), freezing, extra, iterative, limits, maker);
  }

  /** The same with other step sizes. */
  public Family limited(Limits own) {
    return new Family(words, counting, freezing, extra, iterative, own, maker);
  }

  /** The same with steps that solvers look for. */
  public Family solving() {
    return new Family(words, counting, freezing, extra, true, limits, maker);
  }

  /** The name, in lower case. */
  public String name() {
    return words.name();
  }

  /** What it is called in a sentence. */
  public String title() {
    return words.title();
  }

  /** Why one would take it, in a sentence. */
  public String reason() {
    return words.reason();
  }

  /** Whether it consists of cycles; otherwise of steps, and there is one cycle. */
  public boolean cyclic() {
    return counting instanceof Counting.ByCycles || counting instanceof Counting.ByStages;
  }

  /** Whether a cycle is one step of the step size, so that its limit depends on the number of inner steps. */
  public boolean staged() {
    return counting instanceof Counting.ByStages;
  }

  /** The fewest steps, or inner steps of a cycle, that there can be. */
  public int fewest() {
    return counting.fewest();
  }

  /** The same as {@link #span(Pace)} for a scheme whose other numbers are the usual ones. */
  public double span(int steps) {
    return span(Pace.of(steps, 1));
  }

  /** The time that a step, or a cycle of {@code pace.steps()} inner steps, covers in units of the step size. */
  public double span(Pace pace) {
    return counting.span(pace);
  }

  /**
   * Whether a step of any size follows the evolution as well as its size allows: nothing limits it, and no other number ties
   * its accuracy to a size.
   */
  public boolean unlimited(Diffusion diffusion, Pace pace) {
    return extra.isEmpty() && Double.isInfinite(limit(diffusion, pace));
  }

  /** The formula of the largest step size where {@code g >= 0} and there is no data term. */
  public String formula() {
    return limits.formula().apply("2/(g_max ||K||^2)");
  }

  /** The formula of the largest step size for a diffusion. */
  public String formula(Diffusion diffusion) {
    return limits.formula().apply(diffusion.limit().formula(diffusion.fidelity().present()));
  }

  /** The largest certified step size; infinite where nothing limits it. */
  public double limit(Diffusion diffusion, Pace pace) {
    return limits.largest().applyAsDouble(diffusion, pace);
  }

  /** The step size that is taken where none is given. */
  public double usual(Diffusion diffusion, Pace pace) {
    return limits.usual().applyAsDouble(diffusion, pace);
  }

  /** The scheme of that step size and these counts. */
  public Scheme make(Diffusion diffusion, StepSize step, Pace pace) {
    return maker.make(diffusion, step, pace);
  }

  /**
   * The scheme with as many steps, or cycles, as {@code time} needs, the step size reduced to hit it.
   *
   * @param diffusion what is discretised
   * @param step the largest step size
   * @param time positive and finite
   * @param pace the other counts
   */
  public Scheme until(Diffusion diffusion, StepSize.Fixed step, double time, Pace pace) {
    make(diffusion, step, pace);
    double span = span(pace);
    int count = Steps.count(time, step.tau() * span);
    double fitted = Math.min(step.tau(), time / (count * span));
    return make(diffusion, new StepSize.Fixed(fitted, step.guard()),
        cyclic() ? pace.withCycles(count) : pace.withSteps(count));
  }

  /** The same with at most the usual step size. */
  public Scheme until(Diffusion diffusion, double time, Pace pace) {
    return until(diffusion, new StepSize.Fixed(usual(diffusion, pace), StepGuard.CERTIFIED), time, pace);
  }
}
