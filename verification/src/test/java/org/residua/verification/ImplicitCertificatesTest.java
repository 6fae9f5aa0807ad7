package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Scheme;
import org.residua.api.block.Solver;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Relu;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Implicit;
import org.residua.schemes.Midpoint;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.Horizon;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/** What is proven of implicit steps, what is not, and what the checker refuses. */
final class ImplicitCertificatesTest {

  private static Diffusion diffusion(Flux flux, Fidelity fidelity) {
    return new Diffusion(Convolution.difference(1, Boundary.NATURAL), Activation.of(flux), fidelity);
  }

  private static Certification certify(Block block, int inputs) {
    int[] channels = new int[inputs];
    Arrays.fill(channels, 1);
    Certification certification = Certifier.certify(Tracer.trace(block, channels));
    for (Claim claim : Claim.values()) {
      assertThat(CertificateChecker.check(certification.of(claim), Tracer.trace(block, channels))).isEmpty();
    }
    return certification;
  }

  private static Certification certify(Scheme scheme) {
    return certify(scheme, scheme.inputs());
  }

  private static List<Boolean> proven(Certification certification) {
    return List.of(certification.norm().proven(), certification.energy().proven(), certification.nonexpansive().proven());
  }

  /** Norm, energy, distance. */
  @Test
  void theTableOfClaims() {
    Fidelity weights = new Fidelity.Weights(Signal.of(0, 1, 2, 1));
    assertThat(proven(certify(Implicit.of(diffusion(new Charbonnier(1), Fidelity.none()), 1e6, 3))))
        .containsExactly(true, true, true);
    assertThat(proven(certify(Implicit.of(diffusion(new PeronaMalik(1), Fidelity.none()), 1e6, 3))))
        .containsExactly(true, true, false);
    assertThat(proven(certify(Implicit.of(diffusion(new Charbonnier(1), Fidelity.of(2)), 10, 3))))
        .containsExactly(true, true, true);
    assertThat(proven(certify(Implicit.of(diffusion(new PeronaMalik(1), weights), 10, 3)))).containsExactly(false, true, false);
    assertThat(proven(certify(Implicit.of(diffusion(new Charbonnier(1), weights), 10, 3)))).containsExactly(false, true, true);
    assertThat(proven(certify(Implicit.of(diffusion(new ForwardBackward(1), Fidelity.none()), 0.1, 3))))
        .containsExactly(false, false, false);
    assertThat(proven(certify(Implicit.of(diffusion(new Relu(), Fidelity.none()), 5, 1)))).containsExactly(true, false, true);
    assertThat(proven(certify(Midpoint.of(diffusion(new Charbonnier(1), Fidelity.none()), 1e6, 3))))
        .containsExactly(true, false, true);
    assertThat(proven(certify(Midpoint.of(diffusion(new PeronaMalik(1), Fidelity.none()), 1e6, 3))))
        .containsExactly(true, false, false);
    assertThat(proven(certify(Midpoint.of(diffusion(new Charbonnier(1), Fidelity.of(2)), 10, 3))))
        .containsExactly(false, false, true);
    assertThat(proven(certify(Midpoint.of(diffusion(new PeronaMalik(1), Fidelity.of(2)), 10, 3))))
        .containsExactly(false, false, false);
  }

  /** Hypotheses say on what a claim rests, the tolerance where it does. */
  @Test
  void hypotheses() {
    Certification certification = certify(Implicit.of(diffusion(new Charbonnier(1), Fidelity.none()), 5, 2));
    assertThat(certification.norm().hypotheses()).anyMatch(text -> text.contains("at any tolerance and after any outcome"));
    assertThat(certification.norm().horizon()).isEqualTo(Horizon.EVERY_STEP);
    assertThat(certification.energy().hypotheses()).anyMatch(text -> text.contains("g does not increase"));
    assertThat(certification.nonexpansive().hypotheses()).anyMatch(text -> text.contains("up to the solver")
        && text.contains("1.0E-12"));
    Flux own = new Believed(new Charbonnier(1));
    assertThat(certify(Implicit.of(diffusion(own, Fidelity.none()), 5, 2)).norm().hypotheses())
        .anyMatch(text -> text.startsWith("ASSUMED"));
  }

