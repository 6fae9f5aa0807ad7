package org.residua.cli.report;

import static org.residua.cli.report.Html.escape;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residua.verification.Certification;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;

/**
 * The claims in words: what is proven from which numbers, what is not and why; those about two-step methods where they hold,
 * the maximum principle where it holds or samples were missing.
 */
final class Claims {

  private Claims() {}

  static String of(Certification certification, int missing) {
    return text(Claim.NORM_DECREASING, certification)
        + text(Claim.ENERGY_DECREASING, certification)
        + text(Claim.NONEXPANSIVE, certification)
        + Stream.of(Claim.MAXIMUM_PRINCIPLE, Claim.MOMENTUM_DECREASING, Claim.POWER_BOUNDED)
            .filter(claim -> certification.of(claim).proven() || (claim == Claim.MAXIMUM_PRINCIPLE && missing > 0))
            .map(claim -> text(claim, certification)).collect(Collectors.joining())
        + "  <p class=\"note\">The theorems are those of exact arithmetic; the last line of each says what rounding"
        + " adds.</p>\n";
  }

  /** A claim in plain words. */
  static String plain(Claim claim) {
    return switch (claim) {
      case NORM_DECREASING -> "the norm never grows";
      case ENERGY_DECREASING -> "the energy never grows";
      case NONEXPANSIVE -> "two signals never move apart";
      case MOMENTUM_DECREASING -> "the energy with momentum never grows";
      case POWER_BOUNDED -> "the norm stays within a known factor";
      case MAXIMUM_PRINCIPLE -> "no sample leaves the range of the signal";
      case UNKNOWN -> "nothing";
    };
  }

  private static String meaning(Claim claim) {
    return switch (claim) {
      case NORM_DECREASING -> "Nothing is amplified: whatever signal goes in, the Euclidean norm of the result is at most"
          + " that of the signal. The computation cannot blow up.";
      case ENERGY_DECREASING -> "The result is at least as smooth, measured by the energy that the diffusion descends on.";
      case NONEXPANSIVE -> "A small change of the signal changes the result by no more than itself: the Lipschitz constant"
          + " is at most 1.";
      case MOMENTUM_DECREASING -> "What the energy may gain from one step to the next it had lost before: with that of the momentum"
          + " added it only falls.";
      case POWER_BOUNDED -> "However many steps are taken, the norm of the result is at most that of the signal times one factor.";
      case MAXIMUM_PRINCIPLE -> "Each sample of the result lies between the least and the greatest sample of the signal."
          + " Samples that were missing begin between their neighbours, so that these are samples that were there.";
      case UNKNOWN -> "";
    };
  }

  private static String text(Claim claim, Certification certification) {
    Certificate certificate = certification.of(claim);
    String plain = plain(claim);
    String title = Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    StringBuilder html = new StringBuilder("  <article class=\"claim ")
        .append(certificate.proven() ? "proven" : "open").append("\">\n    <h3>").append(title)
        .append(" <span class=\"tag\">").append(certificate.proven() ? "&#10003; proven" : "&#8211; not claimed")
        .append("</span></h3>\n    <p>").append(certificate.proven() ? "" : "This would say: ")
        .append(meaning(claim)).append("</p>\n");
    if (certificate.proven()) {
      html.append("    <p>It holds ").append(escape(certificate.horizon().text())).append(", because</p>\n");
      list(html, certificate.hypotheses());
    } else {
      html.append("    <p>Why not: ").append(Html.formula(String.join("; ", certificate.hypotheses())))
          .append(".</p>\n");
    }
    return html.append("  </article>\n").toString();
  }

  private static void list(StringBuilder html, List<String> hypotheses) {
    html.append("    <ul>\n");
    hypotheses.forEach(text -> html.append("      <li>").append(Html.formula(text)).append("</li>\n"));
    html.append("    </ul>\n");
  }
}
