package org.residua.api.flux;

import java.util.List;
import java.util.stream.Stream;

/** The built-in fluxes, several where parameters change their shape, and a user's own. */
final class Fluxes {

  /** Symmetric, not monotone, with a falling quotient. */
  static final LinearSpline EVEN = LinearSpline.of(new double[] {-2, -0.5, 0, 0.5, 2},
      new double[] {-0.25, -0.5, 0, 0.5, 0.25}, 0.0625, 0.0625);
  /** Not symmetric; its extremal quotient -0.125/0.25 stands at a knot, its steepest piece inside. */
  static final LinearSpline UNEVEN = LinearSpline.of(
      new double[] {-1.5, -0.75, 0, 0.25, 0.7, 3}, new double[] {-0.3, -0.7, 0, -0.125, 0.31, 1.9},
      0.1, 0.3);

  private Fluxes() {}

  /** All fluxes at a contrast. */
  static List<Flux> all(double contrast) {
    return Stream.concat(BuiltinFluxes.all().stream(), Stream.of(new TotalVariation(1, 0.37),
            new ForwardBackward(1, 1.1), new ForwardBackward(1, 1.5), new ForwardBackward(1, 9), EVEN, UNEVEN,
            ConvexFlux.of(List.of(EVEN, new Weickert(1)), 2, 3), new Arctangent(1)))
        .map(flux -> flux.withContrast(contrast)).toList();
  }

  /** Those of {@link #all} with a contrast that changes them. */
  static List<Flux> scaled(double contrast) {
    return all(contrast).stream().filter(flux -> !(flux instanceof Linear || flux instanceof Relu))
        .toList();
  }
}
