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
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Scaled;
import org.residua.networks.ResidualBlock;
import org.residua.networks.Stack;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Horizon;

/** What is claimed of blocks made of blocks, of general layers, and of values that nobody reads. */
final class CompositionClaimsTest {

  @Test
  void compositions() {
    Block two = new Stack(List.of(Explicit.of(PERONA_MALIK, 0.5, 2), Explicit.of(CHARBONNIER, 0.5, 2)));
    assertThat(claims(two)).containsExactly(Claim.NORM_DECREASING);
    assertThat(certify(two).energy().hypotheses().get(0)).contains("different energies");
    Block same = new Stack(List.of(Explicit.of(PERONA_MALIK, 0.5, 2), Fsi.of(PERONA_MALIK, 0.25, 4, 2)));
    assertThat(claims(same)).containsExactly(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING);
    Block spoilt = new Stack(List.of(Explicit.of(LINEAR, 0.5, 2),
        new Explicit(LINEAR, StepSize.unchecked(0.6), 1)));
    assertThat(claims(spoilt)).isEmpty();
  }

  @Test
  void aGeneralResidualBlockHasOnlyAFactor() {
    Convolution other = Convolution.of(Boundary.NATURAL, -1, 1);
    Parameter bias = new Parameter("b", List.of(1), 0.5);
    Certification all = certify(new ResidualBlock(K, bias, Activation.of(new Charbonnier(1)), other.adjoint()));
    assertThat(all.norm().hypotheses().get(0)).contains("bias");
    assertThat(all.nonexpansive().hypotheses().get(0)).contains("only the factor 5.0");
    assertThat(all.energy().proven()).isFalse();
  }

  /** A step is recognised in its layers by what they are: the norm and distances of one, but no energy. */
  @Test
  void anExpandedStepIsAMapOfOneValue() {
    Certification all = Certifier.certify(Tracer.trace(Explicit.of(CHARBONNIER, 0.5, 1), 1).expanded());
    assertThat(all.norm().proven()).isTrue();
    assertThat(all.norm().horizon()).isEqualTo(Horizon.OUTPUT);
    assertThat(all.nonexpansive().proven()).isTrue();
    assertThat(all.energy().hypotheses().get(0)).contains("only through steps");
    Certification beyond = Certifier.certify(Tracer.trace(
        new Explicit(CHARBONNIER, StepSize.unchecked(Math.nextUp(0.5)), 1), 1).expanded());
    assertThat(beyond.norm().hypotheses().get(0)).contains("only the factor 1.0000000000000004", "eigenvalues");
  }

  /** Hypotheses are about what the claim rests on: not about values that nobody reads, or that do not move with the state. */
  @Test
  void hypothesesAreAboutLiveLines() {
    Certification all = certify(new Aside());
    assertThat(all.norm().hypotheses()).noneMatch(text -> text.contains("7.0"));
    assertThat(all.norm().horizon()).isEqualTo(Horizon.EVERY_STEP);
    Block shrunk = new Stack(List.of(new Scaling(0.1), new Explicit(PERONA_MALIK, StepSize.unchecked(1), 1)));
    assertThat(certify(shrunk).norm().hypotheses())
        .anyMatch(text -> text.startsWith("tau = 1.0 outside 0 .. 0.5") && text.contains("alone it may grow"));
    Certification target = certify(new FarTarget());
    assertThat(target.nonexpansive().proven()).isTrue();
    assertThat(target.nonexpansive().hypotheses()).noneMatch(text -> text.contains("7.0"));
    assertThat(target.nonexpansive().horizon()).isEqualTo(Horizon.EVERY_STEP);
    assertThat(target.norm().proven()).isFalse();
  }

  /** A step, beside one beyond its limit that nobody reads. */
  private record Aside() implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      a.gradientStep(StepSize.unchecked(7), PERONA_MALIK, in);
      return List.of(a.gradientStep(StepSize.unchecked(0.5), PERONA_MALIK, in));
    }
  }

  private record Scaling(double factor) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.apply(new Scaled(factor, new Identity()), in.get(0)));
    }
  }

  /** A step towards a target that was itself stepped too far. */
  private record FarTarget() implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      Diffusion pulled = new Diffusion(K, Activation.of(new Charbonnier(1)), Fidelity.of(1));
      V target = a.gradientStep(StepSize.unchecked(7), PERONA_MALIK, List.of(in.get(1)));
      return List.of(a.gradientStep(StepSize.unchecked(0.25), pulled, List.of(in.get(0), target)));
    }
  }

  /** Each claim has a horizon of its own. */
  @Test
  void horizons() {
    Certification frozen = certify(Rows.of(PERONA_MALIK, List.of(Row.explicit(0.5), Row.explicit(0.25)), true));
    assertThat(frozen.norm().horizon()).isEqualTo(Horizon.EVERY_STEP);
    assertThat(frozen.energy().horizon()).isEqualTo(Horizon.EVERY_CYCLE);
    assertThat(certify(Fsi.of(LINEAR, 0.5, 5, 3)).nonexpansive().horizon()).isEqualTo(Horizon.EVERY_CYCLE);
    List<Row> fed = Tables.fed(0.5, 3);
    SemiIteration table = new SemiIteration(LINEAR, fed, true, new Argument.BoxFilter(0.5));
    assertThat(certify(new Rows(table)).norm().horizon()).isEqualTo(Horizon.EVERY_CYCLE);
    Block mixed = new Stack(List.of(Explicit.of(PERONA_MALIK, 0.5, 2), Fsi.of(PERONA_MALIK, 0.5, 4, 1)));
    assertThat(certify(mixed).norm().horizon()).isEqualTo(Horizon.EVERY_CYCLE);
    assertThat(certify(Explicit.of(PERONA_MALIK, 0.5, 1000)).energy().horizon()).isEqualTo(Horizon.EVERY_STEP);
  }
}
