package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Linear;
import org.residua.api.flux.LinearSpline;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;

/** Convex combinations of certified maps, and maps {@code u - K^T (w . K u)}. */
final class BranchesTest {

  private static final Convolution K = Convolution.difference(1, Boundary.NATURAL);
  /** {@code ||K|| = 1}: the limit of the largest weight is 2. */
  private static final Convolution UNIT = Convolution.of(Boundary.PERIODIC, -0.5, 0.5);

  private static Certification certify(Block block) {
    return Certifier.certify(Tracer.trace(block, IntStream.range(0, block.inputs()).map(_ -> 1).toArray()));
  }

  /** A weighted sum of maps of one input. */
  private record Weighted(List<Double> weights, List<Block> maps) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.combine(weights, maps.stream().map(map -> map.express(a, in).get(0)).toList()));
    }
  }

  private static Block weighted(double... weights) {
    List<Block> maps = List.of(Explicit.of(Diffusion.of(K, new Charbonnier(1)), 0.5, 3),
        Explicit.of(Diffusion.of(Convolution.difference(2, Boundary.NATURAL), new Charbonnier(2)), 0.125, 2),
        Explicit.of(Diffusion.of(K, new Linear()), 0.4, 1));
    return new Weighted(IntStream.range(0, weights.length).mapToObj(k -> weights[k]).toList(),
        maps.subList(0, weights.length));
  }

  private static void claims(boolean expected, double... weights) {
    Certification all = certify(weighted(weights));
    assertThat(all.norm().proven()).as("%s", all.norm()).isEqualTo(expected);
    assertThat(all.nonexpansive().proven()).isEqualTo(expected);
    assertThat(CertificateChecker.check(all.norm())).isEmpty();
    assertThat(CertificateChecker.check(all.nonexpansive())).isEmpty();
  }

  @Test
  void convexCombinations() {
    claims(true, 0.25, 0.75);
    claims(true, 0.5, 0.25, 0.25);
    claims(true, 0.3, 0.3, 0.3);
    claims(true, 1, 0, 0);
    claims(true, 0x1p-30, 1 - 0x1p-30);
  }

  /** The sum counts in exact arithmetic: doubles that seem to sum to 1 may be above it. */
  @Test
  void sumsAreExact() {
    claims(false, 1 + 1e-9, -1e-9);
    claims(false, 0.5, 0.5 + 1e-9);
    claims(false, 1, 1e-9);
    claims(false, 0.5, 0.5, Double.MIN_VALUE);
    SplittableRandom random = new SplittableRandom(3);
    int above = 0;
    for (int k = 0; k < 200; k++) {
      double first = random.nextDouble();
      double second = random.nextDouble() * (1 - first);
      double third = 1 - first - second;
      java.math.BigDecimal exact = new java.math.BigDecimal(first).add(new java.math.BigDecimal(second))
          .add(new java.math.BigDecimal(third));
      boolean within = third >= 0 && exact.compareTo(java.math.BigDecimal.ONE) <= 0;
      above += within ? 0 : 1;
      claims(within, first, second, third);
    }
    assertThat(above).isBetween(20, 180);
  }

  /** A frozen cycle beside an explicit one: the norm only. */
  @Test
  void branchesKeepWhatAllOfThemHave() {
    Diffusion d = Diffusion.of(K, new Charbonnier(1));
    Certification all = certify(new Weighted(List.of(0.5, 0.5), List.of(Explicit.of(d, 0.5, 2), Fsi.of(d, 0.5, 4, 2))));
    assertThat(all.norm().proven()).isTrue();
    assertThat(all.nonexpansive().hypotheses().get(0)).contains("frozen");
    assertThat(all.energy().proven()).isFalse();
  }

  /**
   * {@code u - K^T (w . K u)}.
   *
   * @param source the input whose responses give the weights
   */
  private record Pulled(Convolution k, Flux flux, int source, double tau) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V w = a.activate(Activation.of(flux).diffusivity(), a.apply(k, in.get(source)));
      V pull = a.apply(k.adjoint(), a.multiply(w, a.apply(k, in.get(0))));
      return List.of(a.combine(List.of(1.0, -tau), List.of(in.get(0), pull)));
    }
  }

  /** Slopes of {@code Phi(s)/s} up to {@code most}. */
  private static Flux spline(double most) {
    return LinearSpline.of(new double[] {-1, 0, 1}, new double[] {-most, 0, most}, 0, 0);
  }

  /** Weights of any origin keep the norm; distances only where they do not come from the state. */
  @Test
  void weightsOfAnyOrigin() {
    for (Flux flux : List.of(new PeronaMalik(1), new Charbonnier(0.1), spline(1), spline(2))) {
      Certification own = certify(new Pulled(UNIT, flux, 0, 1));
      assertThat(own.norm().proven()).as("%s", own.norm()).isTrue();
      assertThat(own.nonexpansive().proven()).isFalse();
      Certification other = certify(new Pulled(UNIT, flux, 1, 1));
      assertThat(other.norm().proven()).isTrue();
      assertThat(other.nonexpansive().proven()).as("%s", other.nonexpansive()).isTrue();
      assertThat(CertificateChecker.check(other.nonexpansive())).isEmpty();
    }
    for (Certification all : List.of(certify(new Pulled(UNIT, spline(2.1), 0, 1)),
        certify(new Pulled(UNIT, spline(2.1), 1, 1)), certify(new Pulled(UNIT, spline(Math.nextUp(2.0)), 1, 1)),
        certify(new Pulled(UNIT, spline(1), 0, 2.1)), certify(new Pulled(UNIT, spline(1), 0, -1e-9)),
        certify(new Pulled(K, spline(1), 1, 0.51)))) {
      assertThat(all.norm().proven()).isFalse();
      assertThat(all.nonexpansive().proven()).isFalse();
      assertThat(all.norm().hypotheses().get(0)).contains("only the factor 1.", "eigenvalues");
    }
    assertThat(certify(new Pulled(K, spline(1), 1, 0.5)).norm().proven()).isTrue();
  }

  /** What is pulled at must be the state itself, and the operators adjoint to each other. */
  @Test
  void otherSumsAreBoundedByTheTriangleInequality() {
    assertThat(certify(new Shifted(true)).norm().hypotheses().get(0)).contains("only the factor 5.0", "triangle");
    assertThat(certify(new Shifted(false)).norm().hypotheses().get(0)).contains("only the factor 5.0", "triangle");
  }

  /** {@code u - K (g . K u)}: {@code K} twice is no square. */
  @Test
  void theOperatorItselfInThePlaceOfItsAdjoint() {
    Certification all = certify(new Twice());
    assertThat(all.norm().hypotheses().get(0)).contains("only the factor 2.0", "triangle");
    assertThat(all.nonexpansive().hypotheses().get(0)).contains("only the factor 2.0", "triangle");
  }

  private record Twice() implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V twice = a.apply(UNIT, a.activate(Activation.of(new Charbonnier(1)), a.apply(UNIT, in.get(0))));
      return List.of(a.combine(List.of(1.0, -1.0), List.of(in.get(0), twice)));
    }
  }

  /** {@code u - L^T (g . K u)} with another operator of the same weights, or of another value. */
  private record Shifted(boolean operator) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      Convolution back = operator ? Convolution.of(Boundary.NATURAL, -1, 1) : K;
      V from = operator ? in.get(0) : a.combine(List.of(1.0), List.of(in.get(0)));
      V pull = a.apply(back.adjoint(), a.activate(Activation.of(new Charbonnier(1)), a.apply(K, from)));
      return List.of(a.combine(List.of(1.0, -1.0), List.of(in.get(0), pull)));
    }
  }
}
