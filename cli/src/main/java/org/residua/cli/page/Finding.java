package org.residua.cli.page;

import java.util.Locale;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;

/**
 * A sentence that claims something. It is written from what makes it true, and from nothing else: whoever turns the one round
 * turns the other.
 */
public sealed interface Finding {

  /** The sentence, without mark-up but that of its names. */
  String sentence();

  /** Whether it is true. */
  boolean holds();

  /** A measured number and a bound. */
  static Finding that(Quantity quantity, Relation relation, Quantity bound) {
    return new Comparison(quantity, relation, bound);
  }

  /** The same with a bound that is a number. */
  static Finding that(Quantity quantity, Relation relation, double bound) {
    return that(quantity, relation, Quantity.of(bound));
  }

  /**
   * A measured number lies to a bound as said.
   *
   * @param quantity what was measured
   * @param relation how it lies
   * @param bound to what
   */
  record Comparison(Quantity quantity, Relation relation, Quantity bound) implements Finding {

    @Override
    public boolean holds() {
      return relation.holds(quantity.value(), bound.value());
    }

    @Override
    public String sentence() {
      if (relation == Relation.EQUAL && bound.name().isEmpty() && holds()) {
        return upper(quantity.name()) + " is exactly **" + quantity.number(Rounded.DIGITS) + "**.";
      }
      int digits = relation.strict() ? Rounded.telling(quantity.value(), bound.value()) : Rounded.DIGITS;
      return upper(quantity.name()) + " is **" + quantity.number(digits) + "**, " + relation.words() + " "
          + (bound.name().isEmpty() ? bound.number(digits) : bound.name() + named(digits)) + ".";
    }

    /** Nothing after a name that begins with its number. */
    private String named(int digits) {
      boolean told = Character.isDigit(bound.name().charAt(0));
      return told ? "" : ", **" + bound.number(digits) + "**";
    }
  }

  /**
   * What the certifier says of a computation.
   *
   * @param subject the computation, in words
   * @param claim what was asked
   * @param certificate the answer
   * @param proven the answer that the page states
   */
  record Verdict(String subject, Claim claim, Certificate certificate, boolean proven) implements Finding {

    @Override
    public boolean holds() {
      return certificate.proven() == proven && (!proven || certificate.claim() == claim);
    }

    @Override
    public String sentence() {
      return proven
          ? "The certifier proves of " + subject + ": " + claim.sentence() + " (`" + claim.text() + "`)."
          : "The certifier does not prove of " + subject + " that " + claim.sentence() + " (`" + claim.text() + "`)"
              + (certificate.proven() ? "" : ", because " + String.join("; ", certificate.hypotheses())) + ".";
    }
  }

  private static String upper(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
