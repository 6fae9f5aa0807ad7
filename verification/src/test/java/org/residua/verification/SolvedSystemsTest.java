package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Resolvent;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Relu;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Explicit;
import org.residua.schemes.SemiImplicit;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.DataTerm;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FluxBounds;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/** The line of a solved system in a proof: what is claimed of it, what it rests on, and what is refused when forged. */
final class SolvedSystemsTest {

  private static Architecture network(Diffusion diffusion, double tau) {
    return Tracer.trace(SemiImplicit.of(diffusion, tau, 1), 1);
  }

  /** What is no diffusivity at the right-hand side keeps the norm, and says nothing of an energy. */
  private record Foreign(boolean later) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      Convolution k = Convolution.difference(1, Boundary.NATURAL);
      V response = algebra.apply(k, in.get(0));
      V w = algebra.activate(Activation.of(new PeronaMalik(1)).diffusivity(), response);
      V b = later ? algebra.solve(new Resolvent(k, Fidelity.none(), 1), w, in) : in.get(0);
      V weights = later ? w : algebra.activate(Activation.of(new Relu()), response);
      return List.of(algebra.solve(new Resolvent(k, Fidelity.none(), 2), weights, List.of(b)));
    }
  }

  @Test
  void otherWeights() {
    Certification later = Certifier.certify(Tracer.trace(new Foreign(true), 1));
    assertThat(later.norm().proven()).isTrue();
    assertThat(later.energy().proven()).isFalse();
    assertThat(later.energy().hypotheses().get(0)).contains("not the diffusivities at its right-hand side");
    Certification values = Certifier.certify(Tracer.trace(new Foreign(false), 1));
    assertThat(values.norm().proven()).isFalse();
    assertThat(values.norm().hypotheses().get(0)).contains("not known to be nonnegative");
  }

  /** Diffusivities that may be negative. */
  private record Negative() implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      Convolution k = Convolution.difference(1, Boundary.NATURAL);
      V w = algebra.activate(Activation.of(new ForwardBackward(1)).diffusivity(), algebra.apply(k, in.get(0)));
      return List.of(algebra.solve(new Resolvent(k, Fidelity.none(), 0.5), w, in));
    }
  }

  /** With {@code g < 0} somewhere the norm grows: {@code y/(1 + 2 tau g(y))}, and nothing is proven, nor believed when forged. */
  @Test
  void negativeWeights() {
    Architecture network = Tracer.trace(new Negative(), 1);
    Certification certification = Certifier.certify(network);
    assertThat(certification.norm().proven()).isFalse();
    assertThat(certification.energy().proven()).isFalse();
    double largest = 0;
    for (double jump = 0; jump < 4; jump += 0.01) {
      Signal u = Signal.of(-jump, jump);
      largest = Math.max(largest, Plan.of(network, u.shape()).run(u).norm() / Math.max(u.norm(), Double.MIN_NORMAL));
    }
    assertThat(largest).isGreaterThan(1.05);
    Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));
    for (Certificate each : List.of(Certifier.certify(network(diffusion, 0.5)).norm(),
        Certifier.certify(network(diffusion, 0.5)).energy())) {
      refusedLines(each, line -> line instanceof ProofLine.Weighing weighing
          ? new ProofLine.Weighing(weighing.of(), FluxBounds.of(Activation.of(new ForwardBackward(1)).diffusivity())) : line);
    }
  }

  /** Weights that stand still: because a user's flux is believed to be constant, or because they come from what is held. */
  private record Still(boolean held) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      Convolution k = Convolution.difference(1, Boundary.PERIODIC);
      Activation believed = Activation.of(new Believed(new Linear())).diffusivity();
      V still = algebra.activate(believed, algebra.apply(k, in.get(held ? 1 : 0)));
      V w = held ? still : algebra.activate(Activation.of(new PeronaMalik(1)).diffusivity(), algebra.apply(k, still));
      return List.of(algebra.solve(new Resolvent(k, Fidelity.none(), 2), w, in.subList(0, 1)));
    }
  }

  /** That weights do not move, and that they are not negative, is said to be believed where it is. */
  @Test
  void whatStillWeightsRestOnIsSaid() {
    for (boolean held : new boolean[] {true, false}) {
      Architecture network = Tracer.trace(new Still(held), 1, 1);
      Certificate distance = Certifier.certify(network).nonexpansive();
      assertThat(distance.proven()).isTrue();
      assertThat(distance.hypotheses()).anyMatch(text -> text.startsWith("ASSUMED, not proven: believed"));
      assertThat(CertificateChecker.check(distance, network)).isEmpty();
      Certificate silent = new Certificate(distance.claim(), distance.norm(), distance.bound(), distance.horizon(),
          distance.hypotheses().stream().filter(text -> !text.startsWith("ASSUMED")).toList(), distance.domains(),
          distance.proof(), "");
      assertThat(CertificateChecker.check(Certifier.sealed(silent, Certifier.digest(distance.proof().orElseThrow()))))
          .anyMatch(text -> text.contains("taken on trust"));
    }
  }

  /** The data term is part of what a certificate is about, also where the weights are no diffusivities. */
  @Test
  void dataTermsTellNetworksApart() {
    List<Architecture> networks = Stream.of(1.0, 100.0).map(c -> Tracer.trace(new Pulled(c), 1, 1)).toList();
    Certificate first = Certifier.certify(networks.get(0)).norm();
    assertThat(first.proven()).isTrue();
    assertThat(CertificateChecker.check(first, networks.get(0))).isEmpty();
    assertThat(CertificateChecker.check(first, networks.get(1))).isNotEmpty();
  }

  /** Weights from the target. */
  private record Pulled(double c) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      Convolution k = Convolution.difference(1, Boundary.NATURAL);
      V w = algebra.activate(Activation.of(new PeronaMalik(1)).diffusivity(), algebra.apply(k, in.get(1)));
      return List.of(algebra.solve(new Resolvent(k, Fidelity.of(c), 1), w, in));
    }
  }

  @Test
  void forgeriesSealedAnewAreRefused() {
    Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));
    Certification certification = Certifier.certify(network(diffusion, 3));
    refused(certification.norm(), system -> solved(system, -3, system.data(), system.diffusion(), system.weights()));
    refused(certification.norm(), system -> solved(system, 3, new DataTerm(DiffusionBounds.Weights.CONSTANT, 1, ""),
        system.diffusion(), system.weights()));
    refused(certification.norm(), system -> solved(system, 3, system.data(), 7, system.weights()));
    refused(certification.norm(), system -> solved(system, 3, system.data(), system.diffusion(), system.of()));
    refused(certification.norm(), system -> solved(system, 3, system.data(), system.diffusion(), -1));
    refused(certification.norm(), system -> solved(system, 3, system.data(), -2, system.weights()));
    refused(certification.energy(), system -> solved(
        system, 3, new DataTerm(DiffusionBounds.Weights.NONE, 1, ""), system.diffusion(), system.weights()));
    refused(certification.energy(), system -> solved(system, 3, system.data(), -1, system.weights()));
    refused(certification.energy(), system -> solved(system, -3, system.data(), system.diffusion(), system.weights()));
    assertThatIllegalArgumentException().isThrownBy(() -> CertificateJson.read(
        CertificateJson.write(certification.norm()).replace("\"tau\":3.0", "\"tau\":Infinity"))).withMessageContaining("finite");
    Diffusion other = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(2));
    assertThat(CertificateChecker.check(certification.norm(), network(other, 3))).isNotEmpty();
    Certificate explicit = Certifier.certify(Tracer.trace(Explicit.of(diffusion, 0.5, 1), 1)).norm();
    assertThat(CertificateChecker.check(explicit, network(diffusion, 3))).isNotEmpty();
  }

  private static ProofLine.Solved solved(
      ProofLine.Solved system, double tau, DataTerm data, int diffusion, int weights) {
    return new ProofLine.Solved(system.of(), weights, system.target(), system.operator(), data, diffusion, tau);
  }

  private static void refused(Certificate certificate, UnaryOperator<ProofLine.Solved> forgery) {
    refusedLines(certificate, line -> line instanceof ProofLine.Solved system ? forgery.apply(system) : line);
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
