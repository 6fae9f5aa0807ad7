package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.jqwik.Operators;

/**
 * Whatever the certifier proves about a network that a user can build holds for inputs that were searched for the opposite,
 * and the checker proves it again.
 */
final class SoundnessProperties {

  /**
   * What rounding may add: errors of {@code 2^-53} are amplified inside unstable layers and tables of at most 6 rows, whose
   * products of factors stay below {@code 2^26} wherever a claim is proven.
   */
  private static final double ROUNDING = 0x1p-27;
  private static final int NETWORKS = 40;

  // Static, because jqwik makes an instance for each try.
  private static final Attacks ATTACKS = new Attacks();

  @AfterContainer
  static void report() {
    ATTACKS.write();
  }

  @Property
  void provenClaimsHold(@ForAll(supplier = Operators.Any.class) Convolution k, @ForAll long seed) {
    for (long number = 0; number < NETWORKS; number++) {
      attack(k, seed + number, ATTACKS);
    }
  }

  private static void attack(Convolution k, long seed, Attacks attacks) {
    Shape shape = new Shape(k.inputs(), k.stencil().reach() + (int) Math.floorMod(seed, 12L));
    if (k.outputs() < 1) {
      return;
    }
    RandomNetwork block = new RandomNetwork(k, shape, seed);
    Architecture traced = Tracer.trace(block, k.inputs(), k.inputs(), k.inputs());
    Architecture network = Math.floorMod(seed, 4L) == 0 ? traced.expanded() : traced;
    Certification all = Certifier.certify(network);
    Adversary adversary = new Adversary(network, shape, seed);
    for (Certificate certificate : List.of(all.norm(), all.energy(), all.nonexpansive(), all.momentum(), all.powers(),
        all.range())) {
      assertThat(CertificateChecker.check(certificate, network)).as("%s", certificate).isEmpty();
      if (certificate.proven()) {
        double factor = switch (certificate.claim()) {
          case NORM_DECREASING -> adversary.norm();
          case NONEXPANSIVE -> adversary.distance();
          case ENERGY_DECREASING, MOMENTUM_DECREASING -> 1 + energy(adversary, network);
          case MAXIMUM_PRINCIPLE -> 1 + adversary.range();
          case POWER_BOUNDED -> adversary.norm() / certificate.bound();
          case UNKNOWN -> 0;
        };
        attacks.add(certificate.claim(), factor);
        assertThat(factor).as("seed %s: %s", seed, certificate).isLessThanOrEqualTo(1 + ROUNDING);
      }
    }
  }

  private static double energy(Adversary adversary, Architecture network) {
    Recorder.Recorded recorded = Recorder.record(network);
    Descent.Fallen fallen = (Descent.Fallen) Energies.of(new PolynomialBounds(recorded.proof()));
    return adversary.energy(recorded.diffusions().get(fallen.diffusion()), fallen.target());
  }

  /** The property above is not empty: each claim is proven for some networks, and attacks come near to what is allowed. */
  @Example
  void eachClaimIsOftenProvenAndOftenNot() {
    Convolution k = Convolution.difference(2, Boundary.REFLECTING);
    Attacks attacks = new Attacks();
    for (long seed = 0; seed < 400; seed++) {
      attack(k, seed, attacks);
    }
    for (Claim claim : List.of(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING, Claim.NONEXPANSIVE)) {
      assertThat(attacks.count(claim)).as("%s", claim).isBetween(10, 300);
    }
    assertThat(attacks.largest(Claim.NORM_DECREASING)).isGreaterThan(1 - 1e-9);
    assertThat(attacks.largest(Claim.NONEXPANSIVE)).isGreaterThan(1 - 1e-9);
  }
}
