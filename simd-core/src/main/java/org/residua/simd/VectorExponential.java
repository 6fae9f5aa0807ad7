package org.residua.simd;

import jdk.incubator.vector.DoubleVector;

/** {@code Phi(s) = s exp(-s^2/(2 lambda^2))}, as {@link org.residua.api.flux.Exponential}. */
enum VectorExponential implements VectorFlux {
  FORMULA;

  @Override
  public double parameter(double contrast) {
    return -0.5 / (contrast * contrast);
  }

  @Override
  public DoubleVector at(DoubleVector s, double parameter) {
    return s.mul(VectorExp.exp(s.mul(s).mul(parameter)));
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, double parameter) {
    return VectorExp.exp(s.mul(s).mul(parameter));
  }
}
