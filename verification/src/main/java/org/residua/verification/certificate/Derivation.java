package org.residua.verification.certificate;

import java.util.List;

/**
 * Lines in order, and which of them are the results.
 *
 * @param lines each names earlier ones only
 * @param results the lines that are handed out
 */
public record Derivation(List<ProofLine> lines, List<Integer> results) {

  /** Copies the lists. */
  public Derivation {
    lines = List.copyOf(lines);
    results = List.copyOf(results);
  }
}
