package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;

/** {@code -lambda^2 (exp(-s^2/(2 lambda^2)) - 1)}, as {@link org.residua.api.flux.Exponential}. */
final class ExponentialPotential implements VectorPotential {

  private static final Width WIDTH = Copies.constants(MethodHandles.lookup(), Width.class);
  private static final VectorFunction EXPM1 =
      Copies.copy(VectorFunction.class, VectorExpm1.class, WIDTH);

  @Override
  public double first(Flux flux) {
    return -0.5 / (flux.contrast() * flux.contrast());
  }

  @Override
  public double second(Flux flux) {
    return -(flux.contrast() * flux.contrast());
  }

  @Override
  public DoubleVector of(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return EXPM1.of(v.mul(v).mul(first)).mul(second);
  }
}
