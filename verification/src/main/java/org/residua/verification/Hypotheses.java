package org.residua.verification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.residua.api.block.Row;
import org.residua.api.block.StepLimit;
import org.residua.api.flux.Sector;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FluxBounds;
import org.residua.verification.certificate.OperatorBound;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/** The hypotheses of a proven claim in words, each once, with their numbers. */
final class Hypotheses {

  /** Of a step beyond its theorem in a network whose other factors make up for it. */
  private static final String ALONE = ": alone it may grow, which its factor counts";

  private final PolynomialBounds bounds;
  private final Proof proof;
  private final Claim claim;
  private final Set<String> texts = new LinkedHashSet<>();

  private Hypotheses(PolynomialBounds bounds, Claim claim) {
    this.bounds = bounds;
    this.proof = bounds.proof();
    this.claim = claim;
  }

  static List<String> of(PolynomialBounds bounds, Claim claim) {
    if (claim == Claim.MAXIMUM_PRINCIPLE) {
      return RangeHypotheses.of(bounds.proof());
    }
    Hypotheses hypotheses = new Hypotheses(bounds, claim);
    LiveLines.visit(bounds.proof(), claim, hypotheses::add);
    return List.copyOf(hypotheses.texts);
  }

  private void add(ProofLine line) {
    switch (line) {
      case ProofLine.Iterated table -> add(table);
      case ProofLine.Applied applied -> {
        OperatorBound operator = proof.operators().get(applied.operator());
        texts.add(operator.assumed() ? assumption(operator) : bound(operator));
      }
      case ProofLine.Activated activated -> layer(activated.flux(), claim == Claim.NORM_DECREASING
          ? "Phi(s)/s" : "Phi'", claim == Claim.NORM_DECREASING ? activated.flux().sector() : activated.flux().slope());
      case ProofLine.Solved system -> {
        OperatorBound operator = proof.operators().get(system.operator());
        if (operator.assumed()) {
          texts.add(assumption(operator));
        }
        boolean pulled = system.target() >= 0;
        boolean constant = system.data().weights() == DiffusionBounds.Weights.CONSTANT;
        texts.add(String.format(Locale.ROOT, "(I + tau (K^T w K%s)) x = b%s with w >= 0, tau = %s >= 0, K = %s%s",
            pulled ? " + C" : "", pulled ? " + tau C f" : "", system.tau(), operator.name(),
            constant ? ", C = " + system.data().largest() : ""));
        switch (claim) {
          case ENERGY_DECREASING -> texts.add("w = g(K b), and g does not increase");
          case NONEXPANSIVE -> texts.add("w does not move with the state");
          case NORM_DECREASING, MOMENTUM_DECREASING, POWER_BOUNDED, MAXIMUM_PRINCIPLE, UNKNOWN -> { }
        }
      }
      case ProofLine.Implicit step -> add(step);
      case ProofLine.TwoStep steps -> add(steps);
      case ProofLine.Weighing weighing -> layer(weighing.flux(), "g", weighing.flux().sector());
      case ProofLine.Input _, ProofLine.Multiplied _, ProofLine.Divided _, ProofLine.Combined _, ProofLine.Biased _,
          ProofLine.Carried _, ProofLine.Repeated _, ProofLine.Opaque _ -> { }
    }
  }

  private void add(ProofLine.Implicit step) {
    DiffusionBounds diffusion = proof.diffusions().get(step.diffusion());
    OperatorBound operator = proof.operators().get(diffusion.operator());
    FluxBounds flux = diffusion.flux();
    assumed(flux);
    if (operator.assumed()) {
      texts.add(assumption(operator));
    }
    boolean pulled = step.target() >= 0;
    texts.add(String.format(Locale.ROOT, "v = u - tau (K^T Phi(K v)%s), tau = %s > 0, K = %s, Phi = %s%s", pulled
        ? " + C (v - f)" : "",
        step.tau(), operator.name(), flux.name(),
        diffusion.weights() == DiffusionBounds.Weights.CONSTANT ? ", C = " + diffusion.largestWeight() : ""));
    switch (claim) {
      case NORM_DECREASING -> {
        infimum("g", flux.sector().lo());
        texts.add("the result solves the linear system with g at the last iterate, at any tolerance and after any outcome; where"
            + " rounding makes that system indefinite it is the start");
      }
      case ENERGY_DECREASING -> {
        infimum("g", flux.sector().lo());
        texts.add("g does not increase");
        texts.add("the last iterate w, with which the result is computed, has ||w - u||^2 / 2 + tau E(w) <= tau E(u): the solver"
            + " takes u itself where it does not know that");
      }
      case NONEXPANSIVE -> {
        infimum("Phi'", flux.slope().lo());
        texts.add(inexact(step));
      }
      case MOMENTUM_DECREASING, POWER_BOUNDED, MAXIMUM_PRINCIPLE, UNKNOWN ->
          throw new IllegalArgumentException("an implicit step has no " + claim.text() + " claim");
    }
  }

