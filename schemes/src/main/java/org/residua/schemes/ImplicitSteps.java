package org.residua.schemes;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.StepSize;
import org.residua.api.operator.LinearOperator;

/** What the implicit schemes share: step sizes that no explicit limit bounds, and their repetition. */
final class ImplicitSteps {

  /** How many steps of the explicit scheme one step stands for where none is given. */
  private static final double USUAL = 10;
  /** The part of the limit of a unique solution that is taken where there is one. */
  private static final double WITHIN = 0.5;

  private ImplicitSteps() {}

  /** {@code 1/(mu ||K||^2)}, {@code -mu} the least slope, for {@code g} with negative values; otherwise infinite. */
  static double limit(Diffusion diffusion) {
    LinearOperator k = diffusion.operator();
    return diffusion.activation().sector().lo() >= 0 ? Double.POSITIVE_INFINITY
        : 1 / (-diffusion.activation().slope().lo() * k.norm().upperSquared());
  }

  /** The step size that is taken where none is given, {@code parts} implicit steps making one of the scheme. */
  static double usual(Diffusion diffusion, int parts) {
    return Math.min(USUAL * diffusion.limit().certified(), WITHIN * parts * limit(diffusion));
  }

  /** The step size as it is, its guard not asked; refused where it is a fraction of a limit that there is not. */
  static StepSize unlimited(StepSize step) {
    return switch (step) {
      case StepSize.Fixed fixed -> StepSize.unchecked(fixed.tau());
      case StepSize.OfLimit fraction -> throw new IllegalArgumentException("step size " + fraction.text()
          + ": nothing limits an implicit step as it does an explicit one; give the step size itself");
    };
  }

  /** Refuses a step size at which an implicit step has no unique solution for sure. */
  static void requireUnique(double tau, double limit, Diffusion diffusion) {
    if (!(tau < limit)) {
      throw new IllegalArgumentException("tau = " + tau + " must be below " + limit + " for " + diffusion.activation()
          + ", whose diffusivity takes negative values: beyond it an implicit step may have several solutions; reduce tau");
    }
  }

  /**
   * {@code t v + (1 - t) u} of an implicit step {@code v} of {@code u}.
   *
   * @param loop the implicit step
   * @param t 1 for the step itself
   */
  record Relaxed(FixedPoint loop, double t) implements Block {

    @Override
    public int inputs() {
      return loop.body().inputs() - 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V v = algebra.fixedPoint(loop, in.get(0), in);
      return List.of(t == 1 ? v : algebra.combine(List.of(t, 1 - t), List.of(v, in.get(0))));
    }
  }

  /** A step, so often. */
  static <V> List<V> repeated(Algebra<V> algebra, Block once, int steps, List<V> inputs) {
    return steps == 1 ? once.express(algebra, inputs)
        : algebra.repeat(once, steps, inputs.subList(0, 1), inputs.subList(1, inputs.size()));
  }
}
