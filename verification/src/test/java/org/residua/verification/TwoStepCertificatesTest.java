package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.verification.TwoStepCases.ball;
import static org.residua.verification.TwoStepCases.certify;
import static org.residua.verification.TwoStepCases.check;
import static org.residua.verification.TwoStepCases.diffusion;
import static org.residua.verification.TwoStepCases.forged;
import static org.residua.verification.TwoStepCases.frankel;
import static org.residua.verification.TwoStepCases.grown;
import static org.residua.verification.TwoStepCases.proven;
import static org.residua.verification.TwoStepCases.table;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Weickert;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.DuFortFrankel;
import org.residua.schemes.HeavyBall;
import org.residua.schemes.Pace;
import org.residua.schemes.SolverChoice;
import org.residua.verification.TwoStepCases.Table;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Horizon;
import org.residua.verification.certificate.ProofLine;

/** What is proven of schemes that read two iterates, and what is not. */
final class TwoStepCertificatesTest {

  /** Norm, energy, distance, energy with momentum, powers; one table, a table that goes on, and repeated tables alike. */
  @Test
  void theTableOfClaimsOfDuFortAndFrankel() {
    Fidelity weights = new Fidelity.Weights(Signal.of(0, 1, 2, 1));
    for (int steps : new int[] {2, 3, 64, 65, 100, 129, 1000}) {
      Diffusion monotone = diffusion(new Charbonnier(1));
      Diffusion pm = diffusion(new PeronaMalik(1));
      assertThat(proven(frankel(monotone, 0.3, steps, 1))).containsExactly(true, true, true, true, true);
      assertThat(proven(frankel(pm, 0.3, steps, 1))).containsExactly(true, true, false, true, true);
      assertThat(proven(frankel(pm, 0.5, steps, 1.5))).containsExactly(false, true, false, true, false);
      assertThat(proven(frankel(pm, 0.6, steps, 1))).containsExactly(false, false, false, false, false);
      assertThat(proven(frankel(pm, 0.6, steps, 0.8))).containsExactly(false, false, false, false, false);
      assertThat(proven(frankel(pm, 0.3, steps, 0.99))).containsExactly(false, false, false, false, false);
      assertThat(proven(frankel(diffusion(new Linear()), 1e4, steps, 1))).containsExactly(true, false, true, false, true);
      assertThat(proven(frankel(diffusion(new Linear()), 1e4, steps, 0.99))).containsExactly(false, false, false, false, false);
      assertThat(proven(frankel(diffusion(new Weickert(1)), 0.2, steps, 1))).containsExactly(true, true, false, true, true);
      assertThat(proven(frankel(diffusion(new ForwardBackward(1)), 0.2, steps, 1.2)))
          .containsExactly(false, true, false, true, false);
      assertThat(proven(frankel(diffusion(new Charbonnier(1), Fidelity.of(0.5)), 0.2, steps, 1.3)))
          .containsExactly(true, true, true, true, true);
      assertThat(proven(frankel(diffusion(new Charbonnier(1), Fidelity.of(0.5)), 0.2, steps, 1.2)))
          .containsExactly(false, true, true, true, false);
      assertThat(proven(frankel(diffusion(new Charbonnier(1), weights), 0.1, steps, 1.7)))
          .containsExactly(false, true, true, true, false);
    }
  }

  @Test
  void theTableOfClaimsOfTheHeavyBall() {
    for (int steps : new int[] {2, 3, 64, 65, 100, 1000}) {
      assertThat(proven(ball(diffusion(new PeronaMalik(1)), 0.25, steps, 0.5))).containsExactly(false, true, false, true, false);
      assertThat(proven(ball(diffusion(new PeronaMalik(1)), Math.nextUp(0.25), steps, 0.5)))
          .containsExactly(false, false, false, false, false);
      assertThat(proven(ball(diffusion(new Linear()), 0.25, steps, 0.5))).containsExactly(false, true, false, true, true);
      assertThat(proven(ball(diffusion(new Linear()), 0.74, steps, 0.5))).containsExactly(false, false, false, false, true);
      assertThat(proven(ball(diffusion(new Linear()), 0.76, steps, 0.5))).containsExactly(false, false, false, false, false);
      assertThat(proven(ball(diffusion(new Charbonnier(1), Fidelity.of(1)), 0.2, steps, 0.5)))
          .containsExactly(false, true, false, true, false);
      assertThat(proven(ball(diffusion(new Charbonnier(1), Fidelity.of(1)), 0.21, steps, 0.5)))
          .containsExactly(false, false, false, false, false);
      assertThat(proven(ball(diffusion(new PeronaMalik(1)), 0.5, steps, 0))).containsExactly(true, true, false, false, false);
    }
  }

