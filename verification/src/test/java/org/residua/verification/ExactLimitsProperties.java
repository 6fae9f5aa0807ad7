package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepLimit;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.ShiftedSoftplus;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.verification.certificate.Claim;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.Problems;

/** A step of at most its limit satisfies the inequality of the theorem exactly, and the next double does not. */
final class ExactLimitsProperties {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private static BigDecimal bracket(double tau, double constant, double squaredNorm, double data) {
    return new BigDecimal(constant).multiply(new BigDecimal(squaredNorm)).add(new BigDecimal(data))
        .multiply(new BigDecimal(tau));
  }

  private static void largest(double tau, double constant, double squaredNorm, double data) {
    assertThat(bracket(tau, constant, squaredNorm, data)).isLessThanOrEqualTo(TWO);
    if (tau < Double.MAX_VALUE) {
      assertThat(bracket(Math.nextUp(tau), constant, squaredNorm, data)).isGreaterThan(TWO);
    }
  }

  @Property
  void limitsAreTheLargestDoubles(@ForAll(supplier = Problems.WithData.class) Problem problem) {
    for (Diffusion d : java.util.List.of(problem.diffusion(), Problems.with(problem, Fidelity.none()).diffusion())) {
      double square = d.operator().norm().upperSquared();
      double c = d.fidelity().largest();
      if (square > 0) {
        d.limit().norm().ifPresent(tau -> largest(tau, d.activation().sector().hi(), square, 2 * c));
        largest(d.limit().energy().orElseThrow(), d.activation().slope().hi(), square, c);
        d.limit().nonexpansive().ifPresent(tau -> largest(tau, d.activation().slope().hi(), square, c));
      }
    }
  }

  /** At each limit the claim is proven, and the checker agrees; one double later it is not. */
  @Property
  void claimsEndAtTheirLimits(@ForAll(supplier = Problems.WithData.class) Problem problem) {
    Diffusion d = problem.diffusion();
    if (d.operator().norm().upper() > 0) {
      d.limit().norm().ifPresent(tau -> ends(d, tau, problem, Claim.NORM_DECREASING));
      ends(d, d.limit().energy().orElseThrow(), problem, Claim.ENERGY_DECREASING);
      d.limit().nonexpansive().ifPresent(tau -> ends(d, tau, problem, Claim.NONEXPANSIVE));
    }
  }

  private static void ends(Diffusion d, double tau, Problem problem, Claim claim) {
    Certification at = certify(d, tau, problem);
    assertThat(at.of(claim).proven()).as("%s", at.of(claim)).isTrue();
    assertThat(CertificateChecker.check(at.of(claim))).isEmpty();
    assertThat(certify(d, Math.nextUp(tau), problem).of(claim).proven()).isFalse();
  }

  private static Certification certify(Diffusion d, double tau, Problem problem) {
    return Certifier.certify(Runs.trace(new SymmetricResidualBlock(tau, d), problem.inputs()));
  }

  @Example
  void extremeNumbers() {
    assertThat(StepLimit.largest(0, 4, 0)).isInfinite();
    assertThat(StepLimit.largest(1, 0, 0)).isInfinite();
    assertThat(StepLimit.largest(1, 4, 0)).isEqualTo(0.5);
    assertThat(StepLimit.largest(1, Double.POSITIVE_INFINITY, 0)).isZero();
    assertThat(StepLimit.largest(1, 1, Double.POSITIVE_INFINITY)).isZero();
    assertThat(StepLimit.largest(1, Double.MIN_VALUE, 0)).isEqualTo(Double.MAX_VALUE);
    largest(StepLimit.largest(1, Double.MAX_VALUE, 0), 1, Double.MAX_VALUE, 0);
    largest(StepLimit.largest(1e-3, 3e-300, 0), 1e-3, 3e-300, 0);
  }

  /** With a data term the norm needs {@code 2 c}, where the energy needs {@code c}: the guard asks for the norm's limit. */
  @Example
  void theGuardAsksForTheNormsLimitWhereItIsAClaim() {
    Convolution k = Convolution.difference(1, Boundary.NATURAL);
    Diffusion d = new Diffusion(k, Activation.of(new PeronaMalik(1)), Fidelity.of(1));
    double norm = d.limit().norm().orElseThrow();
    double energy = d.limit().energy().orElseThrow();
    assertThat(norm).isLessThan(energy);
    assertThat(d.limit().certified()).isEqualTo(norm);
    assertThat(Explicit.of(d, norm, 1).tau()).isEqualTo(norm);
    for (double tau : new double[] {Math.nextUp(norm), energy}) {
      assertThatThrownBy(() -> Explicit.of(d, tau, 1)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("exceeds", "2/(g_max ||K||^2 + 2 c)", "norm may grow");
      assertThatThrownBy(() -> Fsi.of(d, tau, 3, 1)).isInstanceOf(IllegalArgumentException.class);
    }
    // Slopes up to 1, diffusivities up to 1 as well, but monotone: all three differ only by the data term.
    Diffusion softplus = new Diffusion(k, Activation.of(new ShiftedSoftplus(1)), Fidelity.of(1));
    assertThat(softplus.limit().certified()).isLessThan(softplus.limit().nonexpansive().orElseThrow());
  }

  /** The message tells a step from its limit, however near. */
  @Example
  void theMessageShowsTheDifference() {
    Diffusion d = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Charbonnier(1));
    for (double tau : new double[] {Math.nextUp(0.5), 0.50000001, 0.5000001}) {
      assertThatThrownBy(() -> Explicit.of(d, tau, 1)).hasMessageContaining("tau = " + tau + " exceeds 0.5 = 2/");
    }
    assertThat(StepGuard.values()).hasSize(2);
  }
}
