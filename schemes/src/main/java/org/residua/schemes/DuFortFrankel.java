package org.residua.schemes;

import java.util.Locale;
import java.util.OptionalDouble;
import org.residua.api.arithmetic.Fma;
import org.residua.api.block.Argument;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepLimit;
import org.residua.api.block.StepSize;

/**
 * The scheme of Du Fort and Frankel: a central difference in time, stabilised by a second one,
 *
 * <pre>
 *   (u^{k+1} - u^{k-1}) / (2 tau) = F(u^k) - alpha (u^{k+1} - 2 u^k + u^{k-1})
 *   u^{k+1} = a (u^k + F(u^k)/(2 alpha)) + (1 - a) u^{k-1},   a = 4 tau alpha/(1 + 2 tau alpha)
 * </pre>
 *
 * <p>The first step is explicit, of size {@code min(tau, 1/(2 alpha))}: a whole one of a large {@code tau} would raise the
 * norm by powers of ten.
 *
 * <p>With diffusivities that do not change, {@code 0 <= g <= g_max}, it is stable for every {@code tau} where {@code alpha >=
 * rho/4}, {@code rho = g_max ||K||^2 + max c}, {@code ||u^k|| <= ||u^0||} without data term, and for none below. With running
 * ones {@code ||u^{k+1}|| <= max(||u^k||, ||u^{k-1}||)} for {@code tau <= 1/(2 alpha)} without data term, and
 * {@code E(u^k) + c ||u^k -
 * u^{k-1}||^2} does not grow for {@code tau <= 2/L_E}, {@code alpha >= L_E/4}, {@code L_E = sup Phi' ||K||^2 + max c}. Second
 * order in time for a given {@code alpha}; with {@code alpha} that grows as {@code 1/tau} first, and consistent only where
 * {@code alpha tau^2} tends to 0: otherwise it is a telegraph equation that is solved. Source: Du Fort, Frankel (1953);
 * Gottlieb, Gustafsson (1976); Alt, Schrader, Augustin, Peter, Weickert (2022).
 *
 * @param diffusion what is discretised
 * @param step the step size itself, of any length
 * @param steps the number of steps, the first one included; at least 1
 * @param alpha at least {@code rho/4} unless the step is unchecked; empty for {@code L_E/4},
 *     {@code L_E = sup |Phi'| ||K||^2 + max c}
 */
public record DuFortFrankel(Diffusion diffusion, StepSize step, int steps, OptionalDouble alpha) implements TwoStep {

  /** Schemes of this name. */
  public static final Family FAMILY = Family.ofSteps(
      new Family.Words("du-fort-frankel", "Du Fort-Frankel diffusion",
          "explicit, stable for any step size, and of second order in time"),
      (diffusion, step, pace) -> new DuFortFrankel(diffusion, step, pace.steps(), pace.extra()))
      .taking("alpha", "how strongly it is stabilised, at least rho/4 (default auto: L_E/4)")
      .limited(new Family.Limits(_ -> "none for alpha >= rho/4", (_, _) -> Double.POSITIVE_INFINITY,
          (diffusion, _) -> longest(diffusion)));

  /** Four quotients and sums of numbers up to 2. */
  private static final double ROUNDINGS = 4 * Math.ulp(1.0);

  /**
   * Refuses an {@code alpha} below {@code rho/4}, one beside which a step is nothing, and fractions of a limit that there is not.
   */
  public DuFortFrankel {
    StepSize.Fixed fixed = fixed(step);
    Steps.requirePositive("steps", steps);
    if (alpha.isPresent()) {
      requireStable(alpha.getAsDouble(), diffusion, fixed.guard());
    }
    if (!(inner(fixed.tau(), diffusion, alpha) > 0)) {
      throw new IllegalArgumentException("1/(2 alpha) is 0 for " + (alpha.isPresent() ? "alpha = " + alpha.getAsDouble()
          : "alpha = L_E/4 of " + diffusion.operator() + " with " + diffusion.activation()) + "; give an alpha below 1e308, "
              + "or smaller filters");
    }
    if (row(fixed.tau(), inner(fixed.tau(), diffusion, alpha)).a() == 0) {
      throw new IllegalArgumentException("tau = " + fixed.tau() + " is nothing beside 1/(2 alpha) = "
          + inner(fixed.tau(), diffusion, alpha) + "; use the explicit scheme");
    }
  }

