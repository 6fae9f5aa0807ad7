package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;

/** {@code Phi(s) = s}, as {@link org.residua.api.flux.Linear}. */
final class VectorLinear implements VectorFlux {

  private static final Width WIDTH = Copies.constants(MethodHandles.lookup(), Width.class);

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
    return WIDTH.all(1);
  }
}
