package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Linear;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.Explicit;
import org.residua.schemes.Implicit;
import org.residua.schemes.SemiImplicit;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.OperatorBound;

/**
 * The maximum principle for banks of differences of two samples, at any distance, in any number of channels: where it is
 * proven it holds for inputs that were searched for the opposite, and just beyond its limit it does not.
 */
final class MaximumPrincipleProperties {

  /**
   * Rounding of a few steps and systems, relative to the largest sample: within unstable layers it grows by {@code 2^26} at most.
   */
  private static final double ROUNDING = 0x1p-27;
  private static final int NETWORKS = 2;

  /** One to three channels, one or two responses of each, {@code c (u_j - u_i)} with one, two or three samples between. */
  @Provide
  Arbitrary<Convolution> differences() {
    return Combinators.combine(Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 2),
        Arbitraries.integers().between(2, 4), Arbitraries.integers().between(1, 3),
        Arbitraries.of(Boundary.NATURAL, Boundary.REFLECTING, Boundary.PERIODIC), Arbitraries.longs().withoutEdgeCases())
        .as((channels, responses, taps, dilation, boundary, seed) -> {
          SplittableRandom random = new SplittableRandom(seed);
          double[] weights = new double[channels * responses * taps];
          for (int m = 0; m < weights.length; m += taps) {
            int first = random.nextInt(taps - 1);
            double c = random.nextDouble(0.3, 2) * (random.nextBoolean() ? 1 : -1);
            weights[m + first] = -c;
            weights[m + first + 1 + random.nextInt(taps - 1 - first)] = c;
          }
          return new Convolution(new Parameter("K", List.of(channels * responses, 1, taps), weights), boundary, channels,
              dilation);
        });
  }

  private static Shape shape(Convolution k, long seed) {
    return new Shape(k.inputs(), k.stencil().reach() + (int) Math.floorMod(seed, 9L));
  }

  private static Architecture trace(Block block, Convolution k) {
    int[] channels = new int[block.inputs()];
    Arrays.fill(channels, k.inputs());
    return Tracer.trace(block, channels);
  }

  /** Explicit steps within their limit, semi-implicit and implicit ones of any size, data terms of all kinds. */
  @Property
  void stepsWithinTheirLimitsKeepTheRange(@ForAll("differences") Convolution k, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Shape shape = shape(k, seed);
    List<Flux> fluxes = BuiltinFluxes.all(random.nextDouble(0.1, 3)).stream().filter(flux -> flux.sector().lo() >= 0).toList();
    Fidelity weights = new Fidelity.Weights(
        Signal.planar(shape, random.doubles(shape.size(), -1, 2).map(c -> Math.max(0, c)).toArray()));
    Fidelity fidelity = List.of(Fidelity.none(), Fidelity.of(random.nextDouble(0.1, 3)), weights).get(random.nextInt(3));
    Diffusion diffusion = new Diffusion(k, Activation.of(fluxes.get(random.nextInt(fluxes.size()))), fidelity);
    double tau = Math.pow(10, random.nextDouble(-2, 2));
    Block scheme = List.<Block>of(new Explicit(diffusion, StepSize.unchecked(limit(diffusion)), 2),
        SemiImplicit.of(diffusion, tau, 2), Implicit.of(diffusion, tau, 1)).get(random.nextInt(3));
    Architecture network = trace(scheme, k);
    Certificate range = Certifier.certify(network).range();
    assertThat(range.proven()).as("%s", range).isTrue();
    assertThat(CertificateChecker.check(range, network)).isEmpty();
    assertThat(new Adversary(network, shape, seed).range()).as("%s", range).isLessThan(ROUNDING);
  }

  private static double limit(Diffusion diffusion) {
    Architecture network = trace(new Explicit(diffusion, StepSize.unchecked(1), 1), (Convolution) diffusion.operator());
    return Ranges.limit(Recorder.record(network).proof().diffusions().get(0), bound(network));
  }

  private static OperatorBound bound(Architecture network) {
    return Recorder.record(network).proof().operators().get(0);
  }

  /** Whatever a user builds of such differences. */
  @Property
  void whatIsProvenOfAnyNetworkHolds(@ForAll("differences") Convolution k, @ForAll long seed) {
    for (long number = seed; number < seed + NETWORKS; number++) {
      Shape shape = shape(k, number);
      Architecture traced = trace(new RandomNetwork(k, shape, number), k);
      Architecture network = Math.floorMod(number, 3L) == 0 ? traced.expanded() : traced;
      Certificate range = Certifier.certify(network).range();
      assertThat(CertificateChecker.check(range, network)).as("seed %s: %s", number, range).isEmpty();
      if (range.proven()) {
        assertThat(new Adversary(network, shape, number).range()).as("seed %s: %s", number, range).isLessThan(ROUNDING);
      }
    }
  }

  @Example
  void itIsOftenProvenAndOftenNot() {
    Convolution k = Convolution.difference(1, Boundary.PERIODIC);
    long proven = IntStream.range(0, 400).filter(seed ->
        Certifier.certify(trace(new RandomNetwork(k, new Shape(1, 8), seed), k)).range().proven()).count();
    assertThat(proven).isBetween(20L, 200L);
  }

  /**
   * A hundredth beyond the limit a single sample turns over, for the linear flux; what reflects is counted with up to twice
   * too much.
   */
  @Property
  void beyondTheLimitTheyDoNot(@ForAll("differences") Convolution k) {
    Diffusion diffusion = Diffusion.of(k, new Linear());
    Signal peak = unit(k, 3 * k.stencil().reach());
    double sharp = 1 / square(k, peak);
    assertThat(limit(diffusion)).isBetween((k.boundary() == Boundary.REFLECTING ? 0.49 : 1 - 1e-12) * sharp, (1 + 1e-12) * sharp);
    Block beyond = new Explicit(diffusion, StepSize.unchecked(1.01 * sharp), 1);
    assertThat(Certifier.certify(trace(beyond, k)).range().hypotheses().get(0)).contains("exceeds");
    double[] v = Runs.direct(beyond, List.of(peak)).channel(channel(peak));
    assertThat(Arrays.stream(v).min().orElseThrow()).isBetween(-0.0101, -0.0099);
  }

  /** The single sample with the largest {@code ||K e||^2}, a diagonal entry of {@code K^T K}. */
  private static Signal unit(Convolution k, int length) {
    Shape shape = new Shape(k.inputs(), length);
    return IntStream.range(0, shape.size()).mapToObj(i -> {
      double[] samples = new double[shape.size()];
      samples[i] = 1;
      return Signal.planar(shape, samples);
    }).max(Comparator.comparingDouble(u -> square(k, u))).orElseThrow();
  }

  private static double square(Convolution k, Signal u) {
    double norm = k.apply(u).norm();
    return norm * norm;
  }

  private static int channel(Signal unit) {
    return IntStream.range(0, unit.shape().channels()).filter(c -> Arrays.stream(unit.channel(c)).sum() > 0).findFirst()
        .orElseThrow();
  }

  /** No length has a diagonal entry above what the certifier counts with. */
  @Property
  void theDegreeIsABoundForAllLengths(@ForAll("differences") Convolution k) {
    OperatorBound bound = bound(trace(new Explicit(Diffusion.of(k, new Linear()), StepSize.unchecked(1e-3), 1), k));
    assertThat(Incidence.refusal(bound)).isEmpty();
    int shortest = k.boundary() == Boundary.NATURAL ? k.stencil().reach() : 1;
    for (int length = shortest; length < shortest + 12; length++) {
      assertThat(square(k, unit(k, length))).isLessThanOrEqualTo(Incidence.degree(bound).doubleValue() * (1 + 1e-12));
    }
  }
}
