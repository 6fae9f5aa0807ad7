package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Relu;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code s^2/2}, as {@link org.residua.api.flux.Linear}, and {@code max(0, s)^2/2}, as {@link Relu}. */
final class SquarePotential implements VectorPotential {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);

  @Override
  public double first(Flux flux) {
    return flux instanceof Relu ? 0 : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double second(Flux flux) {
    return 0;
  }

  @Override
  public DoubleVector of(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s).max(first);
    return v.mul(0.5).mul(v);
  }
}
