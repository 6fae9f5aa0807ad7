package org.residua.simd;

import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;

/** {@code Phi(s) = s / (1 + s^2/lambda^2)}, as {@link org.residua.api.flux.PeronaMalik}. */
enum VectorPeronaMalik implements VectorFlux {
  FORMULA;

  @Override
  public double first(Flux flux) {
    return 1 / (flux.contrast() * flux.contrast());
  }

  @Override
  public double second(Flux flux) {
    return 1;
  }

  @Override
  public DoubleVector at(DoubleVector s, double first, double second) {
    return s.div(s.mul(s).fma(first, second));
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, double first, double second) {
    return VectorFlux.one(s).div(s.mul(s).fma(first, second));
  }
}
