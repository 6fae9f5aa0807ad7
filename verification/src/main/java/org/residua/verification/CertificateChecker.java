package org.residua.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.Convolution;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.DataTerm;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FluxBounds;
import org.residua.verification.certificate.OperatorBound;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * Proves a certificate again from its stored numbers alone, without the network: the norm of every filter bank from
 * its weights, every inequality in exact arithmetic, by rules of its own. What it takes from the certificate as it
 * stands are the bounds of fluxes, and of operators without stored weights, those of a user's own only where a hypothesis
 * says that they are assumed; whoever has the network checks these as well by {@link #check(Certificate, Architecture)}. The
 * seal shows a number that was changed afterwards.
 */
public final class CertificateChecker {

  private CertificateChecker() {}

  /** What is wrong with the certificate; empty when it stands. An unknown with a reason always stands. */
  public static List<String> check(Certificate certificate) {
    if (certificate.claim() == Claim.UNKNOWN) {
      return unknown(certificate);
    }
    List<String> faults = new ArrayList<>();
    String digest = certificate.proof().map(Certifier::digest).orElse("");
    if (!certificate.seal().equals(Certifier.seal(certificate, digest))) {
      faults.add("the seal does not fit: something was changed after the certificate was made");
    }
    if (certificate.claim() != Claim.POWER_BOUNDED && certificate.bound() != 1) {
      faults.add("a bound of " + certificate.bound() + " where " + certificate.claim().text() + " means 1");
    }
    if (!certificate.norm().equals(certificate.claim().norm())) {
      faults.add("the norm is " + certificate.norm() + ", but " + certificate.claim().text() + " is about "
          + certificate.claim().norm());
    }
    certificate.proof().ifPresentOrElse(
        proof -> prove(certificate, proof, faults),
        () -> faults.add("no proof is stored that " + certificate.claim().text() + " could rest on"));
    return List.copyOf(faults);
  }

  /** The same, and whether the certificate is one of this network. */
  public static List<String> check(Certificate certificate, Architecture architecture) {
    List<String> faults = new ArrayList<>(check(certificate));
    if (certificate.proof().isPresent()
        && !certificate.proof().get().equals(recorded(certificate, architecture).proof())) {
      faults.add("the proof is one of another network, or its numbers are not those of this one");
    }
    return List.copyOf(faults);
  }

  private static Recorder.Recorded recorded(Certificate certificate, Architecture architecture) {
    boolean structural = certificate.structural() && Structural.obstacle(architecture).isEmpty()
        && certificate.domains().equals(Structural.domains(architecture));
    return structural ? Recorder.recordStructure(architecture) : Recorder.record(architecture);
  }

  private static List<String> unknown(Certificate certificate) {
    if (certificate.hypotheses().isEmpty()) {
      return List.of("an unknown without a reason");
    }
    return certificate.proof().isPresent() || !Double.isNaN(certificate.bound())
        ? List.of("an unknown with a bound or a proof") : List.of();
  }

  private static void prove(Certificate certificate, Proof proof, List<String> faults) {
    List<String> broken = malformed(proof);
    if (!broken.isEmpty()) {
      faults.addAll(broken);
      return;
    }
    if (certificate.structural() && proof.operators().stream().anyMatch(operator -> operator.filters().isPresent())) {
      faults.add("a claim about every admissible value rests on the weights of one");
    }
    PolynomialBounds bounds = new PolynomialBounds(proof);
    proof.operators().forEach(operator -> proveNorm(operator, faults));
    LiveLines.visit(proof, certificate.claim(), line -> Stream.concat(
        operator(proof, line).filter(OperatorBound::assumed).map(Hypotheses::assumption).stream(),
        flux(proof, line).filter(FluxBounds::assumed).map(Hypotheses::assumption).stream())
        .filter(text -> !certificate.hypotheses().contains(text))
        .forEach(text -> faults.add("no hypothesis says what is taken on trust: " + text)));
    LiveLines.visit(proof, certificate.claim(), line -> {
      if (certificate.claim() == Claim.NONEXPANSIVE && line instanceof ProofLine.Implicit step
          && !certificate.hypotheses().contains(Hypotheses.inexact(step))) {
        faults.add("no hypothesis says what the claim holds up to: " + Hypotheses.inexact(step));
      }
    });
    switch (certificate.claim()) {
      case NORM_DECREASING -> proveFactor(bounds, Measure.NORM, faults);
      case NONEXPANSIVE -> proveFactor(bounds, Measure.DISTANCE, faults);
      case ENERGY_DECREASING, MOMENTUM_DECREASING -> {
        if (!ExactEnergies.fallen(bounds) || (certificate.claim() == Claim.MOMENTUM_DECREASING && !twoStep(proof))) {
          faults.add("the stored numbers do not prove " + certificate.claim().text());
        }
      }
      case POWER_BOUNDED -> {
        Optional<BigDecimal> factor = ExactFactors.of(bounds, Measure.NORM).filter(_ -> twoStep(proof));
        if (!Double.isFinite(certificate.bound()) || factor.isEmpty()
            || factor.get().compareTo(new BigDecimal(certificate.bound())) > 0) {
          faults.add("the stored numbers do not prove power-bounded by " + certificate.bound());
        }
      }
      case MAXIMUM_PRINCIPLE -> {
        if (!ExactRanges.kept(proof)) {
          faults.add("the stored numbers do not prove " + certificate.claim().text());
        }
      }
      case UNKNOWN -> throw new IllegalArgumentException("an unknown proves nothing");
    }
    if (certificate.horizon() != Horizons.of(proof, certificate.claim())) {
      faults.add("proven " + Horizons.of(proof, certificate.claim()).text() + ", but "
          + certificate.horizon().text() + " is claimed");
    }
  }

  /** Whether the result is that of a two-step method from the first input on. */
  private static boolean twoStep(Proof proof) {
    List<ProofLine> lines = proof.derivation().lines();
    return lines.get(proof.derivation().results().get(0)) instanceof ProofLine.TwoStep steps
        && lines.get(steps.state()).equals(new ProofLine.Input(0));
  }

  private static void proveFactor(PolynomialBounds bounds, Measure measure, List<String> faults) {
    Optional<BigDecimal> factor = ExactFactors.of(bounds, measure);
    if (factor.isEmpty() || factor.get().compareTo(BigDecimal.ONE) > 0) {
      faults.add("the stored numbers do not prove " + measure.claim().text()
          + factor.map(value -> ": only the factor " + value.doubleValue()).orElse(""));
    }
  }

  /** The flux whose bounds a line uses. */
  private static Optional<FluxBounds> flux(Proof proof, ProofLine line) {
    return switch (line) {
      case ProofLine.Activated activated -> Optional.of(activated.flux());
      case ProofLine.Weighing weighing -> Optional.of(weighing.flux());
      case ProofLine.Iterated table -> Optional.of(proof.diffusions().get(table.diffusion()).flux());
      case ProofLine.Implicit step -> Optional.of(proof.diffusions().get(step.diffusion()).flux());
      case ProofLine.TwoStep steps -> Optional.of(proof.diffusions().get(steps.diffusion()).flux());
      default -> Optional.empty();
    };
  }

  private static boolean fits(ProofLine.Solved system, Proof proof) {
    boolean known = system.diffusion() >= 0 && system.diffusion() < proof.diffusions().size();
    return known && proof.diffusions().get(system.diffusion()).operator() == system.operator()
        && DataTerm.of(proof.diffusions().get(system.diffusion())).equals(system.data());
  }

  /** The operator whose norm a line uses. */
  private static Optional<OperatorBound> operator(Proof proof, ProofLine line) {
    return switch (line) {
      case ProofLine.Solved system -> Optional.of(proof.operators().get(system.operator()));
      case ProofLine.Applied applied -> Optional.of(proof.operators().get(applied.operator()));
      case ProofLine.Iterated table ->
          Optional.of(proof.operators().get(proof.diffusions().get(table.diffusion()).operator()));
      case ProofLine.Implicit step ->
          Optional.of(proof.operators().get(proof.diffusions().get(step.diffusion()).operator()));
      case ProofLine.TwoStep steps ->
          Optional.of(proof.operators().get(proof.diffusions().get(steps.diffusion()).operator()));
      default -> Optional.empty();
    };
  }

  private static void proveNorm(OperatorBound operator, List<String> faults) {
    operator.filters().ifPresent(bank -> {
      Convolution convolution = bank.convolution();
      if (!List.of(OperatorNumbers.digest(convolution), OperatorNumbers.digest(convolution.adjoint())).contains(operator.digest())) {
        faults.add("the weights of " + operator.name() + " are not those of its digest");
      }
      double proven = convolution.norm().upper();
      if (proven > operator.norm()) {
        faults.add("||" + operator.name() + "|| <= " + operator.norm() + " is stored, but from its weights only "
            + proven + " is proven");
      }
    });
  }

  /** What keeps a proof from being read at all. */
  private static List<String> malformed(Proof proof) {
    List<String> faults = new ArrayList<>();
    for (OperatorBound operator : proof.operators()) {
      if (!(operator.norm() >= 0 && operator.norm() < Double.POSITIVE_INFINITY)) {
        faults.add("||" + operator.name() + "|| <= " + operator.norm() + " is no bound");
      }
    }
    for (DiffusionBounds diffusion : proof.diffusions()) {
      double weight = diffusion.largestWeight();
      boolean weighed = diffusion.weights() == DiffusionBounds.Weights.NONE
          ? weight == 0 : weight >= 0 && weight < Double.POSITIVE_INFINITY;
      if (!weighed || diffusion.operator() < 0 || diffusion.operator() >= proof.operators().size()) {
        faults.add("the numbers of a diffusion contradict each other: " + diffusion);
      }
    }
    if (proof.inputs() < 1 || proof.derivation().results().size() != 1) {
      faults.add("a proof has a state and one result");
    }
    return faults.isEmpty() ? malformed(proof, proof.derivation(), proof.inputs()) : faults;
  }

  private static List<String> malformed(Proof proof, Derivation derivation, int inputs) {
    List<String> faults = new ArrayList<>();
    for (int k = 0; k < derivation.lines().size(); k++) {
      ProofLine line = derivation.lines().get(k);
      int number = k;
      boolean sound = line.premises().stream().allMatch(premise -> premise >= 0 && premise < number) && switch (line) {
        case ProofLine.Input input -> input.index() >= 0 && input.index() < inputs;
        case ProofLine.Applied applied -> applied.operator() >= 0 && applied.operator() < proof.operators().size();
        case ProofLine.Combined sum -> sum.of().size() == sum.coefficients().size()
            && sum.coefficients().stream().allMatch(Double::isFinite);
        case ProofLine.Iterated table -> table.state() >= 0 && table.previous() >= 0
            && table.diffusion() >= 0 && table.diffusion() < proof.diffusions().size()
            && !table.rows().isEmpty() && (table.target() >= 0)
                == (proof.diffusions().get(table.diffusion()).weights() != DiffusionBounds.Weights.NONE);
        case ProofLine.Solved system -> system.of() >= 0 && system.weights() >= 0
            && system.operator() >= 0 && system.operator() < proof.operators().size()
            && (system.target() >= 0) == (system.data().weights() != DiffusionBounds.Weights.NONE)
            && (system.diffusion() == -1 || fits(system, proof));
        case ProofLine.Implicit step -> step.of() >= 0 && step.start() >= 0
            && step.accepted() >= 0 && step.accepted() < Double.POSITIVE_INFINITY
            && step.diffusion() >= 0 && step.diffusion() < proof.diffusions().size()
            && (step.target() >= 0)
                == (proof.diffusions().get(step.diffusion()).weights() != DiffusionBounds.Weights.NONE);
        case ProofLine.TwoStep steps -> steps.state() >= 0 && steps.times() >= 1
            && steps.diffusion() >= 0 && steps.diffusion() < proof.diffusions().size()
            && (steps.target() >= 0)
                == (proof.diffusions().get(steps.diffusion()).weights() != DiffusionBounds.Weights.NONE);
        case ProofLine.Repeated repeat -> repeat.times() >= 1
            && repeat.body().results().size() == repeat.state().size()
            && malformed(proof, repeat.body(), repeat.state().size() + repeat.held().size()).isEmpty();
        case ProofLine.Carried carried -> derivation.lines().get(carried.of()) instanceof ProofLine.Repeated repeat
            && carried.which() >= 0 && carried.which() < repeat.state().size();
        case ProofLine.Activated _, ProofLine.Weighing _, ProofLine.Multiplied _, ProofLine.Divided _, ProofLine.Biased _,
            ProofLine.Opaque _ -> true;
      };
      if (!sound) {
        faults.add("line " + k + " cannot be read: " + line);
      }
    }
    boolean handed = derivation.results().stream().allMatch(k -> k >= 0 && k < derivation.lines().size());
    return handed ? faults : Stream.concat(faults.stream(), Stream.of("a result names no line")).toList();
  }
}
