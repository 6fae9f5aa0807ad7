package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.residua.api.block.Diffusion;
import org.residua.api.certificate.Certificate;
import org.residua.api.certificate.Claim;
import org.residua.api.flux.Charbonnier;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.Problems;
import org.residua.verification.jqwik.SignalKind;
import org.residua.verification.jqwik.StabilityLaws;

/** Whatever the certifier proves about a random network holds for random inputs. */
final class SoundnessProperties {

  @Property
  void provenClaimsHold(@ForAll(supplier = Problems.Any.class) Problem problem, @ForAll long seed) {
    for (long k = 0; k < 8; k++) {
      provenClaims(problem, seed + k);
    }
  }

  private static List<Claim> provenClaims(Problem problem, long seed) {
    Shape shape = problem.shape();
    double bias = 0.1 * problem.u().norm() / Math.sqrt(shape.size());
    RandomNetwork network = RandomNetwork.of(problem, bias, seed);
    Certification all = Certifier.certify(Runs.trace(network.block(), problem.inputs()));
    // The bias adds at most 0.1 ||u|| M ||K|| once to what is rounded, inside the constant of its layer.
    double constant = 2 * network.constant();
    if (all.norm().proven()) {
      StabilityLaws.normDoesNotGrow(network.block(), problem.inputs(), 3, constant);
    }
    if (all.energy().proven()) {
      StabilityLaws.energyDoesNotGrow(network.block(), network.diffusion(), problem.inputs(), 3, constant);
    }
    if (all.nonexpansive().proven()) {
      StabilityLaws.nonexpansive(network.block(), problem.inputs(), problem.v(), constant);
    }
    List<Certificate> certificates = List.of(all.norm(), all.energy(), all.nonexpansive());
    assertThat(certificates).allSatisfy(c -> assertThat(CertificateChecker.check(c)).isEmpty());
    return certificates.stream().filter(Certificate::proven).map(Certificate::claim).toList();
  }

  /** The property above is not empty: each claim is proven for some networks and refused for others. */
  @Example
  void eachClaimIsOftenProvenAndOftenNot() {
    Diffusion d = Diffusion.of(Convolution.difference(2, Boundary.REFLECTING), new Charbonnier(0.3));
    Shape shape = new Shape(1, 17);
    Signal u = SignalKind.STEPS.signal(shape, 1, 5);
    Problem problem = new Problem(d, u, SignalKind.RANDOM.signal(shape, 1, 6), u, 1);
    Map<Claim, Integer> proven = new EnumMap<>(Claim.class);
    for (long seed = 0; seed < 400; seed++) {
      provenClaims(problem, seed).forEach(claim -> proven.merge(claim, 1, Integer::sum));
    }
    for (Claim claim : List.of(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING, Claim.NONEXPANSIVE)) {
      assertThat(proven.getOrDefault(claim, 0)).as("%s", claim).isBetween(20, 380);
    }
  }
}
