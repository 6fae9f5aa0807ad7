package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.certificate.Certificate;
import org.residua.api.certificate.Claim;
import org.residua.api.certificate.Condition;
import org.residua.api.certificate.Condition.BoxFilterWeights;
import org.residua.api.certificate.Condition.Factors;
import org.residua.api.certificate.Condition.Nonnegative;
import org.residua.api.certificate.Condition.StepBound;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;

/** Tampered certificates are refused: some cannot even be made, the others the checker sees. */
final class CertificateCheckerTest {

  private static final Convolution K = Convolution.difference(1, Boundary.NATURAL);
  private static final Diffusion PERONA_MALIK = Diffusion.of(K, new PeronaMalik(1));

  private static final Certification STEP =
      Certifier.certify(Tracer.trace(Explicit.of(PERONA_MALIK, 0.5, 1), 1));
  private static final Certification CYCLE =
      Certifier.certify(Tracer.trace(Fsi.of(PERONA_MALIK, 0.5, 4, 1), 1));
  private static final Certification LINEAR =
      Certifier.certify(Tracer.trace(Fsi.of(Diffusion.of(K, new Linear()), 0.5, 4, 1), 1));

  @Test
  void whatTheCertifierMakesStands() {
    for (Certification all : List.of(STEP, CYCLE, LINEAR)) {
      for (Certificate certificate : List.of(all.norm(), all.energy(), all.nonexpansive())) {
        assertThat(CertificateChecker.check(certificate)).isEmpty();
      }
    }
  }

  @Test
  void conditionsThatFailCannotBeStored() {
    for (Condition broken : List.of(
        new StepBound(Math.nextUp(0.5), "g_max", 1, 4, 0), new StepBound(-0.1, "g_max", 1, 4, 0),
        new StepBound(Double.NaN, "g_max", 1, 4, 0), new StepBound(0.5, "g_max", 1, 4.1, 0),
        new StepBound(0.5, "g_max", 1, 4, 0.1), new Nonnegative("g", -1e-300),
        new BoxFilterWeights(List.of(1.0), List.of(0.0)), new BoxFilterWeights(List.of(), List.of()),
        new BoxFilterWeights(List.of(2.0 / 3, 1.3), List.of(1 - 2.0 / 3, -0.3)),
        new Factors(List.of(1.5, 0.7), 1))) {
      assertThatThrownBy(() -> with(STEP.norm(), broken)).as("%s", broken)
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("does not hold");
    }
  }

  @Test
  void missingConditionsAreSeen() {
    for (Certificate certificate : List.of(STEP.norm(), STEP.energy(), CYCLE.norm(), CYCLE.energy(),
        LINEAR.norm(), LINEAR.energy(), LINEAR.nonexpansive())) {
      refused(without(certificate, condition -> true), "no step bound");
      refused(without(certificate, condition -> condition instanceof StepBound), "no step bound");
    }
    refused(without(STEP.norm(), condition -> condition instanceof Nonnegative), "the sign of g ");
    refused(without(CYCLE.energy(), condition -> condition instanceof Nonnegative), "the sign of g ");
    refused(without(CYCLE.energy(), named("-dg/d(s^2)")), "-dg/d(s^2)");
    refused(without(LINEAR.nonexpansive(), named("g - g_max")), "g - g_max");
  }

  @Test
  void anotherClaimOnTheSameConditionsIsSeen() {
    refused(as(STEP.norm(), Claim.NONEXPANSIVE), "g - g_max");
    refused(as(STEP.norm(), Claim.ENERGY_DECREASING), "-dg/d(s^2)");
    refused(as(STEP.energy(), Claim.NORM_DECREASING), "L+ does not prove norm-decreasing");
    refused(as(STEP.energy(), Claim.NONEXPANSIVE), "L+ does not prove nonexpansive");
    refused(as(CYCLE.norm(), Claim.NONEXPANSIVE), "g - g_max");
    refused(as(CYCLE.norm(), Claim.ENERGY_DECREASING), "-dg/d(s^2)");
    refused(as(CYCLE.energy(), Claim.NONEXPANSIVE), "g - g_max");
  }

  @Test
  void anotherBoundIsSeen() {
    for (double bound : new double[] {0.5, 2, Double.NaN}) {
      Certificate c = STEP.norm();
      refused(new Certificate(c.claim(), c.norm(), bound, c.horizon(), c.hypotheses(), c.conditions()), "bound");
    }
    refused(with(STEP.norm(), new Factors(List.of(1.5), 2)), "factors of at most 2.0");
    assertThat(CertificateChecker.check(
        new Certificate(Claim.UNKNOWN, "Euclidean", Double.NaN, "none", List.of(), List.of())))
        .containsExactly("an unknown without a reason");
  }

  private static void refused(Certificate certificate, String fault) {
    assertThat(CertificateChecker.check(certificate)).as("%s", certificate)
        .anySatisfy(text -> assertThat(text).contains(fault));
  }

  private static Predicate<Condition> named(String name) {
    return condition -> condition instanceof Nonnegative n && n.name().equals(name);
  }

  private static Certificate without(Certificate certificate, Predicate<Condition> dropped) {
    return conditions(certificate, all -> all.stream().filter(dropped.negate()).toList());
  }

  private static Certificate with(Certificate certificate, Condition further) {
    return conditions(certificate, all -> {
      List<Condition> more = new ArrayList<>(all);
      more.add(further);
      return more;
    });
  }

  private static Certificate conditions(Certificate c, UnaryOperator<List<Condition>> change) {
    return new Certificate(
        c.claim(), c.norm(), c.bound(), c.horizon(), c.hypotheses(), change.apply(c.conditions()));
  }

  private static Certificate as(Certificate c, Claim claim) {
    return new Certificate(claim, c.norm(), c.bound(), c.horizon(), c.hypotheses(), c.conditions());
  }
}
