package org.residua.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.residua.api.graph.Architecture;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.Horizon;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * The reading of a block as a certificate: norm-decreasing, energy-decreasing, nonexpansive, the maximum principle, or an
 * honest unknown with its reason.
 *
 * <p>The computation is written down once as the lines of a proof, by the numbers that theorems use; the claims are
 * readings of these lines. Norm factors and Lipschitz constants multiply under composition and add in sums, so that a
 * convex combination of certified branches is certified; steps of a diffusion and maps
 * {@code u - K^T (w . K u)} are certified as one operation; energy decreases compose for one and the same energy. The
 * theorems are those of exact arithmetic.
 *
 * <p>Source: Alt, Peter, Weickert, Schrader (2021), theorem 1; Hafner et al. (2016) for frozen cycles.
 */
public final class Certifier {

  private final Recorder.Recorded recorded;
  private final PolynomialBounds bounds;
  private final String digest;
  private final List<String> domains;

  private Certifier(Recorder.Recorded recorded, List<String> domains) {
    this.recorded = recorded;
    this.domains = domains;
    this.bounds = new PolynomialBounds(recorded.proof());
    this.digest = digest(recorded.proof());
  }

  /** What is proven about an architecture with one output: input 0 is the state, further ones are held. */
  public static Certification certify(Architecture architecture) {
    requireOneOutput(architecture);
    return new Certifier(Recorder.record(architecture), List.of()).certification();
  }

  /**
   * What is proven about an architecture for every admissible value of its parameters: finite, each in its domain,
   * {@code ||K||^2} and {@code g_max} finite. Where every step is a fraction of the limit of its own diffusion, only
   * {@code tau g_max ||K||^2 <= 2} enters, which holds by construction: the certificate is the same before, during and after
   * training. Where a number outside such steps can change, nothing is proven.
   */
  public static Certification certifyStructure(Architecture architecture) {
    requireOneOutput(architecture);
    Optional<String> obstacle = Structural.obstacle(architecture);
    return obstacle.isPresent() ? Certification.unknown(obstacle.get())
        : new Certifier(Recorder.recordStructure(architecture), Structural.domains(architecture)).certification();
  }

  private static void requireOneOutput(Architecture architecture) {
    if (architecture.outputs().size() != 1) {
      throw new IllegalArgumentException("an architecture with " + architecture.outputs().size()
          + " outputs; certificates are about one output");
    }
  }

  private Certification certification() {
    Proof proof = recorded.proof();
    boolean held = proof.inputs() > 1;
    return new Certification(
        factor(Measure.NORM, held
            ? "||v|| <= max over the inputs of their norms" : "||v|| <= ||u||"),
        energy(),
        factor(Measure.DISTANCE,
            "||v(u) - v(w)|| <= ||u - w||" + (held ? ", held inputs kept" : "")),
        momentum(),
        powers(),
        range(),
        digest);
  }

  /** The last line, where a two-step method is all that the result comes from. */
  private Optional<ProofLine.TwoStep> method() {
    Derivation derivation = recorded.proof().derivation();
    return derivation.lines().get(derivation.results().get(0)) instanceof ProofLine.TwoStep steps
        && derivation.lines().get(steps.state()) instanceof ProofLine.Input input && input.index() == 0
        ? Optional.of(steps) : Optional.empty();
  }

  private Certificate momentum() {
    String norm = Claim.MOMENTUM_DECREASING.norm();
    if (method().isEmpty()) {
      return Certificate.unknown(norm, "no steps with momentum are taken from the first input on");
    }
    return switch (Energies.of(bounds)) {
      case Descent.Input _ -> Certificate.unknown(norm, "no step of a diffusion is taken");
      case Descent.Unknown unknown -> Certificate.unknown(norm, unknown.reason());
      case Descent.Fallen _ -> proven(Claim.MOMENTUM_DECREASING, String.format(Locale.ROOT,
          "E(u_k) + c ||u_k - u_{k-1}||^2 does not grow, c = %s, and is E(u) at the beginning",
          TwoStepRule.weight(method().get())), Optional.empty());
    };
  }

