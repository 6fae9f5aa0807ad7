package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Huber;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.ShiftedSoftplus;
import org.residua.api.flux.Tanh;
import org.residua.api.flux.TotalVariation;
import org.residua.api.flux.Weickert;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;

/**
 * Stored results of whole computations. Scalar and vector kernels are compared with each other elsewhere; a change of
 * order in both at once, which changes every user's digests, shows only here. Whoever changes one on purpose says
 * so in the changelog.
 */
class GoldenDigestsTest {

  private static final List<Row> EXPLICIT = List.of(
      Row.explicit(0.25), Row.explicit(0.125), Row.explicit(0.0625), Row.explicit(0.25));
  private static final List<Row> ALL_TERMS = List.of(
      new Row(0.1, 1, 0, 0, 0.03), new Row(0.2, 1.3, -0.4, 0.1, -0.02), new Row(0.15, 0.5, 0.4, 0.1, 0));

  /**
   * A computation and its result.
   *
   * @param name what it is
   * @param iteration the rows, repeated 5 times
   * @param length of the signal
   * @param digest of the result
   */
  record Golden(String name, SemiIteration iteration, int length, String digest) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Row> fsi(int n) {
    return IntStream.range(0, n).mapToObj(k -> Row.extrapolated(0.125, (4.0 * k + 2) / (2.0 * k + 3))).toList();
  }

  private static Convolution bank(int outputs, int inputs, int taps, Boundary boundary) {
    double[] weights = Cases.values(outputs * inputs * taps, 0.25, 17);
    return new Convolution(new Parameter("K", List.of(outputs, inputs, taps), weights), boundary);
  }

  private static SemiIteration steps(Convolution k, Flux flux) {
    return new SemiIteration(Diffusion.of(k, flux), EXPLICIT, false);
  }

  private static SemiIteration coupled(Convolution k, Flux flux) {
    return new SemiIteration(new Diffusion(k, Activation.coupled(flux), Fidelity.none()), EXPLICIT, false);
  }

  private static SemiIteration pulled(Convolution k, Flux flux, Fidelity fidelity, List<Row> rows) {
    return new SemiIteration(new Diffusion(k, Activation.of(flux), fidelity), rows, false);
  }

  private static Fidelity weights(int length) {
    double[] c = Cases.values(length, 0.1, 5);
    return new Fidelity.Weights(Signal.of(Arrays.stream(c).map(v -> Math.max(0, v)).toArray()));
  }