  /** From another start than {@code u}: the norm still, the energy not; an extrapolation by 2.1 proves nothing. */
  @Test
  void startsAndExtrapolations() {
    ImplicitStep step = new ImplicitStep(diffusion(new PeronaMalik(1), Fidelity.none()), 3);
    FixedPoint loop = FixedPoint.of(step, new Solver.Lagged());
    assertThat(proven(certify(new From(loop, 0.5), 1))).containsExactly(true, false, false);
    assertThat(proven(certify(new From(loop, 10), 1))).containsExactly(false, false, false);
    for (double t : new double[] {0.5, 1, 2}) {
      assertThat(certify(new Relaxed(step, t), 1).norm().proven()).as("t = %s", t).isTrue();
    }
    assertThat(certify(new Relaxed(step, 2.1), 1).norm().proven()).isFalse();
    assertThat(certify(new Relaxed(step, -0.1), 1).norm().proven()).isFalse();
  }

  /** What the norm would be where the system of a far start is indefinite: the start itself is the result. */
  @Test
  void aStartThatIsTheResult() {
    ImplicitStep step = new ImplicitStep(diffusion(new Linear(), Fidelity.none()), 0x1p60);
    Block far = new From(FixedPoint.of(step, new Solver.Lagged()), 10);
    Signal u = Signal.of(0, 1);
    assertThat(Plan.of(far, u.shape()).run(u)).isEqualTo(Signal.of(0, 10));
    assertThat(certify(far, 1).norm().proven()).isFalse();
  }

  /** A claim up to a tolerance without the tolerance, and one that no tolerance bounds. */
  @Test
  void theToleranceIsPartOfTheClaim() {
    Certificate certificate = certify(Implicit.of(diffusion(new Charbonnier(1), Fidelity.none()), 3, 1)).nonexpansive();
    Proof proof = certificate.proof().orElseThrow();
    for (List<String> hypotheses : List.of(
        certificate.hypotheses().stream().filter(text -> !text.startsWith("up to")).toList(),
        certificate.hypotheses().stream().map(text -> text.replace("1.0E-12", "1.0E-30")).toList())) {
      Certificate content = new Certificate(certificate.claim(), certificate.norm(), certificate.bound(), certificate.horizon(),
          hypotheses, certificate.domains(), Optional.of(proof), "");
      assertThat(CertificateChecker.check(Certifier.sealed(content, Certifier.digest(proof)))).isNotEmpty();
    }
    for (double accepted : new double[] {Double.NaN, -1, 1, Double.POSITIVE_INFINITY}) {
      refused(certificate, step -> new ProofLine.Implicit(
          step.of(), step.start(), step.target(), step.diffusion(), step.tau(), true, accepted));
    }
    assertThat(certify(Implicit.of(diffusion(new Charbonnier(1), Fidelity.none()), 0x1p60, 1)).nonexpansive().proven()).isFalse();
  }