  private Certificate powers() {
    String norm = Claim.POWER_BOUNDED.norm();
    if (method().isEmpty()) {
      return Certificate.unknown(norm, "no two-step method is all that is done; norm-decreasing is the claim about others");
    }
    return switch (Factors.of(bounds, Measure.NORM)) {
      case Gain.Unknown unknown -> Certificate.unknown(norm, unknown.reason());
      case Gain.Bounded bounded -> proven(Claim.POWER_BOUNDED, "||u_k|| <= " + bounded.factor()
          + " max over the inputs of their norms, for every k", Optional.of(bounded.factor()));
    };
  }

  private Certificate range() {
    return Ranges.refusal(recorded.proof()).map(reason -> Certificate.unknown(Claim.MAXIMUM_PRINCIPLE.norm(), reason))
        .orElseGet(() -> proven(Claim.MAXIMUM_PRINCIPLE, "min <= v_i <= max of the samples" + (recorded.proof().inputs() > 1
            ? " of all inputs" : " of u") + ", channel by channel", Optional.empty()));
  }

  /** SHA-256 of what is certified: structure, operators with their weights, fluxes, rows, data terms. */
  static String digest(Proof proof) {
    return Fingerprint.of(proof);
  }

  private Certificate factor(Measure measure, String statement) {
    String norm = measure.claim().norm();
    return switch (Factors.of(bounds, measure)) {
      case Gain.Unknown unknown -> Certificate.unknown(norm, unknown.reason());
      case Gain.Bounded bounded -> bounded.factor() <= 1
          ? proven(measure.claim(), statement, Optional.of(bounded.factor()))
          : Certificate.unknown(norm,
              "only the factor " + bounded.factor() + " is proven: " + bounded.excess());
    };
  }

  private Certificate energy() {
    String norm = Claim.ENERGY_DECREASING.norm();
    return switch (Energies.of(bounds)) {
      case Descent.Input _ -> Certificate.unknown(norm, "no step of a diffusion is taken");
      case Descent.Unknown unknown -> Certificate.unknown(norm, unknown.reason());
      case Descent.Fallen fallen -> proven(Claim.ENERGY_DECREASING, fallen.target() < 0
          ? "E(v) <= E(u), E(u) = sum P(K u)"
          : "E(v) <= E(u), E(u) = sum P(K u) + 1/2 sum c (u - f)^2", Optional.empty());
    };
  }

  private Certificate proven(Claim claim, String statement, Optional<Double> factor) {
    Proof proof = recorded.proof();
    Horizon horizon = Horizons.of(proof, claim);
    List<String> hypotheses = new ArrayList<>(List.of(statement));
    hypotheses.addAll(domains);
    hypotheses.addAll(Hypotheses.of(bounds, claim));
    if (horizon == Horizon.OUTPUT && factor.isPresent()) {
      hypotheses.add("the factors of all layers, multiplied and added, are together " + factor.get() + " <= 1");
    }
    hypotheses.add(domains.isEmpty() ? RoundingNote.of(recorded) : Structural.ROUNDING);
    return sealed(
        new Certificate(claim, claim.norm(), claim == Claim.POWER_BOUNDED ? factor.orElseThrow() : 1, horizon, hypotheses,
            domains, Optional.of(proof), ""), digest);
  }

  /** The same certificate with the seal that belongs to its content. */
  static Certificate sealed(Certificate content, String digest) {
    return new Certificate(content.claim(), content.norm(), content.bound(), content.horizon(),
        content.hypotheses(), content.domains(), content.proof(), seal(content, digest));
  }

  /**
   * SHA-256 of everything in a certificate but its seal.
   *
   * @param certificate the content
   * @param digest that of its proof
   */
  static String seal(Certificate certificate, String digest) {
    return Fingerprint.of(certificate.claim(), certificate.norm(), certificate.bound(),
        certificate.horizon(), certificate.hypotheses(), certificate.domains(), digest);
  }
}