  private static StepSize.Fixed fixed(StepSize step) {
    return switch (step) {
      case StepSize.Fixed given -> given;
      case StepSize.OfLimit fraction -> throw new IllegalArgumentException("step size " + fraction.text()
          + ": nothing limits a step of Du Fort and Frankel; give the step size itself");
    };
  }

  /** Steps of the given size with the usual {@code alpha}. */
  public static DuFortFrankel of(Diffusion diffusion, double tau, int steps) {
    return new DuFortFrankel(diffusion, StepSize.fixed(tau), steps, OptionalDouble.empty());
  }

  private static void requireStable(double alpha, Diffusion diffusion, StepGuard guard) {
    if (!(alpha > 0 && Double.isFinite(alpha))) {
      throw new IllegalArgumentException("alpha = " + alpha + " must be positive and finite; leave it out for L_E/4");
    }
    double most = StepLimit.largest(Math.max(0, diffusion.activation().sector().hi()),
        diffusion.operator().norm().upperSquared(), diffusion.fidelity().largest());
    if (guard == StepGuard.CERTIFIED && halved(alpha) > most) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "alpha = %s is below %s = rho/4, rho = g_max ||K||^2%s for %s"
          + " with %s: no step size is stable there; raise alpha, leave it out for L_E/4, or go on unchecked and without a "
          + "certificate",
          alpha, 1 / (2 * most), diffusion.fidelity().present() ? " + max c" : "", diffusion.operator(), diffusion.activation()));
    }
  }

  /** {@code 2/L_E}. */
  private static double longest(Diffusion diffusion) {
    return StepLimit.largest(diffusion.activation().slope().magnitude(),
        diffusion.operator().norm().upperSquared(), diffusion.fidelity().largest());
  }

  /** {@code 1/(2 alpha)}, rounded down. */
  private static double halved(double alpha) {
    double inner = 0.5 / alpha;
    return Fma.of(2 * inner, alpha, -1) > 0 ? Math.nextDown(inner) : inner;
  }

  /** {@code 1/(2 alpha)}; the step itself where there is no force. */
  private static double inner(double tau, Diffusion diffusion, OptionalDouble alpha) {
    double inner = alpha.isPresent() ? halved(alpha.getAsDouble()) : longest(diffusion);
    return Double.isInfinite(inner) ? tau : inner;
  }

  /** {@code 2 tau alpha}; what only rounding tells from 1 is 1. */
  private static double ratio(double tau, double inner) {
    double r = tau / inner;
    return Math.abs(r - 1) <= ROUNDINGS ? 1 : r;
  }

  /**
   * The row that goes on, its time in units of {@code inner}. Its weights have the sum 1 exactly; one above 1 is rounded
   * down, so that what holds for {@code tau <= 2/L_E} holds for the row as it is.
   */
  private static Row row(double tau, double inner) {
    double r = ratio(tau, inner);
    double a = 2 / (1 + 1 / r);
    return a > 1 ? Row.extrapolated(a - ROUNDINGS)
        : a >= 0.5 ? Row.extrapolated(a) : new Row(1, 1 - (1 - r) / (1 + r), (1 - r) / (1 + r), 0, 0);
  }

  @Override
  public Method method() {
    double inner = inner(tau(), diffusion, alpha);
    Row row = row(tau(), inner);
    return new Method(diffusion, StepSize.unchecked(inner), Row.explicit(Math.min(1, ratio(tau(), inner))), row,
        row.b() < 0 ? new Argument.Extrapolation(1) : new Argument.EachRow());
  }

  @Override
  public String name() {
    return FAMILY.name();
  }

  @Override
  public int order() {
    return 2;
  }

  /** {@code alpha}, the usual one where none was given. */
  @Override
  public OptionalDouble parameter(String parameter) {
    return parameter.equals("alpha")
        ? alpha.isPresent() ? alpha : OptionalDouble.of(1 / (2 * longest(diffusion))) : OptionalDouble.empty();
  }

  /** Nothing limits it. */
  @Override
  public double limit() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double tau() {
    return fixed(step).tau();
  }

  @Override
  public double time() {
    return tau() * steps;
  }
}