  private void add(ProofLine.TwoStep steps) {
    DiffusionBounds diffusion = proof.diffusions().get(steps.diffusion());
    FluxBounds flux = diffusion.flux();
    assumed(flux);
    if (proof.operators().get(diffusion.operator()).assumed()) {
      texts.add(assumption(proof.operators().get(diffusion.operator())));
    }
    double square = bounds.squaredNorm(diffusion);
    texts.add(String.format(Locale.ROOT, "u_1 = a (u_0 + tau F(u_0)) + b u_0 with a = %s, tau = %s; u_{k+1} = a (u_k + "
        + "tau F(u_k)) + b u_{k-1} with a = %s, b = %s, tau = %s, %d "
        + "times", steps.first().a(), steps.first().tau(), steps.row().a(),
        steps.row().b(), steps.row().tau(), steps.times()));
    switch (claim) {
      case NORM_DECREASING, NONEXPANSIVE, POWER_BOUNDED -> {
        boolean norm = claim != Claim.NONEXPANSIVE;
        Sector range = norm ? flux.sector() : flux.slope();
        infimum(norm ? "g" : "Phi'", range.lo());
        texts.add(TwoStepRule.text(bounds, norm ? Measure.NORM : Measure.DISTANCE, steps));
      }
      case ENERGY_DECREASING, MOMENTUM_DECREASING ->
          texts.add(String.format(Locale.ROOT, "s L_E <= 2(1 - |beta|), s = a tau, beta = a"
          + " - 1, L_E = L+ ||K||^2 + max c, L+ = %s, ||K||^2 <= %s, max c = %s: E(u_k) + %s ||u_k - u_{k-1}||^2 does not grow",
          Math.max(0, flux.slope().hi()), square, diffusion.largestWeight(), TwoStepRule.weight(steps)));
      case MAXIMUM_PRINCIPLE, UNKNOWN -> throw new IllegalArgumentException("no " + claim.text()
          + " claim is put into words here");
    }
  }

  private void layer(FluxBounds flux, String what, Sector range) {
    assumed(flux);
    texts.add(flux.name() + ": " + what + " in [" + range.lo() + ", " + range.hi() + "]");
  }

  /** What is taken on trust: nothing for a built-in flux, all bounds of a user's own. */
  private void assumed(FluxBounds flux) {
    if (flux.assumed()) {
      texts.add(assumption(flux));
    }
  }

  /** What is taken on trust of a user's own flux. */
  static String assumption(FluxBounds flux) {
    return String.format(Locale.ROOT, "ASSUMED, not proven: %s has Phi(s)/s in [%s, %s], Phi' in [%s, %s]%s",
        flux.name(), flux.sector().lo(), flux.sector().hi(), flux.slope().lo(), flux.slope().hi(),
        flux.decreasing() ? ", a decreasing even diffusivity" : "");
  }

  /** What the distance of two results is off by: part of the claim, for its theorem is about fixed points. */
  static String inexact(ProofLine.Implicit step) {
    return "up to the solver: where it converged, v is off by at most its residual, " + step.accepted()
        + " of the largest norm that goes in";
  }

  /** What is taken on trust of a user's own operator. */
  static String assumption(OperatorBound operator) {
    return "ASSUMED, not proven: " + bound(operator) + ", that it is linear and its adjoint the transpose";
  }

  private static String bound(OperatorBound operator) {
    return "||" + operator.name() + "|| <= " + operator.norm();
  }

  private void add(ProofLine.Iterated table) {
    DiffusionBounds diffusion = bounds.diffusion(table);
    FluxBounds flux = diffusion.flux();
    assumed(flux);
    if (proof.operators().get(diffusion.operator()).assumed()) {
      texts.add(assumption(proof.operators().get(diffusion.operator())));
    }
    if (!table.frozen() && table.rows().stream().allMatch(Row::plain)) {
      steps(table, diffusion);
      return;
    }
    texts.add("inf g = " + flux.sector().lo() + " >= 0");
    double square = bounds.squaredNorm(diffusion);
    texts.add(String.format(Locale.ROOT, "|p| <= 1 on [0, rho], rho = g_max ||K||^2, g_max = %s, ||K||^2 <= %s",
        flux.sector().hi(), square));
    texts.add(bounds.of(table).text());
    texts.add(flux.constant() ? "g is constant" : "the diffusivities of the start are kept within the cycle");
    if (claim == Claim.ENERGY_DECREASING) {
      texts.add("g does not increase");
    }
  }

  private void steps(ProofLine.Iterated table, DiffusionBounds diffusion) {
    FluxBounds flux = diffusion.flux();
    switch (claim) {
      case NORM_DECREASING -> {
        infimum("g", flux.sector().lo());
        limit(table, diffusion, "g_max", flux.sector().hi(), 2 * diffusion.largestWeight());
      }
      case NONEXPANSIVE -> {
        infimum("Phi'", flux.slope().lo());
        limit(table, diffusion, "L", flux.slope().hi(), diffusion.largestWeight());
      }
      case ENERGY_DECREASING ->
          limit(table, diffusion, "L+", Math.max(0, flux.slope().hi()), diffusion.largestWeight());
      case MOMENTUM_DECREASING, POWER_BOUNDED, MAXIMUM_PRINCIPLE, UNKNOWN ->
          throw new IllegalArgumentException("plain steps have no " + claim.text() + " claim");
    }
  }

  private void limit(
      ProofLine.Iterated table, DiffusionBounds diffusion, String name, double constant, double data) {
    double square = bounds.squaredNorm(diffusion);
    double least = table.rows().stream().mapToDouble(Row::tau).min().orElseThrow();
    double largest = table.rows().stream().mapToDouble(Row::tau).max().orElseThrow();
    double limit = StepLimit.largest(constant, square, data);
    boolean within = least >= 0 && largest <= limit;
    texts.add(String.format(Locale.ROOT, "tau = %s %s %s = 2/(%s ||K||^2%s), %s = %s, ||K||^2 <= %s%s",
        least < 0 ? least : largest, within ? "<=" : "outside 0 ..", limit, name, data == 0 ? "" : " + " + data,
        name, constant, square, within ? "" : ALONE));
  }

  private void infimum(String what, double value) {
    texts.add("inf " + what + " = " + value + (value >= 0 ? " >= 0" : " < 0" + ALONE));
  }
}
