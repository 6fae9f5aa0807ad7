package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.verification.MaximumPrincipleCases.D;
import static org.residua.verification.MaximumPrincipleCases.SOME;
import static org.residua.verification.MaximumPrincipleCases.diffusion;
import static org.residua.verification.MaximumPrincipleCases.steps;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepSize;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.schemes.Explicit;
import org.residua.schemes.SemiImplicit;
import org.residua.verification.MaximumPrincipleCases.Case;
import org.residua.verification.MaximumPrincipleCases.Written;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Horizon;
import org.residua.verification.certificate.Proof;

/**
 * Which computations are certified to keep the range of their inputs. Each hypothesis has a computation that lacks it alone: it
 * leaves the range, gets no certificate, and a forged one is refused.
 */
final class MaximumPrincipleCertificatesTest {

  /** What rounding may add to a sample, relative to the largest: a thousand operations, and systems of condition 2^10. */
  private static final double ROUNDING = 0x1p-33;

  private static Certificate certify(Architecture network) {
    Certificate range = Certifier.certify(network).range();
    assertThat(CertificateChecker.check(range, network)).isEmpty();
    return range;
  }

  @ParameterizedTest
  @MethodSource("org.residua.verification.MaximumPrincipleCases#kept")
  void theRangeIsKept(Case each) {
    Certificate range = certify(each.network());
    assertThat(range.claim()).as("%s", range).isEqualTo(Claim.MAXIMUM_PRINCIPLE);
    assertThat(CertificateJson.read(CertificateJson.write(range))).isEqualTo(range);
    assertThat(each.adversary().range()).isLessThan(ROUNDING);
  }

  /** Layer by layer a step is a sum with the adjoint of its filters. */
  @Test
  void expandedStepsKeepItAsWell() {
    for (double tau : new double[] {0.5, 0.505}) {
      Architecture layers = new Case("", steps(D, new PeronaMalik(1), tau)).network().expanded();
      assertThat(certify(layers).proven()).as("tau = %s", tau).isEqualTo(tau == 0.5);
    }
  }

  @ParameterizedTest
  @MethodSource("org.residua.verification.MaximumPrincipleCases#lost")
  void withoutAHypothesisTheRangeIsLeftAndAForgeryIsRefused(Case each) {
    Certificate range = certify(each.network());
    assertThat(range.proven()).isFalse();
    assertThat(range.hypotheses()).singleElement().asString().contains(each.reason());
    assertThat(each.adversary().range()).isGreaterThan(1e-4);
    assertThat(CertificateChecker.check(forged(each.network()))).contains("the stored numbers do not prove maximum-principle");
  }

  private static Certificate forged(Architecture network) {
    Proof proof = Recorder.record(network).proof();
    return Certifier.sealed(new Certificate(Claim.MAXIMUM_PRINCIPLE, "range", 1, Horizons.of(proof, Claim.MAXIMUM_PRINCIPLE),
        List.of("trust me"), List.of(), Optional.of(proof), ""), Certifier.digest(proof));
  }

  /** Too little to be seen beside rounding, or where no result is, and still no theorem; an iteration may end where it began. */
  @Test
  void whatCannotBeSeenIsNotClaimedEither() {
    for (Case each : List.of(new Case("nearly", Written.NEARLY_A_MEAN, "nearly but not exactly 1"),
        new Case("started outside", Written.STARTED_OUTSIDE, "together 2.0 and not 1"),
        new Case("indefinite now and then", Written.VALUES_AS_WEIGHTS, "not known to be nonnegative"))) {
      assertThat(certify(each.network()).hypotheses()).singleElement().asString().contains(each.reason());
      assertThat(CertificateChecker.check(forged(each.network()))).contains("the stored numbers do not prove maximum-principle");
    }
  }

  @Test
  void whatACertificateSays() {
    Diffusion pulled = diffusion(D, new PeronaMalik(2), SOME);
    Certificate steps = certify(new Case("", new Explicit(pulled, StepSize.unchecked(0.25), 3)).network());
    assertThat(steps).hasToString(
        "Proven: no sample leaves the range of the inputs (maximum-principle), after every step, for these numbers.");
    assertThat(steps.hypotheses()).hasSize(5).startsWith("min <= v_i <= max of the samples of all inputs, channel by channel",
        "inf g = 0.0 >= 0")
        .anySatisfy(text -> assertThat(text)
            .contains("tau = 0.25 <= 0.25 = 1/(g_max d + max c), g_max = 1.0, d = 2.0, max c = 2.0"))
        .last().asString().startsWith("exact arithmetic: ");
    assertThat(certify(new Case("", SemiImplicit.of(pulled, 7, 1)).network()).hypotheses())
        .anySatisfy(text -> assertThat(text).contains("x = b + tau C f, C >= 0 with w >= 0, tau = 7.0 >= 0: an M-matrix"));
    assertThat(certify(new Case("", Written.MEAN).network()).horizon()).isEqualTo(Horizon.OUTPUT);
    assertThat(Certifier.certify(new Case("", Written.ENLARGED).network()).range())
        .hasToString("Unknown: nothing is proven of the range, because values are extrapolated with the weight -0.5, which may"
            + " enlarge their range.");
  }

  /** A user's flux keeps the range by their word, which the certificate has to say. */
  @Test
  void whatIsAssumedIsSaid() {
    Architecture network = new Case("", steps(D, new Believed(new PeronaMalik(1)), 0.5)).network();
    assertThat(certify(network).hypotheses()).anySatisfy(text -> assertThat(text).startsWith("ASSUMED, not proven: "));
    assertThat(CertificateChecker.check(forged(network))).singleElement().asString()
        .startsWith("no hypothesis says what is taken on trust");
  }

  /** Nothing is known of weights that may take any values. */
  @Test
  void notForAllFilters() {
    Architecture network = Tracer.trace(new Explicit(Diffusion.of(D, new PeronaMalik(1)), StepSize.ofLimit(1), 2), 1);
    assertThat(certify(network).proven()).isTrue();
    assertThat(Certifier.certifyStructure(network).norm().proven()).isTrue();
    assertThat(Certifier.certifyStructure(network).range().hypotheses()).singleElement().asString()
        .contains("no filter bank whose weights are known");
  }
}
