package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.verification.Claims.CHARBONNIER;
import static org.residua.verification.Claims.K;
import static org.residua.verification.Claims.LINEAR;
import static org.residua.verification.Claims.PERONA_MALIK;
import static org.residua.verification.Claims.certify;
import static org.residua.verification.Claims.claims;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Tracer;
import org.residua.api.signal.Signal;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Horizon;

/** Exactly the claims of the theory, and never more. */
final class CertifierTest {

  /** One sentence each, no dump of a record. */
  @Test
  void certificatesReadAsSentences() {
    Certification all = certify(Explicit.of(PERONA_MALIK, 0.5, 7));
    assertThat(all.norm()).hasToString(
        "Proven: the Euclidean norm never grows (norm-decreasing), after every step, for these numbers.");
    assertThat(all.energy()).hasToString("Proven: the energy never grows (energy-decreasing), after every step, for these "
        + "numbers.");
    assertThat(all.nonexpansive().toString()).startsWith("Unknown: nothing is proven of the Euclidean distance, because ")
        .contains("not monotone").endsWith(".");
    // What is stored is the name, not the sentence.
    assertThat(CertificateJson.write(all.norm()).replaceAll("\\s", "")).contains("\"claim\":\"NORM_DECREASING\"");
    assertThat(all.toString()).hasLineCount(6).doesNotContain("Certificate[", "Optional", all.digest());
    Certification structural = Certifier.certifyStructure(Tracer.trace(
        new SymmetricResidualBlock(StepSize.ofLimit(1), CHARBONNIER), 1));
    assertThat(structural.norm().toString()).endsWith(", for every admissible value of the parameters.");
    assertThat(Certificate.unknown(Claim.UNKNOWN.norm(), "no claim was asked for"))
        .hasToString("Unknown: nothing is proven, because no claim was asked for.");
    assertThat(Claim.NONEXPANSIVE).hasToString("nonexpansive (the Euclidean distance of two signals never grows)");
    assertThat(Claim.UNKNOWN).hasToString("unknown (nothing is proven)");
  }

  @Test
  void explicitPeronaMalikAtTheLimit() {
    Explicit scheme = Explicit.of(PERONA_MALIK, 0.5, 7);
    assertThat(claims(scheme)).containsExactly(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING);
    assertThat(certify(scheme).nonexpansive().hypotheses().get(0)).contains("not monotone", "-0.125");
    assertThat(certify(scheme).norm().horizon()).isEqualTo(Horizon.EVERY_STEP);
  }

  @Test
  void monotoneExplicitStepsHaveAllClaims() {
    for (Diffusion diffusion : List.of(CHARBONNIER, LINEAR)) {
      assertThat(claims(Explicit.of(diffusion, 0.5, 3))).containsExactly(
          Claim.NORM_DECREASING, Claim.ENERGY_DECREASING, Claim.NONEXPANSIVE);
    }
  }

  @Test
  void frozenCycles() {
    for (Diffusion diffusion : List.of(PERONA_MALIK, CHARBONNIER)) {
      Fsi scheme = Fsi.of(diffusion, 0.5, 5, 3);
      assertThat(claims(scheme)).containsExactly(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING);
      assertThat(certify(scheme).nonexpansive().hypotheses().get(0)).contains("frozen");
      assertThat(certify(scheme).norm().horizon()).isEqualTo(Horizon.EVERY_CYCLE);
    }
    assertThat(claims(Fsi.of(LINEAR, 0.5, 5, 3))).containsExactly(
        Claim.NORM_DECREASING, Claim.ENERGY_DECREASING, Claim.NONEXPANSIVE);
  }

  @Test
  void runningCyclesAreUnknown() {
    for (Diffusion diffusion : List.of(PERONA_MALIK, CHARBONNIER)) {
      Fsi running = new Fsi(diffusion, StepSize.fixed(0.5), 5, 3, false);
      assertThat(claims(running)).isEmpty();
      assertThat(certify(running).norm().hypotheses().get(0)).contains("run within the cycle");
    }
    assertThat(claims(new Fsi(LINEAR, StepSize.fixed(0.5), 5, 3, false))).hasSize(3);
  }

  @Test
  void beyondTheLimit() {
    Certification all = certify(new Explicit(LINEAR, StepSize.unchecked(Math.nextUp(0.5)), 1));
    for (Certificate certificate : List.of(all.norm(), all.energy(), all.nonexpansive())) {
      assertThat(certificate.proven()).isFalse();
      assertThat(certificate.hypotheses().get(0)).contains("exceeds 0.5");
    }
    assertThat(claims(new Fsi(PERONA_MALIK, StepSize.unchecked(0.6), 5, 1, true))).isEmpty();
  }

  @Test
  void stepsThatRunBackwardsOrRoundToTheLimitAreUnknown() {
    for (Flux flux : List.of(new Linear(), new PeronaMalik(1), new Charbonnier(1))) {
      for (double tau : new double[] {-1, -1e-3, -1e-30}) {
        assertThat(claims(Rows.of(Diffusion.of(K, flux), List.of(Row.explicit(tau)), false))).isEmpty();
      }
    }
    assertThat(claims(new SymmetricResidualBlock(1e-30, PERONA_MALIK)))
        .containsExactly(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING);
  }

