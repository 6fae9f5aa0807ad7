package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residua.verification.Proving.isCertified;
import static org.residua.verification.Proving.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.LinearOperator;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;
import org.residua.networks.Network;
import org.residua.schemes.denoiser.Denoised;
import org.residua.schemes.denoiser.Denoiser;
import org.residua.schemes.denoiser.Finding;
import org.residua.schemes.denoiser.Frame;
import org.residua.schemes.denoiser.Risk;
import org.residua.schemes.denoiser.Wavelet;
import org.residua.verification.certificate.Certificate;

/** What the denoiser makes of a signal is one network: certified for complete data, expanded and run anywhere with the same bits. */
final class DenoiserNetworkTest {

  private static final Path REFERENCES =
      Path.of("..", "schemes", "src", "test", "resources", "org", "residua", "schemes", "denoiser");
  private static final int[] THREADS = {1, 2, 3, 7};

  private static Signal reference(String name) throws IOException {
    return Signal.of(Files.readAllLines(REFERENCES.resolve(name)).stream().skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[1])).toArray());
  }

  private static Signal step(int n, long seed) {
    Random random = new Random(seed);
    return Signal.of(IntStream.range(0, n).mapToDouble(i -> (i < n / 2 ? 0 : 8) + random.nextGaussian()).toArray());
  }

  private static Architecture network(Denoised denoised) {
    return denoised.channels().get(0).network();
  }

  @ParameterizedTest
  @CsvSource({"blocks, 256", "bumps, 256", "heavisine, 256", "doppler, 256",
    "blocks, 2048", "bumps, 2048", "heavisine, 2048", "doppler, 2048"})
  void theNetworkIsCertifiedAndExpandedToTheSameBits(String name, int n) throws IOException {
    Signal y = reference(name + "_100_" + n + ".csv");
    for (Denoiser.Choice choice : Denoiser.Choice.values()) {
      Denoised denoised = Denoiser.automatic().choosing(choice).denoise(y);
      Architecture network = network(denoised);
      isCertified(network);
      assertThat(denoised.signal().norm()).isLessThanOrEqualTo(y.norm());
      assertThat(new Network(network).expanded().run(y)).isEqualTo(denoised.signal());
      for (Engine engine : Providers.all()) {
        assertThat(Runs.planned(network, engine, List.of(y))).as(engine.name()).isEqualTo(denoised.signal());
        assertThat(Runs.planned(network.expanded(), engine, List.of(y))).as(engine.name()).isEqualTo(denoised.signal());
      }
    }
  }

  /** Probes, risks, choice and result: by any engine on any number of threads. */
  @ParameterizedTest
  @CsvSource({"heavisine, 256", "bumps, 256"})
  void everyEngineChoosesTheSame(String name, int n) throws IOException {
    Signal y = reference(name + "_100_" + n + ".csv");
    Denoised expected = Denoiser.automatic().on(Engines.plain()).denoise(y);
    for (Engine engine : Providers.all()) {
      for (int threads : THREADS) {
        Denoised found = Denoiser.automatic().on(engine.on(threads)).denoise(y);
        assertThat(found.signal()).as("%s on %d threads", engine.name(), threads).isEqualTo(expected.signal());
        assertThat(found.channels().get(0).candidates()).isEqualTo(expected.channels().get(0).candidates());
        assertThat(Certifier.certify(network(found)).digest()).isEqualTo(Certifier.certify(network(expected)).digest());
      }
    }
  }

  /** Windows of a long signal, some of them without samples: the last piece of a worker need not be that of the next. */
  @Test
  void gapsOfLongSignals() {
    double[] y = step(40_000, 3).channel(0);
    for (int i = 0; i < y.length; i++) {
      y[i] = i % 17 == 0 || (i > 9_000 && i < 20_500) ? Double.NaN : y[i];
    }
    Denoiser denoiser = Denoiser.automatic().fillingGaps();
    Denoised one = denoiser.on(Engines.preferred().on(1)).denoise(Signal.of(y));
    assertThat(denoiser.on(Engines.preferred().on(3)).denoise(Signal.of(y)).signal()).isEqualTo(one.signal());
    assertThat(one.signal().isFinite()).isTrue();
    assertThat(one.signal().get(0, 5_000)).isBetween(-0.5, 0.5);
    assertThat(one.signal().get(0, 35_000)).isBetween(7.5, 8.5);
  }

  /** A block that refuses: what it says comes out of a worker as it is. */
  @Test
  void aCandidateMayRefuse() {
    Signal y = step(100, 4);
    for (int threads : THREADS) {
      Engine engine = Engines.preferred().on(threads);
      assertThatThrownBy(() -> Risk.of(y, 1, _ -> new FrameStepTest.Step(Convolution.of(Boundary.NATURAL, new double[200]), 1), engine))
          .as("%d threads", threads).isExactlyInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Filled samples pull less than the others: no theorem about the norm, and the certificate says why. */
  @Test
  void missingSamplesAreNotCertified() {
    double[] y = step(300, 1).channel(0);
    for (int i = 40; i < 60; i++) {
      y[i] = Double.NaN;
    }
    for (Denoiser.Choice choice : Denoiser.Choice.values()) {
      assertThat(refused(network(Denoiser.automatic().choosing(choice).fillingGaps().denoise(Signal.of(y)))))
          .contains("a data term with different weights does not keep norms");
    }
  }

  /** Edges alone: the maximum principle, of the samples that are there, also expanded and proven again from its numbers. */
  @Test
  void missingSamplesKeepTheirRangeByFirstDifferences() {
    double[] y = step(300, 1).channel(0);
    double[] there = IntStream.range(0, 300).filter(i -> i < 40 || i >= 60).mapToDouble(i -> y[i]).sorted().toArray();
    Arrays.fill(y, 40, 60, Double.NaN);
    Denoised denoised = Denoiser.automatic().choosing(Denoiser.Choice.SELECTED).fillingGaps().denoise(Signal.of(y));
    assertThat(denoised.channels().get(0).chosen()).singleElement().satisfies(tried -> assertThat(tried.name()).startsWith("edges"));
    Certificate range = Certifier.certify(network(denoised)).range();
    assertThat(range.proven()).as("%s", range).isTrue();
    assertThat(CertificateChecker.check(CertificateJson.read(CertificateJson.write(range)), network(denoised))).isEmpty();
    assertThat(Certifier.certify(network(denoised).expanded()).range().proven()).isTrue();
    assertThat(DoubleStream.of(denoised.signal().channel(0)).min().orElseThrow()).isGreaterThanOrEqualTo(there[0]);
    assertThat(DoubleStream.of(denoised.signal().channel(0)).max().orElseThrow()).isLessThanOrEqualTo(there[there.length - 1]);
  }

  /** Second differences go on where a summit is missing, above all that is there: no maximum principle, and it is not claimed. */
  @Test
  void missingSamplesLeaveTheirRangeByOthers() {
    Random random = new Random(1);
    double[] y = IntStream.range(0, 300).mapToDouble(i -> 9 - (i - 150) * (i - 150) / 2500.0
        + 0.02 * random.nextGaussian()).toArray();
    Arrays.fill(y, 130, 170, Double.NaN);
    double most = DoubleStream.of(y).filter(sample -> !Double.isNaN(sample)).max().orElseThrow();
    Denoised denoised = Denoiser.automatic().fillingGaps().denoise(Signal.of(y));
    assertThat(denoised.channels().get(0).chosen()).anySatisfy(tried -> assertThat(tried.name()).startsWith("smooth"));
    assertThat(DoubleStream.of(denoised.signal().channel(0)).max().orElseThrow()).isGreaterThan(most + 0.05);
    Certificate range = Certifier.certify(network(denoised)).range();
    assertThat(range.hypotheses()).singleElement().asString().contains("differences of two samples (order 1)",
        "2nd differences", "weighs 3 samples");
  }

  private static double[] uneven(int n, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, n).mapToDouble(i -> (i < n / 2 ? 0 : 8) + (0.3 + 1.4 * i / n) * random.nextGaussian()).toArray();
  }

  private static double[] coloured(int n, long seed) {
    Random random = new Random(seed);
    double[] y = new double[n];
    double w = 0;
    for (int i = 0; i < n; i++) {
      w = 0.6 * w + random.nextGaussian();
      y[i] = (i < n / 2 ? 0 : 8) + w;
    }
    return y;
  }

  private static double[] withErrors(double[] y, long seed) {
    Random random = new Random(seed);
    for (int k = 0; k < 15; k++) {
      y[8 + y.length * k / 15 + random.nextInt(y.length / 15 - 16)] += k % 2 == 0 ? 20 : -20;
    }
    return y;
  }

  /**
   * Noise that drifts, that is coloured, and outliers, by one of all candidates and by the mixture: networks certified like those for
   * white noise. What is certified begins with the cleaned samples.
   */
  @Test
  void tunedToTheNoiseItIsCertified() {
    List<double[]> all = List.of(uneven(1200, 1), coloured(2048, 2), withErrors(uneven(1200, 3), 4), withErrors(coloured(2048, 5), 6));
    List<String> fired = List.of("[DRIFT]", "[COLOUR]", "[DRIFT, OUTLIERS]", "[OUTLIERS, COLOUR]");
    for (int k = 0; k < all.size(); k++) {
      for (Denoiser.Choice choice : Denoiser.Choice.values()) {
        Denoised denoised = Denoiser.automatic().choosing(choice).denoise(Signal.of(all.get(k)));
        assertThat(denoised.channels().get(0).diagnosis().findings().stream().filter(Finding::fired).map(Finding::test).toList())
            .hasToString(fired.get(k));
        Signal start = denoised.channels().get(0).start();
        isCertified(network(denoised));
        assertThat(denoised.signal().norm()).isLessThanOrEqualTo(start.norm());
        assertThat(new Network(network(denoised)).expanded().run(start)).isEqualTo(denoised.signal());
        for (Engine engine : Providers.all()) {
          assertThat(Runs.planned(network(denoised), engine, List.of(start))).as(engine.name()).isEqualTo(denoised.signal());
        }
      }
    }
  }

  /** {@code u - tau K^T (g(D K u) K u)}: the level of the noise before a diffusivity, of any size, changes no bound. */
  private record Evened(LinearOperator k, Signal level, double tau) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      V details = algebra.apply(k, inputs.get(0));
      V weights = algebra.activate(Activation.of(new Charbonnier(1)).diffusivity(), algebra.apply(new Diagonal(level), details));
      return List.of(algebra.combine(List.of(1.0, -tau), List.of(inputs.get(0), algebra.apply(k.adjoint(), algebra.multiply(weights, details)))));
    }
  }

  @Test
  void stepsOfUnevenNoiseAreCertifiedUpToTheirLimit() {
    LinearOperator k = new Frame(Wavelet.SYM4, 3).details();
    SignalBuffer level = new SignalBuffer(new Shape(3, 128));
    for (int i = 0; i < 128; i++) {
      level.set(i % 3, i, 1e6 * (i + 1));
    }
    isCertified(Tracer.trace(new Evened(k, level.handOver(), 0.99), 1));
    assertThat(refused(new Evened(k, new SignalBuffer(new Shape(3, 128)).handOver(), 1.01))).contains("only the factor 1.");
    assertThat(network(Denoiser.automatic().denoise(Signal.of(uneven(1200, 1)))).nodes())
        .anyMatch(node -> node instanceof Node.Apply apply && apply.operator() instanceof Diagonal);
  }

  /** Where nothing is chosen the network is the identity. */
  @Test
  void whatStaysAsItIsIsCertified() {
    isCertified(network(Denoiser.automatic().denoise(Signal.of(1, 2, 3))));
  }

  /** Networks beside each other and their weighted sum. */
  private record Weighted(List<Double> weights, List<Architecture> networks) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(algebra.combine(weights, networks.stream().map(network -> network.express(algebra, inputs).get(0)).toList()));
    }
  }

  /** The weights of a mixture are multiples of {@code 2^-40}: one of these too much, and it is not convex any more. */
  @Test
  void oneUnitTooMuchIsNoConvexCombination() throws IOException {
    List<Architecture> networks = List.of(network(Denoiser.automatic().denoise(reference("bumps_100_256.csv"))),
        network(Denoiser.automatic().denoise(reference("doppler_100_256.csv"))));
    isCertified(Tracer.trace(new Weighted(List.of(0.25, 0.75), networks), 1));
    assertThat(refused(new Weighted(List.of(0.25 + 0x1p-40, 0.75), networks))).contains("only the factor 1.0000000000009095");
  }
}
