package org.residua.simd;

import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;
import org.residua.api.flux.TotalVariation;

/** {@code Phi(s) = s / sqrt(s^2/lambda^2 + eps^2)}, as {@link org.residua.api.flux.TotalVariation}. */
enum VectorTotalVariation implements VectorFlux {
  FORMULA;

  @Override
  public double first(Flux flux) {
    return 1 / (flux.contrast() * flux.contrast());
  }

  @Override
  public double second(Flux flux) {
    double eps = ((TotalVariation) flux).eps();
    return eps * eps;
  }

  @Override
  public DoubleVector at(DoubleVector s, double first, double second) {
    return s.div(s.mul(s).fma(first, second).sqrt());
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, double first, double second) {
    return VectorFlux.one(s).div(s.mul(s).fma(first, second).sqrt());
  }
}
