package org.residua.simd;

import jdk.incubator.vector.DoubleVector;

/** {@code Phi(s) = s / sqrt(1 + s^2/lambda^2)}, as {@link org.residua.api.flux.Charbonnier}. */
enum VectorCharbonnier implements VectorFlux {
  FORMULA;

  @Override
  public double parameter(double contrast) {
    return 1 / (contrast * contrast);
  }

  @Override
  public DoubleVector at(DoubleVector s, double parameter) {
    return s.div(s.mul(s).fma(parameter, 1).sqrt());
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, double parameter) {
    return VectorFlux.one(s).div(s.mul(s).fma(parameter, 1).sqrt());
  }
}
