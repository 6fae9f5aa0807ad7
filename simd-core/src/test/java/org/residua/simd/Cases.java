package org.residua.simd;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.ConvexFlux;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.LinearSpline;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Stencil;
import org.residua.simd.vector.VectorKernels;

/** Inputs that find wrong kernels: neither constant nor symmetric, of lengths that straddle the lanes. */
final class Cases {

  static final int[] LANES = {2, 4, 8};
  private static final int[] LENGTHS = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 1000};
  private static final double[] SPECIAL = {0.0, -0.0, Double.MIN_VALUE, -1e-310, 1e300, -1e160, 1e308, -1e308,
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};

  /** Neither symmetric nor monotone, its knots unevenly spaced. */
  private static final LinearSpline SPLINE = LinearSpline.of(
      new double[] {-2.1, -0.4, 0, 0.3, 1.7}, new double[] {-0.9, -0.5, 0, 0.25, -0.1}, 0.125, 0.75);

  /** So many tries are asked for where there is time for everything. */
  private static final boolean DEEP = Integer.getInteger("residua.tries", 100) > 1000;

  private Cases() {}

  /**
   * Whether a combination, given the number of each of its parts, is tried: of every pair of parts some are, in turns with
   * the third; all where there is time.
   */
  static boolean tried(int... parts) {
    return DEEP || IntStream.of(parts).sum() % 2 == 0;
  }

  /** The lengths for a filter that reaches over so many samples that leave a row. */
  static int[] lengths(int reach, Boundary boundary) {
    int least = boundary == Boundary.NATURAL ? reach : 1;
    return IntStream.concat(IntStream.of(LENGTHS),
            IntStream.of(reach - 1, reach, reach + 1, 2 * reach - 1, 2 * reach))
        .filter(n -> n >= least).distinct().toArray();
  }

  /** Values of magnitude {@code scale}. */
  static double[] values(int count, double scale, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(count).map(v -> (4 * v - 1.7) * scale).toArray();
  }

  /** Values among which are zeros of both signs, subnormal, huge, infinite ones and NaN. */
  static double[] specialValues(int count, long seed) {
    double[] values = values(count, 1, seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i += 1 + random.nextInt(5)) {
      values[i] = SPECIAL[random.nextInt(SPECIAL.length)];
    }
    return values;
  }

  /** Signal {@code s} of as many interleaved ones as there are lanes. */
  static double[] lane(double[] interleaved, int s, int lanes) {
    return IntStream.range(0, interleaved.length / lanes).mapToDouble(i -> interleaved[i * lanes + s]).toArray();
  }

  static Stencil stencil(int outputs, int inputs, int taps, Boundary boundary) {
    long seed = 1000L * outputs + 100L * inputs + taps;
    return new Stencil(new Parameter("K", List.of(outputs, inputs, taps),
        values(outputs * inputs * taps, 1, seed)), boundary);
  }

  /** The same in groups, each of its responses reading {@code inputs} channels, with distances between the taps. */
  static Stencil stencil(int outputs, int inputs, int taps, Boundary boundary, int groups, int dilation) {
    Stencil k = stencil(outputs, inputs, taps, boundary);
    double[] weights = new double[outputs * inputs * taps];
    for (int q = 0; q < weights.length; q++) {
      weights[q] = k.weight(q / taps / inputs, q / taps % inputs, q % taps);
    }
    return new Stencil(
        new Parameter("K", List.of(outputs, inputs, taps), weights), boundary, groups, dilation);
  }

  /** The filter with the weights of another one in the opposite order. */
  static Stencil twin(Stencil k) {
    double[] weights = IntStream.range(0, k.taps()).mapToDouble(j -> k.weight(0, 0, k.taps() - 1 - j)).toArray();
    return new Stencil(new Parameter("H", List.of(1, 1, k.taps()), weights), k.boundary(), 1, k.dilation());
  }

  /** Every flux there is at a contrast, a spline, a user's own and a combination of all kinds. */
  static List<Flux> fluxes(double contrast) {
    List<Flux> kinds = List.of(SPLINE, new Logarithmic(1));
    Flux convex = ConvexFlux.of(List.of(new Exponential(0.7), new PeronaMalik(2), new ForwardBackward(1), SPLINE,
        new Logarithmic(1)),
        1, 2, 3, 4, 5);
    return Stream.of(BuiltinFluxes.all(), kinds, List.of(convex)).flatMap(List::stream)
        .map(flux -> flux.withContrast(contrast)).toList();
  }

  static Stream<VectorKernels> kernels() {
    return IntStream.of(LANES).mapToObj(VectorKernels::ofLanes);
  }
}
