package org.residua.api.certificate;

import java.util.List;

/**
 * A claim with its bound, horizon, hypotheses and the numbers that prove it.
 *
 * <p>The theorems are statements of exact arithmetic; a floating-point step adds its rounding error. The
 * conditions can be checked again from their stored numbers alone.
 *
 * @param claim what is claimed
 * @param norm the norm or functional that the claim is about, such as {@code Euclidean}
 * @param bound the factor of the claim, 1 for decreasing and nonexpansive; NaN for unknown
 * @param horizon when the claim holds: after every step, at the end of a cycle, of the network
 * @param hypotheses the hypotheses in words; for unknown the reason, first
 * @param conditions the numbers, each an inequality that holds; empty for unknown
 */
public record Certificate(Claim claim, String norm, double bound, String horizon,
    List<String> hypotheses, List<Condition> conditions) {

  /** Copies the lists; refuses a claim whose stored numbers do not prove it. */
  public Certificate {
    hypotheses = List.copyOf(hypotheses);
    conditions = List.copyOf(conditions);
    if (claim != Claim.UNKNOWN) {
      for (Condition condition : conditions) {
        if (!condition.holds()) {
          throw new IllegalArgumentException(
              claim.text() + " is not proven: " + condition.text() + " does not hold");
        }
      }
    }
  }

  /** An honest answer when nothing is proven. */
  public static Certificate unknown(String norm, String reason) {
    return new Certificate(Claim.UNKNOWN, norm, Double.NaN, "none", List.of(reason), List.of());
  }

  /** Whether something is proven. */
  public boolean proven() {
    return claim != Claim.UNKNOWN;
  }
}
