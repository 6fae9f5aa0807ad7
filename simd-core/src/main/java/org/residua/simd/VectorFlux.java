package org.residua.simd;

import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;

/**
 * The formula of a {@link Flux}, operation by operation, on vectors. The contrast is no part of it: it comes
 * in as the number that {@link #parameter} makes of it. Implementations are templates of {@link Copies},
 * their constant a {@link Width}.
 */
interface VectorFlux {

  /** The number of the formula that depends on the contrast, by the scalar formula's expression. */
  double parameter(double contrast);

  /** {@code Phi(s)}. */
  DoubleVector at(DoubleVector s, double parameter);

  /** {@code g(s^2)}. */
  DoubleVector diffusivity(DoubleVector s, double parameter);

  /** The template with the formula of a flux. */
  static Class<? extends VectorFlux> template(Flux flux) {
    return switch (flux) {
      case Linear _ -> VectorLinear.class;
      case Charbonnier _ -> VectorCharbonnier.class;
      case PeronaMalik _ -> VectorPeronaMalik.class;
      case Exponential _ -> VectorExponential.class;
    };
  }
}