  /** At the limits as they are computed, for any numbers; one double beyond, nothing. */
  @Test
  void theUsualStepsAreWithinTheirTheorems() {
    Random random = new Random(5);
    for (int k = 0; k < 300; k++) {
      Diffusion d = new Diffusion(Convolution.difference(1 + k % 3, List.of(Boundary.values()).get(k % 4)),
          Activation.of(new Charbonnier(1)), k % 2 == 0 ? Fidelity.none() : Fidelity.of(random.nextDouble()));
      double beta = random.nextDouble();
      HeavyBall usual = (HeavyBall) HeavyBall.FAMILY.make(d, StepSize.fixed(1e-6),
          new Pace(70, 1, true, OptionalDouble.of(beta), SolverChoice.USUAL));
      double tau = HeavyBall.FAMILY.usual(d, new Pace(70, 1, true, usual.beta(), SolverChoice.USUAL));
      assertThat(certify(new HeavyBall(d, StepSize.fixed(tau), 70, usual.beta())).momentum().proven()).as("beta %s", beta)
          .isTrue();
      assertThat(certify(new HeavyBall(d, StepSize.unchecked(tau * (1 + 2e-15)), 70, usual.beta())).momentum().proven())
          .isFalse();
      double longest = DuFortFrankel.FAMILY.usual(d, Pace.of(70, 1));
      double part = random.nextDouble();
      assertThat(certify(DuFortFrankel.of(d, longest * part, 70)).momentum().proven()).as("part %s", part).isTrue();
      assertThat(certify(DuFortFrankel.of(d, longest * (1 + 4e-15), 70)).momentum().proven()).isFalse();
      assertThat(certify(DuFortFrankel.of(d, longest, 70)).energy().proven()).isTrue();
    }
  }

  /** Frozen diffusivities of a nonlinear flux: the norm for every tau, and the energy of the cycle, as g falls. */
  @Test
  void frozenTablesForEveryTau() {
    Diffusion pm = diffusion(new PeronaMalik(0.3));
    for (double r : new double[] {1.5, 7, 1e4, 1e300}) {
      Row row = Row.extrapolated(2 / (1 + 1 / r));
      Block frozen = new Table(table(pm, Row.explicit(), row, 300, true));
      assertThat(proven(frozen)).containsExactly(true, true, false, false, false);
      for (int seed = 0; seed < 20; seed++) {
        assertThat(grown(frozen, seed)).isLessThanOrEqualTo(1 + 1e-12);
      }
      assertThat(certify(new Table(table(pm, Row.explicit(), row, 300, false))).norm().proven()).isFalse();
    }
  }

