package org.residua.verification.certificate;

import java.util.List;

/**
 * A computation by the numbers that theorems use: what a claim is proven from, and proven again, without the
 * computation itself.
 *
 * @param inputs the number of inputs, the state first
 * @param operators the linear operators, each once
 * @param diffusions the diffusions, each once
 * @param derivation the computation line by line, with one result
 */
public record Proof(int inputs, List<OperatorBound> operators, List<DiffusionBounds> diffusions,
    Derivation derivation) {

  /** Copies the lists. */
  public Proof {
    operators = List.copyOf(operators);
    diffusions = List.copyOf(diffusions);
  }
}
