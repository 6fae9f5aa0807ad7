package org.residua.verification;

import java.util.List;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;

/**
 * What is proven about a network, claim by claim; each part is a certificate or an unknown with its reason.
 *
 * @param norm Euclidean norm decrease
 * @param energy energy decrease
 * @param nonexpansive nonexpansiveness
 * @param momentum decrease of the energy with momentum
 * @param powers power-boundedness
 * @param range the maximum principle
 * @param digest SHA-256 of what is certified: structure, operators with their weights and boundaries, fluxes, rows, data
 *     terms; in lower-case hex
 */
public record Certification(Certificate norm, Certificate energy, Certificate nonexpansive, Certificate momentum,
    Certificate powers, Certificate range, String digest) {

  /** Nothing is proven, for one reason. */
  static Certification unknown(String reason) {
    return new Certification(Certificate.unknown(Claim.NORM_DECREASING.norm(), reason),
        Certificate.unknown(Claim.ENERGY_DECREASING.norm(), reason),
        Certificate.unknown(Claim.NONEXPANSIVE.norm(), reason), Certificate.unknown(Claim.MOMENTUM_DECREASING.norm(), reason),
        Certificate.unknown(Claim.POWER_BOUNDED.norm(), reason), Certificate.unknown(Claim.MAXIMUM_PRINCIPLE.norm(), reason), "");
  }

  /** The certificate of a claim, or an unknown with the reason why it is not proven. */
  public Certificate of(Claim claim) {
    return switch (claim) {
      case NORM_DECREASING -> norm;
      case ENERGY_DECREASING -> energy;
      case NONEXPANSIVE -> nonexpansive;
      case MOMENTUM_DECREASING -> momentum;
      case POWER_BOUNDED -> powers;
      case MAXIMUM_PRINCIPLE -> range;
      case UNKNOWN -> Certificate.unknown(claim.norm(), "no claim was asked for");
    };
  }

  /** A line for each claim, a sentence each. */
  @Override
  public String toString() {
    return "norm: " + norm + "\nenergy: " + energy + "\ndistance: " + nonexpansive
        + "\nmomentum: " + momentum + "\npowers: " + powers + "\nrange: " + range;
  }

  /**
   * The first proven one of norm decrease, energy decrease, nonexpansiveness, power-boundedness, maximum principle; else the
   * unknown norm.
   */
  public Certificate strongest() {
    return List.of(norm, energy, nonexpansive, powers, range).stream()
        .filter(Certificate::proven).findFirst().orElse(norm);
  }
}