  @Test
  void otherTablesAreUnknown() {
    assertThat(claims(Rows.of(LINEAR, Tables.rkl2(0.6, 4), false))).isEmpty();
    assertThat(claims(Rows.of(PERONA_MALIK, Tables.rkl2(0.1, 4), false))).isEmpty();
    assertThat(claims(Rows.of(LINEAR, List.of(Row.extrapolated(0.5, 1.9)), true))).isEmpty();
  }

  @Test
  void dataTerms() {
    Activation flux = Activation.of(new PeronaMalik(1));
    Diffusion constant = new Diffusion(K, flux, Fidelity.of(1));
    // The norm's limit is 2/6, the energy's 2/5: the nearest double of one is below it, of the other above.
    assertThat(constant.limit().norm()).contains(2.0 / 6);
    assertThat(constant.limit().energy()).contains(Math.nextDown(2.0 / 5));
    assertThat(claims(new SymmetricResidualBlock(2.0 / 6, constant)))
        .containsExactly(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING);
    assertThat(claims(new SymmetricResidualBlock(Math.nextUp(2.0 / 6), constant)))
        .containsExactly(Claim.ENERGY_DECREASING);
    assertThat(claims(new SymmetricResidualBlock(Math.nextDown(2.0 / 5), constant)))
        .containsExactly(Claim.ENERGY_DECREASING);
    assertThat(claims(new SymmetricResidualBlock(2.0 / 5, constant))).isEmpty();
    assertThat(claims(new SymmetricResidualBlock(0.41, constant))).isEmpty();
    Diffusion inpainting = new Diffusion(K, flux, new Fidelity.Weights(Signal.of(1, 0, 1)));
    assertThat(claims(new SymmetricResidualBlock(0.3, inpainting))).containsExactly(Claim.ENERGY_DECREASING);
    Diffusion monotone = new Diffusion(K, Activation.of(new Charbonnier(1)), Fidelity.of(1));
    assertThat(claims(new SymmetricResidualBlock(Math.nextDown(2.0 / 5), monotone)))
        .containsExactly(Claim.ENERGY_DECREASING, Claim.NONEXPANSIVE);
    assertThat(claims(Fsi.of(constant, 0.2, 3, 1))).isEmpty();
  }

  /** Two steps of one diffusion towards two targets descend on two energies, even when the targets are inputs. */
  @Test
  void twoTargets() {
    Diffusion d = new Diffusion(K, Activation.of(new PeronaMalik(1)), Fidelity.of(1));
    assertThat(claims(new Pulled(d, List.of(1, 1)))).containsExactly(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING);
    assertThat(claims(new Pulled(d, List.of(1, 2)))).containsExactly(Claim.NORM_DECREASING);
    assertThat(certify(new Pulled(d, List.of(1, 2))).energy().hypotheses().get(0)).contains("different targets");
    assertThat(claims(new Pulled(d, List.of(0)))).containsExactly(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING);
  }

  /** A target that moves with the state: its step may move two states apart, and descends on no energy of a fixed target. */
  @Test
  void aTargetMadeOfTheState() {
    Diffusion d = new Diffusion(K, Activation.of(new Charbonnier(1)), Fidelity.of(1));
    Certification all = certify(new Chasing(d));
    assertThat(all.nonexpansive().hypotheses().get(0)).contains("the target of the data term depends on the state");
    assertThat(all.energy().hypotheses().get(0)).contains("the target of the data term is not an input");
    assertThat(all.norm().hypotheses().get(0)).contains("only the factor 3.0");
  }

  /** {@code f = 2 h - u}. */
  private record Chasing(Diffusion diffusion) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V target = a.combine(List.of(2.0, -1.0), List.of(in.get(1), in.get(0)));
      return List.of(a.gradientStep(StepSize.unchecked(0.25), diffusion, List.of(in.get(0), target)));
    }
  }

  @Test
  void frozenCyclesOfForwardAndBackwardDiffusion() {
    Diffusion d = Diffusion.of(K, new ForwardBackward(1));
    Certification all = certify(new Fsi(d, StepSize.unchecked(0.5), 5, 1, true));
    for (Certificate certificate : List.of(all.norm(), all.energy(), all.nonexpansive())) {
      assertThat(certificate.hypotheses().get(0)).contains("the diffusivity takes negative values");
    }
  }

  /**
   * Steps of one diffusion on input 0.
   *
   * @param diffusion with a data term
   * @param targets the inputs that are their targets
   */
  private record Pulled(Diffusion diffusion, List<Integer> targets) implements Block {

    @Override
    public int inputs() {
      return 3;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V u = in.get(0);
      for (int target : targets) {
        u = a.gradientStep(StepSize.unchecked(0.25), diffusion, List.of(u, in.get(target)));
      }
      return List.of(u);
    }
  }
}
