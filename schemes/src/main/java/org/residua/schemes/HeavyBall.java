package org.residua.schemes;

import java.util.Locale;
import java.util.OptionalDouble;
import org.residua.api.block.Argument;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepLimit;
import org.residua.api.block.StepSize;

/**
 * The heavy ball: an explicit step with a part of the last one added, as a body with momentum moves on,
 *
 * <pre>
 *   u^{k+1} = u^k + tau F(u^k) + beta (u^k - u^{k-1}),   u^{-1} = u^0
 *           = a (u^k + tau/a F(u^k)) + (1 - a) u^{k-1},   a = 1 + beta
 * </pre>
 *
 * <p>Where nothing oscillates a step covers the time {@code tau/(1 - beta)}; the first ones, that gain speed, less. First order
 * in time. With {@code L_E = sup |Phi'| ||K||^2 + max c} linear forces are stable for {@code tau < 2(1 + beta)/L_E}, though the
 * norm may overshoot by a bounded factor. {@code E(u^k) + c ||u^k - u^{k-1}||^2} does not grow for
 * {@code tau <= 2(1 - beta)/L_E}. No bound of the norm is known where diffusivities run. Source: Polyak (1964); Alt,
 * Schrader, Augustin, Peter, Weickert (2022).
 *
 * @param diffusion what is discretised
 * @param step {@code tau}, or the fraction that {@code tau/(1 - beta)} is of the limit of an explicit step; below
 *     {@code 2(1 + beta)/L_E} unless unchecked
 * @param steps the number of steps, at least 1
 * @param beta in [0, 1); empty for 1/2
 */
public record HeavyBall(Diffusion diffusion, StepSize step, int steps, OptionalDouble beta) implements TwoStep {

  private static final double USUAL = 0.5;

  /** Schemes of this name. */
  public static final Family FAMILY = Family.ofSteps(
      new Family.Words("heavy-ball", "heavy ball diffusion",
          "extrapolation by momentum: steady states are reached in fewer steps"),
      (diffusion, step, pace) -> new HeavyBall(diffusion, step, pace.steps(), pace.extra()))
      .taking("beta", "the part of the last step that is added, in [0, 1) (default 0.5)")
      .lasting(pace -> 1 / (1 - momentum(pace.extra())))
      .limited(new Family.Limits(_ -> "below 2(1 + beta)/L_E", (diffusion, pace) -> limit(diffusion, pace.extra()),
          (diffusion, pace) -> falling(diffusion, pace.extra())));

  /** Refuses a {@code beta} outside [0, 1), and a step beyond the limit with its remedies. */
  public HeavyBall {
    double momentum = momentum(beta);
    Steps.requirePositive("steps", steps);
    double tau = size(step, diffusion, beta);
    double limit = limit(diffusion, beta);
    boolean within = tau < limit || (momentum == 0 && tau == limit);
    boolean guarded = !(step instanceof StepSize.Fixed fixed) || fixed.guard() == StepGuard.CERTIFIED;
    if (guarded && !within) {
      throw new IllegalArgumentException(String.format(Locale.ROOT,
          "tau = %s is not below %s = 2(1 + beta)/L_E, beta = %s, L_E = sup"
          + " |Phi'| ||K||^2%s for %s with %s: from there on linear forces are unstable; reduce tau%s, or go on unchecked "
          + "and without a "
          + "certificate", tau, limit, momentum, diffusion.fidelity().present() ? " + max c" : "", diffusion.operator(),
          diffusion.activation(), momentum == 0 ? "" : ", where the energy is certified up to " + falling(diffusion, beta)));
    }
  }

  /** Steps of the given size with the usual {@code beta}. */
  public static HeavyBall of(Diffusion diffusion, double tau, int steps) {
    return new HeavyBall(diffusion, StepSize.fixed(tau), steps, OptionalDouble.empty());
  }

  /** The momentum as the rows have it: rounded, so that {@code 1 + beta} is exact. */
  private static double momentum(OptionalDouble beta) {
    double wanted = beta.orElse(USUAL);
    if (!(wanted >= 0 && wanted < 1)) {
      throw new IllegalArgumentException("beta = " + wanted + " is outside [0, 1): from 1 on the ball never comes to"
          + " rest; give a smaller one, or leave it out for " + USUAL);
    }
    return Math.min(1 + wanted, Math.nextDown(2.0)) - 1;
  }

  /** {@code 2/L_E}. */
  private static double explicit(Diffusion diffusion) {
    return StepLimit.largest(diffusion.activation().slope().magnitude(),
        diffusion.operator().norm().upperSquared(), diffusion.fidelity().largest());
  }

  private static double limit(Diffusion diffusion, OptionalDouble beta) {
    return (1 + momentum(beta)) * explicit(diffusion);
  }

  /** {@code 2(1 - beta)/L_E}, rounded down: up to there the energy with momentum falls. */
  private static double falling(Diffusion diffusion, OptionalDouble beta) {
    double momentum = momentum(beta);
    double limit = (1 - momentum) * explicit(diffusion);
    return momentum == 0 || Double.isInfinite(limit) ? limit : Math.nextDown(limit);
  }

  private static double size(StepSize step, Diffusion diffusion, OptionalDouble beta) {
    return switch (step) {
      case StepSize.Fixed fixed -> fixed.tau();
      case StepSize.OfLimit fraction -> (1 - momentum(beta)) * fraction.of(diffusion);
    };
  }

  @Override
  public Method method() {
    double a = 1 + momentum(beta);
    return switch (step) {
      case StepSize.Fixed fixed -> method(StepSize.unchecked(shared(fixed.tau(), a)), Row.extrapolated(a));
      // The table multiplies by the limit, and rounds once more.
      case StepSize.OfLimit fraction -> method(fraction, Row.extrapolated(a == 1 ? 1 : Math.nextDown(shared(2 - a, a)), a));
    };
  }

  private Method method(StepSize unit, Row row) {
    return new Method(diffusion, unit, row, row, new Argument.Evaluation());
  }

  /** {@code part/a}, rounded down, so that {@code a} times it is at most the part. */
  private static double shared(double part, double a) {
    return a == 1 ? part : Math.nextDown(part / a);
  }

  @Override
  public String name() {
    return FAMILY.name();
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public OptionalDouble parameter(String parameter) {
    return parameter.equals("beta") ? OptionalDouble.of(momentum(beta)) : OptionalDouble.empty();
  }

  @Override
  public double limit() {
    return limit(diffusion, beta);
  }

  @Override
  public double tau() {
    return size(step, diffusion, beta);
  }

  @Override
  public double time() {
    return tau() * steps / (1 - momentum(beta));
  }
}
