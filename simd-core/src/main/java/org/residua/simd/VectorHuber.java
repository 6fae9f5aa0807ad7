package org.residua.simd;

import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;

/** {@code Phi(s) = min(max(s, -lambda), lambda)}, as {@link org.residua.api.flux.Huber}. */
enum VectorHuber implements VectorFlux {
  FORMULA;

  @Override
  public double first(Flux flux) {
    return flux.contrast();
  }

  @Override
  public double second(Flux flux) {
    return -flux.contrast();
  }

  @Override
  public DoubleVector at(DoubleVector s, double first, double second) {
    return s.max(second).min(first);
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, double first, double second) {
    return DoubleVector.broadcast(s.species(), first).div(s.abs().max(first));
  }
}
