package org.residua.verification;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.residua.api.block.Diffusion;
import org.residua.api.certificate.Condition;
import org.residua.api.certificate.Condition.Nonnegative;
import org.residua.api.certificate.Condition.StepBound;
import org.residua.api.flux.Sector;

/**
 * The theorems about one step {@code v = u - tau (K^T Phi(K u) + C (u - f))}.
 *
 * <p>Norm: {@code K^T Phi(K u) = K^T G K u} with {@code 0 <= G <= g_max}, so that without data term the step
 * is {@code (I - tau K^T G K) u} with eigenvalues in {@code [1 - tau g_max ||K||^2, 1]}. Energy: its gradient
 * is Lipschitz from above with {@code L+ ||K||^2 + max c}. Distances: the Jacobian
 * {@code I - tau (K^T diag(Phi') K + C)} has eigenvalues in
 * {@code [1 - tau (L+ ||K||^2 + max c), 1 + tau mu ||K||^2]}.
 */
final class StepRule {

  private StepRule() {}

  static Facts step(double tau, Diffusion diffusion, List<Facts> in) {
    return new Facts(norm(tau, diffusion, in), lipschitz(tau, diffusion, in),
        descent(tau, diffusion, in));
  }

  static Gain norm(double tau, Diffusion diffusion, List<Facts> in) {
    Sector sector = diffusion.flux().sector();
    if (sector.lo() < 0) {
      return Gain.unknown(String.format(Locale.ROOT,
          "the diffusivity of %s takes negative values, so that the norm may grow",
          diffusion.flux().name()));
    }
    if (!diffusion.fidelity().constant()) {
      return Gain.unknown("a data term whose weights vary over the samples allows the norm to grow");
    }
    double square = diffusion.operator().norm().upperSquared();
    double c = diffusion.fidelity().largest();
    StepBound bound = new StepBound(tau, "g_max", sector.hi(), square, 2 * c);
    Set<Condition> conditions = Assumptions.with(diffusion.flux(), new Nonnegative("g", sector.lo()), bound);
    if (diffusion.fidelity().present()) {
      return bound.holds()
          ? in.get(0).norm().max(in.get(1).norm()).then(1, conditions, "")
          : Gain.unknown(exceeds(bound));
    }
    double theta = tau * sector.hi() * square;
    double factor = bound.holds() ? 1 : aboveOne(Math.max(1 + Math.max(0, -theta), theta - 1));
    return in.get(0).norm().then(factor,
        bound.holds() ? conditions : Assumptions.of(diffusion.flux()), exceeds(bound));
  }

  private static Gain lipschitz(double tau, Diffusion diffusion, List<Facts> in) {
    Sector slope = diffusion.activation().slope();
    double square = diffusion.operator().norm().upperSquared();
    double data = diffusion.fidelity().largest();
    if (diffusion.fidelity().present() && !in.get(1).lipschitz().equals(Gain.zero())) {
      return Gain.unknown("the target of the data term depends on the state");
    }
    StepBound bound = new StepBound(tau, "L", slope.hi(), square, data);
    if (slope.lo() >= 0 && bound.holds()) {
      return in.get(0).lipschitz().then(1,
          Assumptions.with(diffusion.flux(), new Nonnegative("Phi'", slope.lo()), bound), "");
    }
    double factor = Math.max(Math.abs(1 - tau * (slope.hi() * square + data)),
        Math.abs(1 - tau * Math.min(0, slope.lo()) * square));
    String excess = slope.lo() < 0
        ? "the flux is not monotone (slope down to " + slope.lo() + "), so that two signals may move"
            + " apart"
        : exceeds(bound);
    return in.get(0).lipschitz().then(
        aboveOne(factor), Assumptions.of(diffusion.flux()), excess);
  }

  /** A factor that no theorem brings down to 1, even when it rounds to 1. */
  private static double aboveOne(double factor) {
    return Math.max(Math.nextUp(1.0), factor);
  }

  private static Descent descent(double tau, Diffusion diffusion, List<Facts> in) {
    StepBound bound = new StepBound(tau, "L+", Math.max(0, diffusion.activation().slope().hi()),
        diffusion.operator().norm().upperSquared(), diffusion.fidelity().largest());
    if (!bound.holds()) {
      return new Descent.Unknown(exceeds(bound));
    }
    int target = -1;
    if (diffusion.fidelity().present()) {
      if (!(in.get(1).descent() instanceof Descent.Input input)) {
        return new Descent.Unknown("the target of the data term is not an input");
      }
      target = input.index();
    }
    return in.get(0).descent().then(
        diffusion, target, Assumptions.with(diffusion.flux(), bound));
  }

  static String exceeds(StepBound bound) {
    if (!(bound.tau() >= 0)) {
      return "tau = " + bound.tau() + " is negative: the step runs backwards";
    }
    return String.format(Locale.ROOT, "tau = %s exceeds %s, the limit with %s = %s",
        bound.tau(), bound.limit(), bound.name(), bound.constant());
  }
}
