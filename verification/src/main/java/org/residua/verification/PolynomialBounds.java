package org.residua.verification;

import java.util.IdentityHashMap;
import java.util.Optional;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.block.Argument;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/** The bounds of the tables of one proof, each found once: an evaluation may take a second. Not thread safe. */
final class PolynomialBounds {

  private final Proof proof;
  private final IdentityHashMap<ProofLine.Iterated, PolynomialBound> found = new IdentityHashMap<>();

  PolynomialBounds(Proof proof) {
    this.proof = proof;
  }

  Proof proof() {
    return proof;
  }

  /** The diffusion of a table. */
  DiffusionBounds diffusion(ProofLine.Iterated table) {
    return proof.diffusions().get(table.diffusion());
  }

  /** {@code ||K||^2}, rounded up. */
  double squaredNorm(DiffusionBounds diffusion) {
    double norm = proof.operators().get(diffusion.operator()).norm();
    return RoundedUp.multiply(norm, norm);
  }

  /** The bound of the polynomial of a table. */
  PolynomialBound of(ProofLine.Iterated table) {
    DiffusionBounds diffusion = diffusion(table);
    return found.computeIfAbsent(table, _ -> PolynomialBound.of(
        table.rows(), argument(table), diffusion.flux().sector().hi(), squaredNorm(diffusion)));
  }

  /** From two iterates only a bound of each row by itself is one of the norm: the polynomials are two. */
  private static Argument argument(ProofLine.Iterated table) {
    return table.twoStep() ? new Argument.EachRow() : table.argument();
  }

  /** Why no theorem bounds a table whose diffusivities do not change within the cycle; empty where one does. */
  Optional<String> refusal(ProofLine.Iterated table) {
    DiffusionBounds diffusion = diffusion(table);
    if (diffusion.weights() != DiffusionBounds.Weights.NONE) {
      return Optional.of("no theorem is known for an accelerated or frozen cycle with a data term");
    }
    if (diffusion.flux().sector().lo() < 0) {
      return Optional.of("the diffusivity takes negative values; no claim about frozen cycles holds");
    }
    PolynomialBound bound = of(table);
    return bound.proven() ? Optional.empty() : Optional.of(bound.text());
  }
}
