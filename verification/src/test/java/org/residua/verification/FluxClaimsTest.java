package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepLimit;
import org.residua.api.block.StepSize;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;
import org.residua.api.flux.FluxBank;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.TotalVariation;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Fsi;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;

/** What is claimed for a step of each flux with first differences, {@code ||K||^2 = 4}, and what is refused. */
class FluxClaimsTest {

  private static final Convolution K = Convolution.difference(1, Boundary.NATURAL);

  static List<Flux> fluxes() {
    return BuiltinFluxes.all();
  }

  /** Absent limits are the claims that no step size proves; the double nearest to 0.005 is above it. */
  @ParameterizedTest
  @CsvSource({
      "linear, 0.5, 0.5, 0.5", "charbonnier, 0.5, 0.5, 0.5", "perona-malik, 0.5, 0.5,",
      "exponential, 0.5, 0.5,", "weickert, 0.5, 0.5,", "tv, 0.004999999999999999, 0.004999999999999999, 0.004999999999999999",
      "huber, 0.5, 0.5, 0.5", "balanced, 0.5, 0.5,", "forward-backward, , 0.5,",
      "relu, 0.5, 0.5, 0.5", "tanh, 0.5, 0.5, 0.5", "shifted-softplus, 0.5, 0.5, 0.5",
      "spline, 0.5, 0.5,", "convex, 0.5, 0.5, 0.5"})
  void limits(String name, Double norm, Double energy, Double nonexpansive) {
    StepLimit limit = Diffusion.of(K, named(name)).limit();
    assertThat(limit.norm()).isEqualTo(Optional.ofNullable(norm));
    assertThat(limit.energy()).isEqualTo(Optional.ofNullable(energy));
    assertThat(limit.nonexpansive()).isEqualTo(Optional.ofNullable(nonexpansive));
  }

  private static Flux named(String name) {
    return fluxes().stream().filter(flux -> flux.name().equals(name)).findFirst().orElseThrow();
  }

  /** At its limit each claim is proven, just beyond it is not, and without a limit never. */
  @ParameterizedTest
  @MethodSource("fluxes")
  void certificates(Flux flux) {
    Diffusion diffusion = Diffusion.of(K, flux);
    for (Claim claim : List.of(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING, Claim.NONEXPANSIVE)) {
      Optional<Double> limit = limit(diffusion.limit(), claim);
      double tau = limit.orElse(1e-6);
      Certificate certificate = certify(diffusion, tau).of(claim);
      assertThat(certificate.proven()).as("%s, %s", claim, flux).isEqualTo(limit.isPresent());
      assertThat(CertificateChecker.check(certificate)).isEmpty();
      assertThat(certify(diffusion, Math.nextUp(tau)).of(claim).proven()).isFalse();
    }
  }

  private static Optional<Double> limit(StepLimit limit, Claim claim) {
    return switch (claim) {
      case NORM_DECREASING -> limit.norm();
      case ENERGY_DECREASING -> limit.energy();
      case NONEXPANSIVE -> limit.nonexpansive();
      case MOMENTUM_DECREASING, POWER_BOUNDED, MAXIMUM_PRINCIPLE, UNKNOWN -> Optional.empty();
    };
  }

  private static Certification certify(Diffusion diffusion, double tau) {
    return Certifier.certify(Tracer.trace(new SymmetricResidualBlock(tau, diffusion), 1));
  }

  @Test
  void forwardAndBackwardDiffusionGetsItsEnergyOnly() {
    Certification certification = certify(Diffusion.of(K, new ForwardBackward(1)), 0.5);
    assertThat(certification.norm().hypotheses().get(0)).contains("negative values");
    assertThat(certification.strongest().claim()).isEqualTo(Claim.ENERGY_DECREASING);
  }

  /** Frozen cycles lower the energy of even fluxes with decreasing diffusivity only. */
  @ParameterizedTest
  @MethodSource("fluxes")
  void frozenCycles(Flux flux) {
    Diffusion diffusion = Diffusion.of(K, flux);
    diffusion.limit().norm().ifPresent(tau -> {
      Certification certification =
          Certifier.certify(Tracer.trace(Fsi.of(diffusion, tau, 5, 1), 1));
      assertThat(certification.norm().proven()).isTrue();
      assertThat(certification.energy().proven()).isEqualTo(flux.decreasingDiffusivity());
    });
  }

  /** An activation alone: its sector bounds the norm, its slope the distances. */
  @ParameterizedTest
  @MethodSource("fluxes")
  void activations(Flux flux) {
    Certification certification = Certifier.certify(
        Tracer.trace(new Activated(Activation.of(flux)), 1));
    assertThat(certification.norm().proven()).isEqualTo(flux.sector().magnitude() <= 1);
    assertThat(certification.nonexpansive().proven()).isEqualTo(flux.slope().magnitude() <= 1);
  }

  /** One limit for all responses, that of the steepest flux; a step within the limit of the other one lets the norm grow. */
  @Test
  void banksAreCertifiedByTheirJoinedBounds() {
    Convolution k = Convolution.channelwise(2, Boundary.NATURAL, -1, 1);
    Diffusion diffusion = new Diffusion(k, Activation.of(FluxBank.of(new PeronaMalik(1), new TotalVariation(1, 0.1))),
        Fidelity.none());
    double tau = diffusion.limit().norm().orElseThrow();
    for (Claim claim : List.of(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING)) {
      Certificate certificate = certified(diffusion, tau).of(claim);
      assertThat(certificate.proven()).isTrue();
      assertThat(CertificateChecker.check(certificate)).isEmpty();
      assertThat(certified(diffusion, Math.nextUp(tau)).of(claim).proven()).isFalse();
    }
    Signal u = Signal.planar(new Shape(2, 4), new double[] {0, 0, 0, 0, 1e-3, -1e-3, 1e-3, -1e-3});
    DirectAlgebra algebra = new DirectAlgebra();
    assertThat(algebra.gradientStep(StepSize.unchecked(tau), diffusion, List.of(u)).norm()).isLessThan(u.norm());
    assertThat(algebra.gradientStep(StepSize.unchecked(0.5), diffusion, List.of(u)).norm()).isGreaterThan(10 * u.norm());
  }

  private static Certification certified(Diffusion diffusion, double tau) {
    return Certifier.certify(Tracer.trace(new SymmetricResidualBlock(tau, diffusion), 2));
  }

  @Test
  void aUsersBoundsAreAssumed() {
    Flux own = new Believed(new Linear());
    for (Certification certification : List.of(
        certify(Diffusion.of(K, own), 0.5),
        Certifier.certify(Tracer.trace(Fsi.of(Diffusion.of(K, own), 0.5, 3, 1), 1)),
        Certifier.certify(Tracer.trace(new Activated(Activation.of(own)), 1)))) {
      for (Claim claim : List.of(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING, Claim.NONEXPANSIVE)) {
        Certificate certificate = certification.of(claim);
        assertThat(CertificateChecker.check(certificate)).isEmpty();
        assertThat(certificate.proven() && certificate.hypotheses().stream()
            .noneMatch(line -> line.contains("ASSUMED, not proven: believed"))).isFalse();
      }
      assertThat(certification.norm().proven()).isTrue();
    }
  }

  /** The activation alone as a block. */
  private record Activated(Activation activation) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(algebra.activate(activation, inputs.get(0)));
    }
  }
}
