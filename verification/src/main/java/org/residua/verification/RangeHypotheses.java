package org.residua.verification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.residua.api.block.Row;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FluxBounds;
import org.residua.verification.certificate.OperatorBound;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/** The hypotheses of a proven maximum principle in words, each once, with their numbers; {@link Ranges} has the theorems. */
final class RangeHypotheses {

  private final Proof proof;
  private final Set<String> texts = new LinkedHashSet<>();

  private RangeHypotheses(Proof proof) {
    this.proof = proof;
  }

  static List<String> of(Proof proof) {
    RangeHypotheses hypotheses = new RangeHypotheses(proof);
    LiveLines.visit(proof, Claim.MAXIMUM_PRINCIPLE, hypotheses::add);
    return List.copyOf(hypotheses.texts);
  }

  private void add(ProofLine line) {
    switch (line) {
      case ProofLine.Iterated table -> rows(table.rows(), proof.diffusions().get(table.diffusion()));
      case ProofLine.TwoStep steps -> rows(steps.rows(), proof.diffusions().get(steps.diffusion()));
      case ProofLine.Solved system -> system(proof.operators().get(system.operator()), system.tau(), system.target() >= 0);
      case ProofLine.Implicit step -> {
        DiffusionBounds diffusion = proof.diffusions().get(step.diffusion());
        flux(diffusion.flux(), "inf g = " + diffusion.flux().sector().lo() + " >= 0");
        system(proof.operators().get(diffusion.operator()), step.tau(), step.target() >= 0);
        texts.add("the result solves that system with w = g at the last iterate, at any tolerance and after any outcome;"
            + " where rounding makes it indefinite it is the start");
      }
      case ProofLine.Applied applied -> differences(proof.operators().get(applied.operator()));
      case ProofLine.Activated activated -> flux(activated.flux(), range(activated.flux(), "Phi(s)/s"));
      case ProofLine.Weighing weighing -> flux(weighing.flux(), range(weighing.flux(), "g"));
      case ProofLine.Combined sum -> texts.add("sums of values have weights that are together 1, " + (sum.coefficients().stream()
          .allMatch(c -> c >= 0) ? "none negative" : "and what a step takes from a sample is at most what is there"));
      case ProofLine.Input _, ProofLine.Carried _, ProofLine.Repeated _, ProofLine.Multiplied _, ProofLine.Divided _,
          ProofLine.Biased _, ProofLine.Opaque _ -> { }
    }
  }

  private void rows(List<Row> rows, DiffusionBounds diffusion) {
    OperatorBound operator = proof.operators().get(diffusion.operator());
    FluxBounds flux = diffusion.flux();
    flux(flux, "inf g = " + flux.sector().lo() + " >= 0");
    differences(operator);
    texts.add(String.format(Locale.ROOT, "tau = %s <= %s = 1/(g_max d%s), g_max = %s, d = %s%s: a step is a mean",
        rows.stream().mapToDouble(Row::tau).max().orElseThrow(), Ranges.limit(diffusion, operator),
        diffusion.largestWeight() == 0 ? "" : " + max c", flux.sector().hi(), Incidence.degree(operator).doubleValue(),
        Ranges.data(diffusion)));
    if (!rows.stream().allMatch(Row::plain)) {
      texts.add("rows extrapolate nothing: a, b, c >= 0 and a + b + c = 1");
    }
  }

  private void system(OperatorBound operator, double tau, boolean pulled) {
    differences(operator);
    texts.add(String.format(Locale.ROOT, "(I + tau (K^T w K%s)) x = b%s with w >= 0, tau = %s >= 0: an M-matrix",
        pulled ? " + C" : "", pulled ? " + tau C f, C >= 0" : "", tau));
  }

  private void differences(OperatorBound operator) {
    texts.add(String.format(Locale.ROOT,
        "K = %s: each row is a difference c (u_j - u_i), or 0; the diagonal of K^T K is at most d = %s",
        operator.name(), Incidence.degree(operator).doubleValue()));
  }

  private static String range(FluxBounds flux, String what) {
    return flux.name() + ": " + what + " in [" + flux.sector().lo() + ", " + flux.sector().hi() + "]";
  }

  private void flux(FluxBounds flux, String text) {
    if (flux.assumed()) {
      texts.add(Hypotheses.assumption(flux));
    }
    texts.add(text);
  }
}
