package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Contrasts;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Huber;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Sector;
import org.residua.api.flux.Weickert;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.FluxBounds;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/** What is claimed of differentials, zeros and quotients, and that beyond it the opposite is found. */
final class DifferentialClaimsTest {

  /** Two filters with {@code ||K||^2 = 2}, attained by what alternates. */
  private static final Convolution PAIR = Convolution.bank(
      Boundary.PERIODIC, new double[][][] {{{-0.5, 0.5}}, {{0.5, -0.5}}});

  private static Architecture trace(Block block) {
    int[] channels = new int[block.inputs()];
    Arrays.fill(channels, 1);
    return Tracer.trace(block, channels);
  }

  /** Certified and checked. */
  private static Certification certify(Block block) {
    Certification all = Certifier.certify(trace(block));
    for (Certificate each : List.of(all.norm(), all.nonexpansive(), all.energy())) {
      assertThat(CertificateChecker.check(each, trace(block))).isEmpty();
      assertThat(CertificateJson.read(CertificateJson.write(each))).isEqualTo(each);
    }
    return all;
  }

  /**
   * {@code u - tau K^T DPhi(K v) K u}.
   *
   * @param source the input that is {@code v}
   */
  private record Linearised(Activation activation, int source, double tau) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V z = a.differential(activation, a.apply(PAIR, in.get(source)), a.apply(PAIR, in.get(0)));
      return List.of(a.combine(List.of(1.0, -tau), List.of(in.get(0), a.apply(PAIR.adjoint(), z))));
    }
  }

  private static List<Activation> activations(Flux flux) {
    return List.of(Activation.of(flux), Activation.coupled(flux), new Activation(flux, Activation.Form.FLUX, Coupling.groups(2)));
  }

  /** How an alternating signal grows at an alternating {@code v} of that size: all responses are of that size. */
  private static double growth(Activation activation, double tau, double size) {
    Signal u = Signal.of(1, -1, 1, -1);
    Signal v = Signal.of(size, -size, size, -size);
    return new Linearised(activation, 1, tau).express(new DirectAlgebra(), List.of(u, v)).get(0).norm() / u.norm();
  }

  /** A matrix at each sample with eigenvalues in {@code [0, 1]} counts as weights there do: {@code tau ||K||^2 <= 2}. */
  @Test
  void monotoneFluxesWithinTheLimit() {
    for (Flux flux : List.of(new Charbonnier(1), new Huber(0.5))) {
      for (Activation activation : activations(flux)) {
        Certification held = certify(new Linearised(activation, 1, 0.999));
        assertThat(held.norm().proven()).as("%s", held.norm()).isTrue();
        assertThat(held.nonexpansive().proven()).as("%s", held.nonexpansive()).isTrue();
        Certification own = certify(new Linearised(activation, 0, 0.999));
        assertThat(own.norm().proven()).isTrue();
        assertThat(own.nonexpansive().proven()).as("the slopes move with the state").isFalse();
        Certification beyond = certify(new Linearised(activation, 1, 1.01));
        assertThat(beyond.norm().proven()).isFalse();
        assertThat(beyond.norm().hypotheses().get(0)).contains("only the factor 1.0", "eigenvalues");
        assertThat(growth(activation, 1.01, 0)).isGreaterThan(1.019);
        assertThat(growth(activation, 0.999, 0)).isLessThanOrEqualTo(1);
      }
    }
  }

  /** The range of {@code Phi(s)/s} would prove it, that of {@code Phi'} does not: at {@code sqrt 3} the slope is -1/8. */
  @Test
  void negativeSlopesMakeItGrow() {
    for (Activation activation : activations(new PeronaMalik(1))) {
      Certification all = certify(new Linearised(activation, 1, 0.5));
      assertThat(all.norm().proven() || all.nonexpansive().proven()).isFalse();
      double size = activation.channelwise() ? Math.sqrt(3) : Math.sqrt(1.5);
      assertThat(growth(activation, 0.5, size)).isBetween(1.1249, 1.1251);
    }
  }

  /** {@code DPhi(v) u}. */
  private record Alone(Activation activation) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.differential(activation, in.get(1), in.get(0)));
    }
  }

  /** The factor is the largest {@code |Phi'|}, found where {@code C/r^8 = 7/8}; shrunk bounds are refused. */
  @Test
  void theFactorIsTheLargestSlope() {
    assertThat(certify(new Alone(Activation.of(new Charbonnier(1)))).norm().proven()).isTrue();
    Activation weickert = Activation.of(new Weickert(1));
    Certification all = certify(new Alone(weickert));
    assertThat(all.norm().hypotheses().get(0)).contains("only the factor 2.33");
    assertThat(all.nonexpansive().hypotheses().get(0)).contains("only the factor 2.33");
    double steepest = Math.pow(Weickert.CONSTANT * 8 / 7, 0.125);
    assertThat(new DirectAlgebra().differential(weickert, Signal.of(steepest), Signal.of(1)).norm()).isGreaterThan(2.33);
    Certificate proven = certify(new Alone(Activation.of(new Charbonnier(1)))).norm();
    assertThat(CertificateChecker.check(proven, trace(new Alone(weickert)))).isNotEmpty();
    Sector doubled = new Sector(0, 2);
    assertThat(CertificateChecker.check(forged(proven, line -> line instanceof ProofLine.Weighing weighing
        ? new ProofLine.Weighing(weighing.of(), new FluxBounds(weighing.flux().name(), doubled, doubled, false, false)) : line)))
        .anyMatch(fault -> fault.contains("only the factor 2.0"));
  }

  private static Certificate forged(Certificate certificate, UnaryOperator<ProofLine> forgery) {
    Proof proof = certificate.proof().orElseThrow();
    Proof other = new Proof(proof.inputs(), proof.operators(), proof.diffusions(), new Derivation(
        proof.derivation().lines().stream().map(forgery).toList(), proof.derivation().results()));
    return Certifier.sealed(new Certificate(certificate.claim(), certificate.norm(), certificate.bound(), certificate.horizon(),
        certificate.hypotheses(), certificate.domains(), Optional.of(other), ""), Certifier.digest(other));
  }

  /** {@code u + 5 z} with zeros of a value of which nothing is known, or with that value: {@code v/u}, {@code v/w}. */
  private record Beside(boolean zero, int divisor) implements Block {

    @Override
    public int inputs() {
      return 3;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V quotient = a.divide(in.get(1), in.get(divisor));
      return List.of(a.combine(List.of(1.0, 5.0), List.of(in.get(0), zero ? a.zero(quotient) : quotient)));
    }
  }

  @Test
  void zerosCountForNothing() {
    Certification all = certify(new Beside(true, 0));
    assertThat(all.norm().proven()).isTrue();
    assertThat(all.nonexpansive().proven()).isTrue();
    assertThat(all.norm().proof().orElseThrow().derivation().lines()).anyMatch(ProofLine.Divided.class::isInstance);
  }

  /** A quotient of held values does not move, and nothing else is known of one. */
  @Test
  void quotientsAreUnknown() {
    Certification moving = certify(new Beside(false, 0));
    assertThat(moving.norm().hypotheses().get(0)).contains("a quotient has no factor");
    assertThat(moving.nonexpansive().hypotheses().get(0)).contains("a quotient has no factor");
    Certification held = certify(new Beside(false, 2));
    assertThat(held.norm().proven()).isFalse();
    assertThat(held.nonexpansive().proven()).isTrue();
    Signal tiny = Signal.of(1e-3);
    List<Signal> in = List.of(tiny, tiny, Signal.of(1e-4));
    assertThat(new Beside(false, 2).express(new DirectAlgebra(), in).get(0).norm()).isGreaterThan(1);
  }

  /** Contrasts that can change: no bound holds for all their numbers outside a step. */
  @Test
  void parametersAreAnObstacle() {
    Block alone = new Alone(Activation.of(Contrasts.of(new Charbonnier(1), 1)));
    assertThat(Structural.obstacle(trace(alone))).hasValueSatisfying(text -> assertThat(text).startsWith("differential of"));
  }
}
