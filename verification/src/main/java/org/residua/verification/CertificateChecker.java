package org.residua.verification;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.certificate.Certificate;
import org.residua.api.certificate.Claim;
import org.residua.api.certificate.Condition;

/**
 * Checks a certificate again from its stored numbers alone, without the network: every inequality is
 * evaluated anew, and the kinds of inequalities that the claim rests on must be there.
 */
public final class CertificateChecker {

  private CertificateChecker() {}

  /** What is wrong with the certificate; empty when it stands. An unknown always stands. */
  public static List<String> check(Certificate certificate) {
    List<String> faults = new ArrayList<>();
    for (Condition condition : certificate.conditions()) {
      if (!condition.holds()) {
        faults.add("does not hold: " + condition.text());
      }
    }
    switch (certificate.claim()) {
      case NORM_DECREASING -> {
        requireBounds(certificate, List.of("g_max"), faults);
        requireSign(certificate, stepped(certificate), "g", faults);
      }
      case NONEXPANSIVE -> {
        // A cycle is nonexpansive for a constant diffusivity only, and rests on the bound with g_max then.
        requireBounds(certificate, List.of("L", "g_max"), faults);
        requireSign(certificate, has(certificate, "L"), "Phi'", faults);
        requireSign(certificate, has(certificate, "g_max") || cyclic(certificate), CycleRule.CONSTANT, faults);
      }
      case ENERGY_DECREASING -> {
        // A frozen cycle is majorised by its quadratic form, and rests on the bound with g_max then.
        requireBounds(certificate, List.of("L+", "g_max"), faults);
        requireSign(certificate, has(certificate, "g_max") || cyclic(certificate), "g", faults);
        requireSign(certificate, has(certificate, "g_max") || cyclic(certificate), CycleRule.DECREASING, faults);
      }
      case UNKNOWN -> {
        if (certificate.hypotheses().isEmpty()) {
          faults.add("an unknown without a reason");
        }
      }
    }
    return List.copyOf(faults);
  }

  private static boolean stepped(Certificate certificate) {
    return certificate.conditions().stream().anyMatch(condition -> condition instanceof Condition.StepBound);
  }

  private static boolean cyclic(Certificate certificate) {
    return certificate.conditions().stream()
        .anyMatch(condition -> condition instanceof Condition.BoxFilterWeights);
  }

  private static boolean has(Certificate certificate, String constant) {
    return certificate.conditions().stream().anyMatch(condition ->
        condition instanceof Condition.StepBound bound && bound.name().equals(constant));
  }

  private static void requireBounds(
      Certificate certificate, List<String> admissible, List<String> faults) {
    boolean factors = certificate.claim() != Claim.ENERGY_DECREASING
        && certificate.conditions().stream().anyMatch(condition -> condition instanceof Condition.Factors);
    if (!stepped(certificate) && !factors) {
      faults.add("no step bound and no factor is stored that " + certificate.claim().text() + " could rest on");
    }
    for (Condition condition : certificate.conditions()) {
      if (condition instanceof Condition.StepBound bound && !admissible.contains(bound.name())) {
        faults.add("a step bound with " + bound.name() + " does not prove "
            + certificate.claim().text());
      }
      if (condition instanceof Condition.Factors product && product.bound() > 1) {
        faults.add("factors of at most " + product.bound() + " do not prove " + certificate.claim().text());
      }
    }
    if (certificate.bound() != 1) {
      faults.add("a bound of " + certificate.bound() + " where " + certificate.claim().text()
          + " means 1");
    }
  }

  private static void requireSign(Certificate certificate, boolean needed, String of, List<String> faults) {
    boolean sign = certificate.conditions().stream().anyMatch(condition ->
        condition instanceof Condition.Nonnegative n && n.name().equals(of));
    if (needed && !sign) {
      faults.add("the sign of " + of + " is not among the conditions");
    }
  }
}
