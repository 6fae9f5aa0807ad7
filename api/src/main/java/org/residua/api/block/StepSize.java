package org.residua.api.block;

import java.util.List;
import java.util.function.UnaryOperator;
import org.residua.api.operator.Domain;
import org.residua.api.operator.Parameter;

/**
 * The step size {@code tau} of a table: a number, or a fraction of the limit of its own diffusion.
 *
 * <p>A fraction follows the weights: whatever they become, {@code tau = fraction * limit} is within the limit, so that
 * what is proven of the table is proven for every admissible value of its parameters. A fixed step has to be checked
 * again when they change, and is, by whoever holds it: see {@link SemiIteration}.
 */
public sealed interface StepSize {

  /** {@code tau >= 0} for that diffusion; refuses one that it does not fit. */
  double of(Diffusion diffusion);

  /** The parameters read. */
  List<Parameter> parameters();

  /** The same step size with each parameter replaced by another version of it. */
  StepSize with(UnaryOperator<Parameter> numbers);

  /** The step size in words, such as {@code tau 0.5} or {@code 1.0 of the limit}. */
  String text();

  /** A step within the certified limit. */
  static Fixed fixed(double tau) {
    return new Fixed(tau, StepGuard.CERTIFIED);
  }

  /** A positive step that may exceed the limit; nothing is certified there. */
  static StepSize unchecked(double tau) {
    return new Fixed(tau, StepGuard.UNCHECKED);
  }

  /** That fraction of the limit, a parameter in {@code [0, 1]} of its own. */
  static StepSize ofLimit(double fraction) {
    return new OfLimit(new Parameter("fraction", List.of(1), Domain.unit(), fraction));
  }

  /**
   * The same number for every diffusion.
   *
   * @param tau the step size, positive and finite
   * @param guard whether the limit is enforced
   */
  record Fixed(double tau, StepGuard guard) implements StepSize {

    /** Refuses a step size that is not positive and finite. */
    public Fixed {
      StepGuard.requirePositive(tau);
    }

    @Override
    public double of(Diffusion diffusion) {
      guard.require(tau, diffusion);
      return tau;
    }

    @Override
    public List<Parameter> parameters() {
      return List.of();
    }

    @Override
    public Fixed with(UnaryOperator<Parameter> numbers) {
      return this;
    }

    @Override
    public String text() {
      return "tau " + tau;
    }
  }

  /**
   * {@code tau = fraction * limit}, rounded, with the certified {@link StepLimit}. Where nothing limits the step, as for
   * {@code K = 0}, it is 0: the identity.
   *
   * @param fraction one number in {@code [0, 1]}
   */
  record OfLimit(Parameter fraction) implements StepSize {

    /** Refuses a parameter of several numbers, and one whose domain exceeds {@code [0, 1]}. */
    public OfLimit {
      if (fraction.size() != 1 || fraction.domain().least(0) < 0 || fraction.domain().greatest(0) > 1) {
        throw new IllegalArgumentException("fraction " + fraction + ", " + fraction.domain().text()
            + ": a fraction of a limit is one number with a domain within [0, 1]");
      }
    }

    @Override
    public double of(Diffusion diffusion) {
      double limit = diffusion.limit().certified();
      if (!(limit > 0)) {
        throw new IllegalArgumentException("the limit of a step of " + diffusion.operator() + " with "
            + diffusion.activation() + " is " + limit + ": g_max ||K||^2 is beyond all doubles; scale the weights down");
      }
      return Double.isInfinite(limit) ? 0 : fraction.value(0) * limit;
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(fraction);
    }

    @Override
    public OfLimit with(UnaryOperator<Parameter> numbers) {
      return new OfLimit(numbers.apply(fraction));
    }

    @Override
    public String text() {
      return fraction.value(0) + " of the limit";
    }
  }
}