  /** A fixed point sought from a multiple of {@code u}. */
  private record From(FixedPoint loop, double multiple) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.fixedPoint(loop, algebra.combine(List.of(multiple), in), in));
    }
  }

  /** {@code t v + (1 - t) u}. */
  private record Relaxed(ImplicitStep step, double t) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V v = algebra.fixedPoint(FixedPoint.of(step, new Solver.Lagged()), in.get(0), in);
      return List.of(algebra.combine(List.of(t, 1 - t), List.of(v, in.get(0))));
    }
  }

  /** Bodies of one's own are not followed. */
  @Test
  void bodiesOfOnesOwn() {
    record Half() implements Block {

      @Override
      public int inputs() {
        return 2;
      }

      @Override
      public <V> List<V> express(Algebra<V> algebra, List<V> in) {
        return List.of(algebra.combine(List.of(0.5, 0.5), in));
      }
    }

    Certification certification = certify(new From(FixedPoint.of(new Half(), new Solver.Picard()), 0.5), 1);
    assertThat(proven(certification)).containsExactly(false, false, false);
    assertThat(certification.norm().hypotheses()).anyMatch(text -> text.contains("no implicit step"));
  }

  /** Other numbers, sealed anew. */
  @Test
  void forgeriesAreRefused() {
    Certification falling = certify(Implicit.of(diffusion(new PeronaMalik(1), Fidelity.none()), 3, 1));
    Certification pulled = certify(Implicit.of(diffusion(new Charbonnier(1), Fidelity.of(1)), 3, 1));
    for (Certification certification : List.of(falling, pulled)) {
      refused(certification.norm(), step -> step(step, step.of(), step.start(), -3, step.diffusion(), true));
      refused(certification.norm(), step -> step(step, step.of(), step.start(), 3, step.diffusion(), false));
      refused(certification.norm(), step -> step(step, step.of(), step.start(), 3, 7, true));
      refused(certification.norm(), step -> step(step, -1, step.start(), 3, step.diffusion(), true));
      refused(certification.norm(), step -> step(step, step.of(), -1, 3, step.diffusion(), true));
      refused(certification.energy(), step -> step(step, step.of(), step.start(), 0, step.diffusion(), true));
      refused(certification.energy(), step -> step(step, step.of(), step.start(), 3, step.diffusion(), false));
    }
    refused(pulled.energy(), step -> step(step, step.of(), step.target(), 3, step.diffusion(), true));
    refused(pulled.norm(), step -> new ProofLine.Implicit(
        step.of(), step.start(), -1, step.diffusion(), step.tau(), true, step.accepted()));
    assertThatIllegalArgumentException().isThrownBy(() -> CertificateJson.read(
        CertificateJson.write(falling.norm()).replace("\"tau\":3.0", "\"tau\":Infinity"))).withMessageContaining("finite");
    Certificate near = certify(new From(FixedPoint.of(
        new ImplicitStep(diffusion(new PeronaMalik(1), Fidelity.none()), 3), new Solver.Lagged()), 0.5), 1).norm();
    refusedLines(near, line -> line instanceof ProofLine.Combined sum ? new ProofLine.Combined(List.of(10.0), sum.of()) : line);
    Certificate midpoint = certify(Midpoint.of(diffusion(new PeronaMalik(1), Fidelity.none()), 3, 1)).norm();
    refusedLines(midpoint, line -> line instanceof ProofLine.Combined sum
        ? new ProofLine.Combined(List.of(2.5, -1.5), sum.of()) : line);
    refusedLines(midpoint, line -> line instanceof ProofLine.Combined sum
        ? new ProofLine.Combined(List.of(2.0, -1.0), List.of(sum.of().get(1), sum.of().get(0))) : line);
  }

  private static ProofLine.Implicit step(ProofLine.Implicit step, int of, int start, double tau, int diffusion, boolean lagged) {
    return new ProofLine.Implicit(of, start, step.target(), diffusion, tau, lagged, step.accepted());
  }

  private static void refused(Certificate certificate, UnaryOperator<ProofLine.Implicit> forgery) {
    refusedLines(certificate, line -> line instanceof ProofLine.Implicit step ? forgery.apply(step) : line);
  }

  private static void refusedLines(Certificate certificate, UnaryOperator<ProofLine> forgery) {
    Proof proof = certificate.proof().orElseThrow();
    List<ProofLine> lines = proof.derivation().lines().stream().map(forgery).toList();
    Proof forged = new Proof(proof.inputs(), proof.operators(), proof.diffusions(),
        new Derivation(lines, proof.derivation().results()));
    Certificate content = new Certificate(certificate.claim(), certificate.norm(), certificate.bound(), certificate.horizon(),
        certificate.hypotheses(), certificate.domains(), Optional.of(forged), "");
    assertThat(CertificateChecker.check(Certifier.sealed(content, Certifier.digest(forged)))).as("%s", lines).isNotEmpty();
  }
}
