package org.residua.api.flux;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The list of the fluxes there are, each with contrast 1 and its further parameters at their defaults. */
public final class BuiltinFluxes {

  private static final List<Flux> DIFFUSIONS = List.of(
      new Linear(),
      new Charbonnier(1),
      new PeronaMalik(1),
      new Exponential(1),
      new Weickert(1),
      new TotalVariation(1),
      new Huber(1),
      new Balanced(1),
      new ForwardBackward(1));

  private static final List<Flux> ACTIVATIONS = List.of(
      new Relu(),
      new Tanh(1),
      new ShiftedSoftplus(1));

  /** Neither even nor monotone, {@code g} between 1/16 and 1, its knots unevenly spaced. */
  private static final Flux SPLINE = LinearSpline.of(
      new double[] {-2, -0.75, 0, 0.5, 3}, new double[] {-0.25, -0.75, 0, 0.25, 0.375}, 0.0625, 0.25);

  /** Two edge-preserving parts that differ in how fast they fall, and a quarter of homogeneous diffusion. */
  private static final Flux CONVEX = ConvexFlux.exactly(
      List.of(new Charbonnier(0.5), new Tanh(2), new Linear()), 0.5, 0.25, 0.25);

  private BuiltinFluxes() {}

  /** Those that diffusions are made of, in the order in which they are offered. */
  public static List<Flux> diffusions() {
    return DIFFUSIONS;
  }

  /** All of them: those of diffusions, those known as activations, and one each of the kinds that are made of others' numbers. */
  public static List<Flux> all() {
    return Stream.of(DIFFUSIONS, ACTIVATIONS, List.of(SPLINE, CONVEX)).flatMap(List::stream).toList();
  }

  /** All of them with a contrast. */
  public static List<Flux> all(double contrast) {
    return all().stream().map(flux -> flux.withContrast(contrast)).toList();
  }

  /** The one of that name, if there is one. */
  public static Optional<Flux> named(String name) {
    return all().stream().filter(flux -> flux.name().equals(name)).findFirst();
  }
}
