package org.residua.schemes;

import java.util.Locale;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;

/**
 * How a cycle of {@code s} stages, which is one step, divides into the rows of its table: its step size {@code tau} is
 * {@code stretch(s)} units of the table, which are limited as explicit steps are.
 *
 * @param text the formula of the stretch
 * @param stretch positive, growing with {@code s}
 * @param fewest the fewest stages
 */
record Stages(String text, Family.Span stretch, int fewest) {

  /** A step needs no more. */
  private static final int MOST = 1 << 20;

  /** The largest {@code tau} whose units, rounded, are within the limit of an explicit step; refuses too few stages. */
  double limit(Diffusion diffusion, int stages) {
    requireEnough(stages);
    return limit(diffusion.limit().certified(), stages);
  }

  /** The largest {@code tau} whose units, rounded, are within the limit {@code unit}. */
  private double limit(double unit, int stages) {
    double most = unit * stretch.of(stages);
    while (Double.isFinite(most) && most / stretch.of(stages) > unit) {
      most = Math.nextDown(most);
    }
    return most;
  }

  /** The fewest stages that carry a step size; as many as a table has where more would be needed. */
  int fewest(double tau, Diffusion diffusion) {
    double unit = diffusion.limit().certified();
    int least = fewest;
    int most = MOST;
    while (least < most) {
      int middle = (least + most) >>> 1;
      if (limit(unit, middle) >= tau) {
        most = middle;
      } else {
        least = middle + 1;
      }
    }
    return least;
  }

  /** {@code tau}. */
  double tau(StepSize step, Diffusion diffusion, int stages) {
    return switch (step) {
      case StepSize.Fixed fixed -> fixed.tau();
      case StepSize.OfLimit fraction -> fraction.of(diffusion) * stretch.of(stages);
    };
  }

  /** The unit of the table. */
  StepSize unit(StepSize step, int stages) {
    return switch (step) {
      case StepSize.Fixed fixed -> new StepSize.Fixed(fixed.tau() / stretch.of(stages), fixed.guard());
      case StepSize.OfLimit fraction -> fraction;
    };
  }

  /** Refuses fewer stages than there can be. */
  void requireEnough(int stages) {
    Steps.requirePositive("steps", stages);
    if (stages < fewest) {
      throw new IllegalArgumentException(
          "steps = " + stages + " must be at least " + fewest + ", the fewest stages of this scheme; give " + fewest
          + " or more");
    }
  }

  /** Refuses too few stages, and a step size that does not fit a diffusion, naming the stages that would do. */
  void requireFitting(StepSize step, Diffusion diffusion, int stages) {
    requireEnough(stages);
    switch (step) {
      case StepSize.Fixed fixed -> fixed.guard().require(fixed.tau(),
          new StepGuard.Limit(limit(diffusion, stages), formula(diffusion.limit().formula(diffusion.fidelity().present()))
              + " with s = " + stages + " stages"),
          diffusion, () -> remedy(fixed.tau(), diffusion));
      case StepSize.OfLimit fraction -> fraction.of(diffusion);
    }
  }

  private String remedy(double tau, Diffusion diffusion) {
    int enough = fewest(tau, diffusion);
    return limit(diffusion, enough) >= tau ? String.format(Locale.ROOT, "take %d stages", enough) : "";
  }

  private String formula(String explicit) {
    return text + " * " + explicit;
  }

  /** The step sizes of a family: the limit is what is usual. */
  Family.Limits limits() {
    return new Family.Limits(
        this::formula, (diffusion, pace) -> limit(diffusion, pace.steps()), (diffusion, pace) -> limit(diffusion, pace.steps()));
  }
}
