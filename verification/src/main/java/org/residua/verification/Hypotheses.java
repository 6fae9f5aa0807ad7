package org.residua.verification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.residua.api.block.Row;
import org.residua.api.block.StepLimit;
import org.residua.api.certificate.Claim;
import org.residua.api.certificate.Derivation;
import org.residua.api.certificate.DiffusionBounds;
import org.residua.api.certificate.FluxBounds;
import org.residua.api.certificate.Proof;
import org.residua.api.certificate.ProofLine;
import org.residua.api.flux.Sector;

/** The hypotheses of a proven claim in words, each once, with their numbers. */
final class Hypotheses {

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
    Hypotheses hypotheses = new Hypotheses(bounds, claim);
    hypotheses.add(bounds.proof().derivation());
    return List.copyOf(hypotheses.texts);
  }

  private void add(Derivation derivation) {
    for (ProofLine line : derivation.lines()) {
      switch (line) {
        case ProofLine.Iterated table -> add(table);
        case ProofLine.Repeated repeat -> add(repeat.body());
        case ProofLine.Applied applied -> {
          double norm = proof.operators().get(applied.operator()).norm();
          texts.add("||" + proof.operators().get(applied.operator()).name() + "|| <= " + norm);
        }
        case ProofLine.Activated activated -> layer(activated.flux(), claim == Claim.NORM_DECREASING
            ? activated.flux().sector() : activated.flux().slope());
        case ProofLine.Weighing weighing -> layer(weighing.flux(), weighing.flux().sector());
        case ProofLine.Input _, ProofLine.Multiplied _, ProofLine.Combined _, ProofLine.Biased _,
            ProofLine.Carried _ -> { }
      }
    }
  }

  private void layer(FluxBounds flux, Sector range) {
    assumed(flux);
    texts.add(flux.name() + (claim == Claim.NORM_DECREASING ? ": Phi(s)/s in [" : ": Phi' in [")
        + range.lo() + ", " + range.hi() + "]");
  }

  /** What is taken on trust: nothing for a built-in flux, all bounds of a user's own. */
  private void assumed(FluxBounds flux) {
    if (flux.assumed()) {
      texts.add(String.format(Locale.ROOT, "ASSUMED, not proven: %s has Phi(s)/s in [%s, %s], Phi' in [%s, %s]%s",
          flux.name(), flux.sector().lo(), flux.sector().hi(), flux.slope().lo(), flux.slope().hi(),
          flux.decreasing() ? ", a decreasing even diffusivity" : ""));
    }
  }

  private void add(ProofLine.Iterated table) {
    DiffusionBounds diffusion = bounds.diffusion(table);
    FluxBounds flux = diffusion.flux();
    assumed(flux);
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
        texts.add("inf g = " + flux.sector().lo() + " >= 0");
        limit(table, diffusion, "g_max", flux.sector().hi(), 2 * diffusion.largestWeight());
      }
      case NONEXPANSIVE -> {
        texts.add("inf Phi' = " + flux.slope().lo() + " >= 0");
        limit(table, diffusion, "L", flux.slope().hi(), diffusion.largestWeight());
      }
      case ENERGY_DECREASING ->
          limit(table, diffusion, "L+", Math.max(0, flux.slope().hi()), diffusion.largestWeight());
      case UNKNOWN -> throw new IllegalArgumentException("an unknown has no hypotheses but its reason");
    }
  }

  private void limit(
      ProofLine.Iterated table, DiffusionBounds diffusion, String name, double constant, double data) {
    double square = bounds.squaredNorm(diffusion);
    double largest = table.rows().stream().mapToDouble(Row::tau).max().orElseThrow();
    texts.add(String.format(Locale.ROOT, "tau = %s <= %s = 2/(%s ||K||^2%s), %s = %s, ||K||^2 <= %s",
        largest, StepLimit.largest(constant, square, data), name, data == 0 ? "" : " + " + data,
        name, constant, square));
  }
}
