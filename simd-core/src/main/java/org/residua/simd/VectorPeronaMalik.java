package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;

/** {@code Phi(s) = s / (1 + s^2/lambda^2)}, as {@link org.residua.api.flux.PeronaMalik}. */
final class VectorPeronaMalik implements VectorFlux {

  private static final Width WIDTH = Copies.constants(MethodHandles.lookup(), Width.class);

  @Override
  public double parameter(double contrast) {
    return 1 / (contrast * contrast);
  }

  @Override
  public DoubleVector at(DoubleVector s, double parameter) {
    DoubleVector v = WIDTH.known(s);
    return v.div(v.mul(v).fma(parameter, 1));
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, double parameter) {
    DoubleVector v = WIDTH.known(s);
    return WIDTH.all(1).div(v.mul(v).fma(parameter, 1));
  }
}
