package org.residua.simd;

import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;

/** {@code Phi(s) = s}, as {@link org.residua.api.flux.Linear}. */
enum VectorLinear implements VectorFlux {
  FORMULA;

  @Override
  public double first(Flux flux) {
    return flux.contrast();
  }

  @Override
  public double second(Flux flux) {
    return 0;
  }

  @Override
  public DoubleVector at(DoubleVector s, double first, double second) {
    return s;
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, double first, double second) {
    return VectorFlux.one(s);
  }
}
