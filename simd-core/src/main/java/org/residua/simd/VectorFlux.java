package org.residua.simd;

import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;

/**
 * The formula of a {@link Flux}, operation by operation, on vectors. The contrast is no part of it: it comes
 * in as the number that {@link #parameter} makes of it.
 */
interface VectorFlux {

  /** The number of the formula that depends on the contrast, by the scalar formula's expression. */
  double parameter(double contrast);

  /** {@code Phi(s)}. */
  DoubleVector at(DoubleVector s, double parameter);

  /** {@code g(s^2)}. */
  DoubleVector diffusivity(DoubleVector s, double parameter);

  /** The vector formula of a flux. One constant for each type, so that copies of loops can be keyed by it. */
  static VectorFlux of(Flux flux) {
    return switch (flux) {
      case Linear _ -> VectorLinear.FORMULA;
      case Charbonnier _ -> VectorCharbonnier.FORMULA;
      case PeronaMalik _ -> VectorPeronaMalik.FORMULA;
      case Exponential _ -> VectorExponential.FORMULA;
    };
  }

  /** The constant 1 in every lane of a vector such as {@code s}. */
  static DoubleVector one(DoubleVector s) {
    return DoubleVector.broadcast(s.species(), 1);
  }
}
