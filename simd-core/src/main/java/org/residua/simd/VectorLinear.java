package org.residua.simd;

import jdk.incubator.vector.DoubleVector;

/** {@code Phi(s) = s}, as {@link org.residua.api.flux.Linear}. */
enum VectorLinear implements VectorFlux {
  FORMULA;

  @Override
  public double parameter(double contrast) {
    return contrast;
  }

  @Override
  public DoubleVector at(DoubleVector s, double parameter) {
    return s;
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, double parameter) {
    return VectorFlux.one(s);
  }
}
