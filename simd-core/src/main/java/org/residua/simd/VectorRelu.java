package org.residua.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.residua.api.flux.Flux;

/** {@code Phi(s) = max(0, s)}, as {@link org.residua.api.flux.Relu}. */
enum VectorRelu implements VectorFlux {
  FORMULA;

  @Override
  public double first(Flux flux) {
    return 1;
  }

  @Override
  public double second(Flux flux) {
    return 0;
  }

  @Override
  public DoubleVector at(DoubleVector s, double first, double second) {
    return s.max(second);
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, double first, double second) {
    return DoubleVector.zero(s.species()).blend(first, s.compare(VectorOperators.GE, second));
  }
}
