package org.residua.verification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.certificate.Condition;
import org.residua.api.certificate.Condition.BoxFilterWeights;
import org.residua.api.certificate.Condition.Nonnegative;
import org.residua.api.certificate.Condition.StepBound;
import org.residua.api.flux.Sector;

/**
 * The theorems about semi-iterations.
 *
 * <p>Running rows of plain steps are composed step by step. With frozen diffusivities, or a constant one, the
 * cycle is {@code p(K^T G K) u} with {@code 0 <= G <= g_max}: if {@code |p| <= 1} on
 * {@code [0, g_max ||K||^2]} the norm falls, and, when {@code g >= 0} does not increase, so does the energy,
 * which the frozen quadratic form majorises. {@code |p| <= 1} is known for plain steps within the limit and
 * for the weights of the fast semi-iteration. Frozen diffusivities depend on the start, hence
 * nonexpansiveness is claimed for constant ones only.
 */
final class CycleRule {

  /** Its infimum is 0 exactly for a constant diffusivity. */
  static final String CONSTANT = "g - g_max";
  /** Minus the derivative of the diffusivity by the squared response: its infimum is 0 for one that decreases. */
  static final String DECREASING = "-dg/d(s^2)";

  private CycleRule() {}

  static Facts cycle(SemiIteration iteration, List<Facts> in) {
    boolean plain = iteration.rows().stream().allMatch(Row::plain);
    if (plain && !iteration.frozen()) {
      return running(iteration, in);
    }
    if (!iteration.linear()) {
      return none("the diffusivities run within the cycle; the bound is a theorem only when they are"
          + " frozen");
    }
    return linear(iteration, plain, in);
  }

  private static Facts running(SemiIteration iteration, List<Facts> in) {
    Facts state = in.get(0);
    for (Row row : iteration.rows()) {
      List<Facts> now = in.size() == 1 ? List.of(state) : List.of(state, in.get(1));
      Facts next = StepRule.step(row.tau(), iteration.diffusion(), now);
      state = next;
    }
    return state;
  }

  private static Facts linear(SemiIteration iteration, boolean plain, List<Facts> in) {
    Diffusion diffusion = iteration.diffusion();
    if (diffusion.fidelity().present()) {
      return none("no theorem is known for an accelerated or frozen cycle with a data term");
    }
    BoxFilterWeights weights = new BoxFilterWeights(
        iteration.rows().stream().map(Row::a).toList(),
        iteration.rows().stream().map(Row::b).toList());
    double tau = iteration.rows().stream().mapToDouble(Row::tau).max().orElseThrow();
    boolean sameTau = iteration.rows().stream().allMatch(row -> row.tau() == tau);
    boolean onlyExtrapolated = iteration.rows().stream().allMatch(r -> r.c() == 0 && r.d() == 0);
    if (!plain && !(sameTau && onlyExtrapolated && weights.holds())) {
      return none("no bound of the polynomial of these rows is known");
    }
    StepBound bound = new StepBound(tau, "g_max", diffusion.flux().sector().hi(),
        diffusion.operator().norm().upperSquared(), 0);
    Nonnegative sign = new Nonnegative("g", diffusion.flux().sector().lo());
    if (!sign.holds()) {
      return none("the diffusivity takes negative values; no claim about frozen cycles holds");
    }
    boolean positive = iteration.rows().stream().allMatch(row -> row.tau() >= 0);
    if (!bound.holds() || !positive) {
      return none(StepRule.exceeds(bound));
    }
    Set<Condition> conditions = Assumptions.with(diffusion.flux(), sign, bound);
    if (!plain) {
      conditions.add(weights);
    }
    return new Facts(
        in.get(0).norm().then(1, conditions, ""),
        lipschitz(diffusion, conditions, in.get(0)),
        descent(diffusion, conditions, in.get(0)));
  }

  private static Gain lipschitz(Diffusion diffusion, Set<Condition> conditions, Facts state) {
    if (!diffusion.flux().constantDiffusivity()) {
      return Gain.unknown("frozen diffusivities depend on the start of the cycle;"
          + " nonexpansiveness is not claimed");
    }
    Sector sector = diffusion.flux().sector();
    return state.lipschitz().then(
        1, with(conditions, new Nonnegative(CONSTANT, sector.lo() - sector.hi())), "");
  }

  private static Descent descent(Diffusion diffusion, Set<Condition> conditions, Facts state) {
    return diffusion.flux().decreasingDiffusivity()
        ? state.descent().then(diffusion, -1, with(conditions, new Nonnegative(DECREASING, 0)))
        : new Descent.Unknown("the diffusivity is not decreasing");
  }

  private static Set<Condition> with(Set<Condition> conditions, Condition further) {
    Set<Condition> all = new LinkedHashSet<>(conditions);
    all.add(further);
    return all;
  }

  private static Facts none(String reason) {
    return new Facts(Gain.unknown(reason), Gain.unknown(reason), new Descent.Unknown(reason));
  }
}
