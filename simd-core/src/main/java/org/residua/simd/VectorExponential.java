package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;

/** {@code Phi(s) = s exp(-s^2/(2 lambda^2))}, as {@link org.residua.api.flux.Exponential}. */
final class VectorExponential implements VectorFlux {

  private static final Width WIDTH = Copies.constants(MethodHandles.lookup(), Width.class);
  private static final VectorFunction EXP =
      Copies.copy(VectorFunction.class, VectorExp.class, WIDTH);

  @Override
  public double first(Flux flux) {
    return -0.5 / (flux.contrast() * flux.contrast());
  }

  @Override
  public double second(Flux flux) {
    return 0;
  }

  @Override
  public DoubleVector at(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return v.mul(EXP.of(v.mul(v).mul(first)));
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return EXP.of(v.mul(v).mul(first));
  }
}
