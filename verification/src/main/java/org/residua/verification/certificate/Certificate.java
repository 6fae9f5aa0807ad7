package org.residua.verification.certificate;

import java.util.List;
import java.util.Optional;

/**
 * A claim with its bound, its horizon, its hypotheses in words, and the proof with every number it rests on.
 *
 * <p>It stands alone: a checker proves the claim again from the stored numbers. The theorems are statements of exact
 * arithmetic; the last hypothesis says how far a floating-point step is off.
 *
 * @param claim what is claimed
 * @param norm the norm or functional that was asked about, such as {@code Euclidean}
 * @param bound the factor of the claim, 1 for decreasing and nonexpansive, {@code F} for power-bounded; NaN for unknown
 * @param horizon when the claim holds
 * @param hypotheses the hypotheses in words; for unknown the reason, first
 * @param domains the admissible values of all parameters, where the claim is about every one of them; empty where it is
 *     about the numbers of now
 * @param proof the numbers; absent for unknown
 * @param seal SHA-256 of all of this, which shows that no number was changed afterwards; empty for unknown
 */
public record Certificate(Claim claim, String norm, double bound, Horizon horizon,
    List<String> hypotheses, List<String> domains, Optional<Proof> proof, String seal) {

  /** Copies the lists. */
  public Certificate {
    hypotheses = List.copyOf(hypotheses);
    domains = List.copyOf(domains);
  }

  /** An honest answer when nothing is proven. */
  public static Certificate unknown(String norm, String reason) {
    return unknown(norm, List.of(reason));
  }

  /** The same for several reasons, each of which stands in the way of a claim. */
  public static Certificate unknown(String norm, List<String> reasons) {
    return new Certificate(Claim.UNKNOWN, norm, Double.NaN, Horizon.NONE, reasons, List.of(), Optional.empty(), "");
  }

  /** Whether it is about every admissible value of the parameters, and so holds before, during and after training. */
  public boolean structural() {
    return !domains.isEmpty();
  }

  /** Whether something is proven. */
  public boolean proven() {
    return claim != Claim.UNKNOWN;
  }

  /**
   * One sentence: {@code Proven: the Euclidean norm never grows (norm-decreasing), after every step, for these numbers.}, or
   * that nothing is known of the {@link #norm}, with the reason.
   */
  @Override
  public String toString() {
    if (!proven()) {
      return "Unknown: nothing is proven" + (norm.equals(Claim.UNKNOWN.norm()) ? "" : " of the " + subject())
          + (hypotheses.isEmpty() ? "." : ", because " + String.join("; ", hypotheses) + ".");
    }
    return "Proven: " + claim.sentence() + (bound == 1 ? "" : " by more than the factor " + bound) + " (" + claim.text() + "), "
        + horizon.text() + ", for " + (structural() ? "every admissible value of the parameters." : "these numbers.");
  }

  private String subject() {
    return norm.equals(Claim.NORM_DECREASING.norm()) ? norm + " norm" : norm;
  }
}