  static List<Golden> golden() {
    Flux pm = new PeronaMalik(0.7);
    Convolution first = Convolution.difference(1, Boundary.NATURAL);
    Diffusion diffusion = Diffusion.of(first, pm);
    return List.of(
        new Golden("natural", steps(first, pm), 1001,
            "5cfb707e8b3325dd9a62cccbceae5d275a9de1a03c4c8ed45cc462b98e999d67"),
        new Golden("reflecting", steps(Convolution.of(Boundary.REFLECTING, 0.25, -0.5, 0.25), pm), 1001,
            "a775155433ec0005f8a7dcdedfeb2203e75f8f1f1c6d531d1fb653db232961a8"),
        new Golden("zero", steps(Convolution.of(Boundary.ZERO, 0.5, -1, 0.5), pm), 1001,
            "4ccd6dbe7dbfeb200399a399f46014b955bccdea0c25a9bac8a5bf6d3d6e53f3"),
        new Golden("periodic", steps(Convolution.of(Boundary.PERIODIC, 0.1, -0.3, 0.3, -0.1), pm), 1001,
            "b9d954cfc5d70a620a2164462a6453d4052db3fb6a2ee5a4ddff5fd9b0a12fc0"),
        new Golden("exponential", steps(first, new Exponential(0.7)), 777,
            "51d46f5d123bebec2be3dafdad9b72233db2738ca945911405336c7b308b7ae5"),
        new Golden("weickert", steps(first, new Weickert(0.7)), 777,
            "80f2f3072dd5403ce773b2a58240c84f119239153f3dd9a8a412e4df9768379a"),
        new Golden("forward and backward", steps(first, new ForwardBackward(0.7)), 777,
            "d54d1a25e7eb78b626d27c3d1a08299a6b3c2e8357b5a18e5c38577624d54d05"),
        new Golden("tanh", steps(first, new Tanh(0.7)), 777,
            "f177d9ef63be6491a02e32cc79ff361a10ddc28000a15bdae86508f55db3562b"),
        new Golden("shifted softplus", steps(first, new ShiftedSoftplus(0.7)), 777,
            "6f84a19708b592d55424e34b83cd9aa25157653f3b74636b836fb3bea9a89120"),
        new Golden("data term", pulled(first, new Charbonnier(0.7), Fidelity.of(0.3), EXPLICIT), 555,
            "a133876c1610010e6e3d8b0a5717e895c17aefeacaae7ede75e8c2798af0f0a9"),
        new Golden("weights and all terms", pulled(first, pm, weights(555), ALL_TERMS), 555,
            "1cadd7de8045f54f07aa2417064d5c141b4bf61dd19b735781cd0bf1e824b8f8"),
        new Golden("fsi frozen", new SemiIteration(diffusion, fsi(10), true), 1001,
            "db85d97a14b425015a170044c62db952697d0f592d045dad51297ba80ccaebcb"),
        new Golden("fsi running", new SemiIteration(diffusion, fsi(9), false), 1001,
            "95ed49b095d3390884ef4e2dec2eda60aeb6df6fd9d8f283c9b42838fe80d84d"),
        new Golden("bank, coupled", coupled(bank(3, 1, 5, Boundary.NATURAL), new TotalVariation(0.7)), 600,
            "766f98f4fa8327611753a3cf5e45abb235965fa86c8889771fd3f1dd0893947b"),
        new Golden("two channels", steps(bank(4, 2, 3, Boundary.REFLECTING), new Huber(0.7)), 601,
            "45cb845f7fc9fcaec63c41259605c0c9a38597ef847ddeb1f1917b71424dd8f0"),
        new Golden("longer than a window", new SemiIteration(diffusion, fsi(8), true), 40_001,
            "1e6505d1dcd7f4bfac103dbfddb964533f8c969e5694188e3e1d9de57c190896"));
  }

  /** The rows five times. */
  private record Repeated(SemiIteration iteration) implements Block {

    @Override
    public int inputs() {
      return iteration.diffusion().inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return algebra.repeat(new Rows(iteration), 5, in.subList(0, 1), in.subList(1, in.size()));
    }
  }

  private record Rows(SemiIteration iteration) implements Block {

    @Override
    public int inputs() {
      return iteration.diffusion().inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.cycle(iteration, in));
    }
  }

  static String digest(Golden golden, Kernels kernels, boolean expanded) {
    int channels = ((Convolution) golden.iteration().diffusion().operator()).inputs();
    Shape shape = new Shape(channels, golden.length());
    Signal u = Signal.planar(shape, Cases.values(shape.size(), 1, 2026));
    Signal f = Signal.planar(shape, Cases.values(shape.size(), 1, 11));
    boolean pulled = golden.iteration().diffusion().fidelity().present();
    List<Signal> in = pulled ? List.of(u, f) : List.of(u);
    Architecture traced =
        Tracer.trace(new Repeated(golden.iteration()), in.stream().mapToInt(_ -> channels).toArray());
    return KernelEngine.of(kernels).plan(expanded ? traced.expanded() : traced, in.stream().map(Signal::shape)
        .toArray(Shape[]::new))
        .run(in).get(0).digest();
  }

  static Stream<Kernels> kernels() {
    return Stream.concat(Stream.of(new ScalarKernels()), Cases.kernels());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void results(Kernels kernels) {
    for (boolean expanded : new boolean[] {false, true}) {
      assertThat(golden()).as(expanded ? "layer by layer" : "in one pass").allSatisfy(golden ->
          assertThat(digest(golden, kernels, expanded)).as("%s", golden).isEqualTo(golden.digest()));
    }
  }

  @Test
  void allAreDifferent() {
    assertThat(golden().stream().map(Golden::digest).distinct().count()).isEqualTo(golden().size());
  }
}
