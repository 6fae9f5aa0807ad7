package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Resolvent;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Relu;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.Explicit;
import org.residua.schemes.SemiImplicit;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.DataTerm;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FluxBounds;
import org.residua.verification.certificate.Horizon;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/** The semi-implicit scheme: what it computes, what is proven of it, and what is not. */
final class SemiImplicitTest {

  private static final int LENGTH = 40;

  private static List<Flux> fluxes() {
    return BuiltinFluxes.all().stream().map(flux -> flux.withContrast(0.6)).map(Flux.class::cast)
        .filter(flux -> flux.sector().lo() >= 0).toList();
  }

  private static Convolution filters(int order, Boundary boundary, int channels) {
    double[] taps = new double[order + 1];
    System.arraycopy(Convolution.difference(order, boundary).weights().values(), 0, taps, 0, taps.length);
    double[] all = new double[channels * taps.length];
    for (int c = 0; c < channels; c++) {
      System.arraycopy(taps, 0, all, c * taps.length, taps.length);
    }
    return new Convolution(new Parameter("K", List.of(channels, 1, taps.length), all), boundary, channels, 1);
  }

  private static Signal random(Shape shape, int seed) {
    return Signal.planar(shape, new Random(seed).doubles(shape.size(), -2, 2).toArray());
  }

  private static List<Fidelity> fidelities(Shape shape) {
    double[] weights = new Random(5).doubles(shape.size(), 0, 1).toArray();
    weights[3] = 0;
    return List.of(Fidelity.none(), Fidelity.of(0.4), new Fidelity.Weights(Signal.planar(shape, weights)));
  }

  private static Architecture network(Diffusion diffusion, double tau, int steps, int channels) {
    int[] each = new int[diffusion.inputs()];
    Arrays.fill(each, channels);
    return Tracer.trace(SemiImplicit.of(diffusion, tau, steps), each);
  }

  private static Signal run(Architecture network, List<Signal> in) {
    return Plan.of(network, in.stream().map(Signal::shape).toArray(Shape[]::new)).run(in).get(0);
  }

  /** Every flux, order 1 to 3, every boundary, two channels, weights: against elimination on the full matrix. */
  @Test
  void aStepIsTheDenseSolution() {
    Shape shape = new Shape(2, 23);
    Signal u = random(shape, 1);
    Signal f = random(shape, 2);
    double[] start = samples(u);
    double[] target = samples(f);
    for (Flux flux : fluxes()) {
      for (Boundary boundary : Boundary.values()) {
        for (int order = 1; order <= 3; order++) {
          for (Fidelity fidelity : fidelities(shape)) {
            Diffusion diffusion = new Diffusion(filters(order, boundary, 2), Activation.of(flux), fidelity);
            for (double tau : new double[] {0.1, 5}) {
              Signal v = run(network(diffusion, tau, 1, 2), diffusion.inputs() == 1 ? List.of(u) : List.of(u, f));
              double[] expected = new DenseReference(diffusion, shape, target).semiImplicit(tau, start);
              assertThat(v.distance(Signal.planar(shape, expected))).as("%s, order %d, %s", flux, order, boundary)
                  .isLessThan(1e-10 * (u.norm() + f.norm()));
            }
          }
        }
      }
    }
  }

  private static double[] samples(Signal u) {
    double[] samples = new double[u.shape().size()];
    u.copyTo(samples);
    return samples;
  }