  /** Each hypothesis about the rows themselves, and about data terms, beside a table for which it holds. */
  @Test
  void theHypothesesAboutRunningRows() {
    Diffusion pm = diffusion(new PeronaMalik(0.3));
    Diffusion heat = diffusion(new Linear());
    assertThat(norm(pm, Row.explicit(), new Row(1, 0.75, 0.25, 0, 0))).isTrue();
    assertThat(norm(pm, Row.explicit(), new Row(1, 0.75, 0.375, 0, 0))).isFalse();
    assertThat(norm(pm, new Row(1, 0.75, 0.375, 0, 0), new Row(1, 0.75, 0.25, 0, 0))).isFalse();
    assertThat(norm(heat, Row.explicit(), new Row(1, 1.5, -0.5, 0, 0))).isTrue();
    assertThat(norm(heat, Row.explicit(0.5), new Row(1, 1.5, -0.5, 0, 0))).isFalse();
    assertThat(norm(heat, Row.extrapolated(1.25), new Row(1, 1.5, -0.5, 0, 0))).isFalse();
    assertThat(certify(new Table(table(heat, Row.extrapolated(0.9, 1.5), Row.extrapolated(0.9, 1.5), 9, false))).powers()
        .proven()).isTrue();
    assertThat(certify(new Table(table(heat, Row.extrapolated(0.9, 1.25), Row.extrapolated(0.9, 1.5), 9, false))).powers()
        .proven()).isFalse();
    assertThat(norm(heat, Row.explicit(), new Row(1, 1.5, -0.25, 0, 0))).isFalse();
    assertThat(norm(heat, Row.explicit(), new Row(1, 2.5, -1.5, 0, 0))).isFalse();
    assertThat(norm(pm, Row.explicit(), new Row(1, 0.5, 0.25, 0.5, 0))).isFalse();
    assertThat(norm(pm, Row.explicit(), new Row(1, 0.5, 0.25, 0, 9))).isFalse();
    Certificate negative = certify(frankel(diffusion(new ForwardBackward(1)), 0.2, 9, 1.2)).momentum();
    for (Claim claim : List.of(Claim.NORM_DECREASING, Claim.NONEXPANSIVE)) {
      Certificate dressed = new Certificate(claim, claim.norm(), 1, Horizon.EVERY_CYCLE, negative.hypotheses(),
          negative.domains(),
          negative.proof(), "");
      assertThat(check(dressed, 1, negative.proof().orElseThrow())).isNotEmpty();
    }
    Fidelity weights = new Fidelity.Weights(Signal.of(0, 1, 2, 1));
    assertThat(proven(frankel(diffusion(new Charbonnier(1), weights), 0.1, 9, 3)))
        .containsExactly(false, true, true, true, false);
    assertThat(proven(frankel(diffusion(new Charbonnier(1), Fidelity.of(2)), 0.1, 9, 3)))
        .containsExactly(true, true, true, true, true);
    assertThat(proven(frankel(diffusion(new Linear(), Fidelity.of(2)), 0.3, 9, 3)))
        .containsExactly(false, true, true, true, false);
  }

  private static boolean norm(Diffusion d, Row first, Row row) {
    boolean proven = certify(new Table(table(d, first, row, 9, false))).norm().proven();
    ProofLine.TwoStep line = new ProofLine.TwoStep(0, -1, 0, scaled(first), scaled(row), 8);
    Certificate sound = certify(frankel(d, 0.4, 9, 1)).norm();
    assertThat(forged(sound, _ -> line).isEmpty()).as("the checker agrees").isEqualTo(proven);
    return proven;
  }

  private static Row scaled(Row row) {
    return row.scaled(0.5);
  }

  /** Where the square of the norm is no double any more, nothing is claimed, whatever the step: 2e160 squared is. */
  @Test
  void squaresBeyondAllDoublesProveNothing() {
    Diffusion steep = Diffusion.of(Convolution.of(Boundary.PERIODIC, -1e160, 1e160), new Linear());
    assertThat(proven(ball(steep, 1e-313, 9, 0.5))).containsExactly(false, false, false, false, false);
  }

  /**
   * Each hypothesis of the argument: weights up to 2 that sum to 1 exactly, one tau, no terms of the start, a plain first row.
   */
  @Test
  void theArgumentOfExtrapolationIsHeldAgainstTheRows() {
    Row good = Row.extrapolated(1.9);
    assertThat(bound(List.of(Row.explicit(), good, Row.extrapolated(0.3 + 0.25), Row.extrapolated(2)), 1, 2)).isTrue();
    assertThat(bound(List.of(Row.explicit(), Row.extrapolated(Math.nextUp(2.0))), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), new Row(1, -0.5, 1.5, 0, 0)), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), new Row(1, 1.9, Math.nextUp(1 - 1.9), 0, 0)), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), new Row(1, 1.9, 1 - 1.9, 1e-9, 0)), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), new Row(1, 1.9, 1 - 1.9, 0, 1e-9)), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), Row.extrapolated(0.9, 1.9)), 1, 2)).isFalse();
    assertThat(bound(List.of(good, good), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), good), 1, Math.nextUp(2.0))).isFalse();
    assertThat(bound(List.of(Row.explicit(-1), Row.extrapolated(-1, 1.9)), -1, 2)).isFalse();
  }

  private static boolean bound(List<Row> rows, double tau, double rho) {
    return PolynomialBound.of(rows, new Argument.Extrapolation(tau), 1, rho).proven();
  }
}
