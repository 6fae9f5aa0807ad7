package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.DuFortFrankel;
import org.residua.schemes.HeavyBall;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/** Schemes and tables that read two iterates, their certificates, and certificates with other numbers. */
final class TwoStepCases {

  static final int N = 40;

  private TwoStepCases() {}

  static Diffusion diffusion(Flux flux, Fidelity fidelity) {
    return new Diffusion(Convolution.difference(1, Boundary.PERIODIC), Activation.of(flux), fidelity);
  }

  static Diffusion diffusion(Flux flux) {
    return diffusion(flux, Fidelity.none());
  }

  static Scheme frankel(Diffusion d, double tau, int steps, double alpha) {
    return new DuFortFrankel(d, StepSize.unchecked(tau), steps, OptionalDouble.of(alpha));
  }

  static Scheme ball(Diffusion d, double tau, int steps, double beta) {
    return new HeavyBall(d, StepSize.unchecked(tau), steps, OptionalDouble.of(beta));
  }

  static Architecture traced(Block block) {
    int[] channels = new int[block.inputs()];
    Arrays.fill(channels, 1);
    return Tracer.trace(block, channels);
  }

  static Certification certify(Block block) {
    Architecture network = traced(block);
    Certification certification = Certifier.certify(network);
    for (Claim claim : Claim.values()) {
      assertThat(CertificateChecker.check(certification.of(claim), network)).as("%s", certification.of(claim)).isEmpty();
      Certificate again = CertificateJson.read(CertificateJson.write(certification.of(claim)));
      assertThat(CertificateChecker.check(again)).isEmpty();
      assertThat(again.hypotheses()).isEqualTo(certification.of(claim).hypotheses());
    }
    return certification;
  }

  static List<Boolean> proven(Block block) {
    Certification all = certify(block);
    return List.of(all.norm().proven(), all.energy().proven(), all.nonexpansive().proven(), all.momentum().proven(),
        all.powers().proven());
  }

  /** The norm of a random signal after so many steps, relative to its own. */
  static double grown(Block block, int seed) {
    Signal u = Signal.of(new Random(seed).doubles(N, -1, 1).toArray());
    return Plan.of(traced(block), u.shape()).run(u).norm() / u.norm();
  }

  /** The roughest part of all, of eigenvalue 4. */
  static Signal rough() {
    double[] u = new double[N];
    Arrays.setAll(u, i -> i % 2 == 0 ? 1 : -1);
    return Signal.of(u);
  }

  static double grown(Block block) {
    return Plan.of(traced(block), rough().shape()).run(rough()).norm() / rough().norm();
  }

  static SemiIteration table(Diffusion d, Row first, Row row, int rows, boolean frozen) {
    List<Row> all = new ArrayList<>(List.of(first));
    all.addAll(Collections.nCopies(rows - 1, row));
    return new SemiIteration(d, StepSize.fixed(0.5), all, frozen, new Argument.Extrapolation(1));
  }

  record Table(SemiIteration table) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.cycle(table, in));
    }
  }

  static List<String> forged(Certificate certificate, UnaryOperator<ProofLine.TwoStep> forgery) {
    return check(certificate, certificate.bound(), replaced(certificate.proof().orElseThrow(), forgery));
  }

  static Proof replaced(Proof proof, UnaryOperator<ProofLine.TwoStep> forgery) {
    List<ProofLine> lines = proof.derivation().lines().stream()
        .map(line -> line instanceof ProofLine.TwoStep steps ? forgery.apply(steps) : line).toList();
    return new Proof(proof.inputs(), proof.operators(), proof.diffusions(), new Derivation(lines, proof.derivation().results()));
  }

  static Certificate sealed(Certificate certificate, double bound, Proof proof) {
    Certificate content = new Certificate(certificate.claim(), certificate.norm(), bound, certificate.horizon(),
        certificate.hypotheses(), certificate.domains(), Optional.of(proof), "");
    return Certifier.sealed(content, Certifier.digest(proof));
  }

  static List<String> check(Certificate certificate, double bound, Proof proof) {
    return CertificateChecker.check(sealed(certificate, bound, proof));
  }
}