  /** {@code (1 + tau |k^|^2)^-n} for a harmonic, and first order: half the step, half the error against {@code exp(-|k^|^2 T)}. */
  @Test
  void harmonicsOfTheHeatEquation() {
    Diffusion heat = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Linear());
    double[] wave = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      wave[i] = Math.cos(2 * Math.PI * i / LENGTH);
    }
    double symbol = Math.pow(2 * Math.sin(Math.PI / LENGTH), 2);
    List<Double> errors = new ArrayList<>();
    for (int steps : new int[] {8, 16, 32, 64}) {
      double tau = 40.0 / steps;
      Signal v = run(network(heat, tau, steps, 1), List.of(Signal.of(wave)));
      double factor = Math.pow(1 + tau * symbol, -steps);
      for (int i = 0; i < LENGTH; i++) {
        assertThat(v.get(0, i)).isCloseTo(wave[i] * factor, Offset.offset(1e-13));
      }
      errors.add(Math.abs(factor - Math.exp(-symbol * 40)));
    }
    for (int k = 1; k < errors.size(); k++) {
      double order = Math.log(errors.get(k - 1) / errors.get(k)) / Math.log(2);
      assertThat(order).isBetween(0.9, 1.1);
    }
  }

  /** Norm, energy and mean for steps of any length, proven and seen. */
  @Test
  void norms() {
    Shape shape = new Shape(1, LENGTH);
    Signal u = random(shape, 3);
    for (Flux flux : fluxes()) {
      for (Boundary boundary : Boundary.values()) {
        for (double tau : new double[] {0.1, 10, 1e3, 1e6}) {
          Diffusion diffusion = Diffusion.of(Convolution.difference(2, boundary), flux);
          Architecture network = network(diffusion, tau, 4, 1);
          Certification certification = Certifier.certify(network);
          assertThat(certification.norm().proven()).as("%s", flux).isTrue();
          assertThat(certification.norm().horizon()).isEqualTo(Horizon.EVERY_STEP);
          assertThat(certification.energy().proven()).isEqualTo(flux.decreasingDiffusivity());
          assertThat(certification.nonexpansive().proven()).isEqualTo(flux.constantDiffusivity());
          for (Certificate each : List.of(certification.norm(), certification.energy(), certification.nonexpansive())) {
            assertThat(CertificateChecker.check(each, network)).isEmpty();
            assertThat(CertificateJson.read(CertificateJson.write(each))).isEqualTo(each);
          }
          Signal v = run(network, List.of(u));
          double rounding = 1e-13 * (1 + tau * diffusion.activation().sector().hi() * 16);
          assertThat(v.norm()).isLessThanOrEqualTo(u.norm() * (1 + rounding));
          if (flux.decreasingDiffusivity()) {
            assertThat(diffusion.energy(v)).isLessThanOrEqualTo(diffusion.energy(u) * (1 + rounding) + rounding);
          }
        }
      }
    }
  }

  @Test
  void dataTerms() {
    Shape shape = new Shape(1, LENGTH);
    Signal u = random(shape, 3);
    Signal f = random(shape, 4);
    for (Fidelity fidelity : fidelities(shape).subList(1, 3)) {
      Diffusion diffusion = new Diffusion(Convolution.difference(1, Boundary.NATURAL), Activation.of(new PeronaMalik(0.6)), fidelity);
      Architecture network = network(diffusion, 50, 3, 1);
      Certification certification = Certifier.certify(network);
      assertThat(certification.norm().proven()).isEqualTo(fidelity.constant());
      assertThat(certification.energy().proven()).isTrue();
      assertThat(CertificateChecker.check(certification.energy(), network)).isEmpty();
      Signal v = run(network, List.of(u, f));
      assertThat(diffusion.energy(v, f)).isLessThan(diffusion.energy(u, f));
      assertThat(fidelity.constant() ? v.norm() : 0).isLessThanOrEqualTo(Math.max(u.norm(), f.norm()));
    }
  }

  /**
   * Two signals move apart although the norms of both fall: {@code y (1 + y^2)/(1 + y^2 + 2 tau)} has slopes of up to 9/8, seen
   * near {@code y^2 = 6 tau}.
   */
  @Test
  void notNonexpansive() {
    Architecture network = network(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1)), 1000, 1, 1);
    double largest = 0;
    for (double jump = 0; jump < 60; jump += 0.05) {
      Signal u = Signal.of(-jump, jump);
      Signal v = Signal.of(-jump - 0.005, jump + 0.005);
      largest = Math.max(largest, run(network, List.of(u)).distance(run(network, List.of(v))) / u.distance(v));
    }
    assertThat(largest).isBetween(1.12, 1.126);
    assertThat(Certifier.certify(network).nonexpansive().proven()).isFalse();
    assertThat(Certifier.certify(network).nonexpansive().hypotheses().get(0)).contains("move with the state");
  }

  @Test
  void refusals() {
    Convolution k = Convolution.difference(1, Boundary.NATURAL);
    assertThatIllegalArgumentException().isThrownBy(() -> SemiImplicit.of(Diffusion.of(k, new ForwardBackward(1)), 1, 1))
        .withMessageContaining("inf g =").withMessageContaining("use the explicit scheme");
    assertThatIllegalArgumentException().isThrownBy(() -> SemiImplicit.of(Diffusion.of(new Mirror(), new PeronaMalik(1)), 1, 1))
        .withMessageContaining("bank of filters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SemiImplicit(Diffusion.of(k, new PeronaMalik(1)), StepSize.ofLimit(1), 1))
        .withMessageContaining("nothing limits");
    assertThatIllegalArgumentException().isThrownBy(() -> SemiImplicit.of(Diffusion.of(k, new PeronaMalik(1)), 1, 0))
        .withMessageContaining("steps = 0");
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
      largest = Math.max(largest, run(network, List.of(u)).norm() / Math.max(u.norm(), Double.MIN_NORMAL));
    }
    assertThat(largest).isGreaterThan(1.05);
    Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));
    for (Certificate each : List.of(Certifier.certify(network(diffusion, 0.5, 1, 1)).norm(),
        Certifier.certify(network(diffusion, 0.5, 1, 1)).energy())) {
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
    Certification certification = Certifier.certify(network(diffusion, 3, 1, 1));
    refused(certification.norm(), system -> solved(system, -3, system.data(), system.diffusion(), system.weights()));
    refused(certification.norm(), system -> solved(system, 3, new DataTerm(DiffusionBounds.Weights.CONSTANT, 1, ""), system.diffusion(), system.weights()));
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
    assertThat(CertificateChecker.check(certification.norm(), network(other, 3, 1, 1))).isNotEmpty();
    Certificate explicit = Certifier.certify(Tracer.trace(Explicit.of(diffusion, 0.5, 1), 1)).norm();
    assertThat(CertificateChecker.check(explicit, network(diffusion, 3, 1, 1))).isNotEmpty();
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
