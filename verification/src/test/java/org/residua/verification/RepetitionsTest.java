package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Sum;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Explicit;
import org.residua.verification.certificate.Claim;

/** Repetitions are a power of a rule, not a walk. */
final class RepetitionsTest {

  private static final Convolution K = Convolution.difference(1, Boundary.NATURAL);

  /**
   * A body repeated on the first input, the others held.
   *
   * @param body what is repeated
   * @param times how often
   */
  private record Repeated(Block body, int times) implements Block {

    @Override
    public int inputs() {
      return body.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return algebra.repeat(body, times, in.subList(0, 1), in.subList(1, in.size()));
    }
  }

  private record Scale(double factor) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.apply(new Scaled(factor, new Identity()), in.get(0)));
    }
  }

  /**
   * {@code factor v(u)}.
   *
   * @param of {@code v}
   * @param factor the factor
   */
  private record Enlarged(Block of, double factor) implements Block {

    @Override
    public int inputs() {
      return of.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.apply(new Scaled(factor, new Identity()), of.express(a, in).get(0)));
    }
  }

  /** {@code u/2 + f share}. */
  private record Towards(double share) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.combine(List.of(0.5, share), in));
    }
  }

  private static Certification certify(Block block) {
    int[] channels = new int[block.inputs()];
    java.util.Arrays.fill(channels, 1);
    Certification[] found = new Certification[1];
    assertTimeout(Duration.ofSeconds(1), () -> found[0] = Certifier.certify(Tracer.trace(block, channels)));
    assertTimeout(Duration.ofSeconds(1), () -> assertThat(CertificateChecker.check(found[0].norm())).isEmpty());
    return found[0];
  }

  @Test
  void millionsOfSteps() {
    Diffusion d = Diffusion.of(K, new Charbonnier(1));
    Certification explicit = certify(Explicit.of(d, 0.5, 10_000_000));
    for (Claim claim : List.of(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING, Claim.NONEXPANSIVE)) {
      assertThat(explicit.of(claim).proven()).isTrue();
    }
    assertThat(certify(new Repeated(new SymmetricResidualBlock(0.5, d), 20_000_000)).energy().proven()).isTrue();
    Diffusion pulled = new Diffusion(K, Activation.of(new Charbonnier(1)), Fidelity.of(1));
    assertThat(certify(new Repeated(new SymmetricResidualBlock(0.3, pulled), 20_000_000)).norm().proven()).isTrue();
  }

  @Test
  void powersOfFactors() {
    assertThat(certify(new Repeated(new Scale(1 - 1e-9), 20_000_000)).norm().proven()).isTrue();
    assertThat(certify(new Repeated(new Scale(-1), 20_000_000)).nonexpansive().proven()).isTrue();
    assertThat(certify(new Repeated(new Scale(Math.nextUp(1.0)), 20_000_000)).norm().hypotheses().get(0))
        .contains("only the factor 1.00000000", "20000000 repetitions");
    assertThat(certify(new Repeated(new Scale(1.1), 20_000_000)).norm().hypotheses().get(0)).contains("overflow");
    assertThat(certify(new Repeated(new Repeated(new Scale(0.999), 20_000_000), 20_000_000)).norm().proven()).isTrue();
  }

  /** What is held comes in again each time: a factor below 1 does not shrink it. */
  @Test
  void heldValuesStay() {
    assertThat(certify(new Repeated(new Towards(0.5), 20_000_000)).norm().proven()).isTrue();
    assertThat(certify(new Repeated(new Towards(0.25), 20_000_000)).norm().proven()).isTrue();
    assertThat(certify(new Repeated(new Towards(0.6), 20_000_000)).norm().proven()).isFalse();
    assertThat(certify(new Repeated(new Towards(0.6), 20_000_000)).nonexpansive().proven()).isTrue();
    // u/2 + 0.4 f comes to rest at 0.8 f, which 1.3 times is larger than f.
    assertThat(certify(new Enlarged(new Repeated(new Towards(0.4), 20_000_000), 1.3)).norm().hypotheses().get(0))
        .contains("only the factor 1.07");
  }

  /**
   * Fixed points that only rounding reaches, decimal fractions of other scales, nested repetitions that shrink: the checker
   * proves what the certifier proves.
   */
  @Test
  void certifierAndCheckerAgree() {
    for (double share : new double[] {0.5, 0.6, 0.3, 1}) {
      for (double held : new double[] {0.5, 0.25, 1, 0.1}) {
        for (int times : new int[] {1, 2, 3, 4, 5, 10, 1000}) {
          Certification all = certify(new Mixed(1 - share * held, share, held, times));
          assertThat(CertificateChecker.check(all.norm())).as("%s %s %s", share, held, times).isEmpty();
          assertThat(CertificateChecker.check(all.nonexpansive())).isEmpty();
        }
      }
    }
    assertThat(certify(new Mixed(0.5, 1, 0.5, 10)).norm().proven()).isTrue();
    assertThat(certify(new Mixed(0.7, 0.6, 0.5, 10)).norm().proven()).isTrue();
  }

  /** {@code x <- own x + share f}, {@code f = held u}, again and again. */
  private record Mixed(double own, double share, double held, int times) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V f = a.apply(new Scaled(held, new Identity()), in.get(0));
      return a.repeat(new Sum(own, share), times, in, List.of(f));
    }
  }

  private record Sum(double own, double share) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.combine(List.of(own, share), in));
    }
  }

  /** A target that is scaled does not depend on the state, and its factor counts for the norm. */
  @Test
  void scaledTargets() {
    Diffusion d = new Diffusion(K, Activation.of(new Charbonnier(1)), Fidelity.of(1));
    Certification half = certify(new Pulled(d, 0.5));
    assertThat(half.norm().proven()).isTrue();
    assertThat(half.nonexpansive().proven()).isTrue();
    assertThat(half.energy().hypotheses().get(0)).contains("the target of the data term is not an input");
    Certification twice = certify(new Pulled(d, 2));
    assertThat(twice.norm().hypotheses().get(0)).contains("only the factor 2.0", "the target of the data term");
    assertThat(twice.nonexpansive().proven()).isTrue();
  }

  private record Pulled(Diffusion diffusion, double factor) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V target = a.apply(new Scaled(factor, new Identity()), in.get(1));
      return List.of(a.gradientStep(StepSize.unchecked(0.3), diffusion, List.of(in.get(0), target)));
    }
  }
}
