package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code m (|s| - m/2)} with {@code m = min(|s|, lambda)}, as {@link org.residua.api.flux.Huber}. */
final class HuberPotential implements VectorPotential {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);

  @Override
  public double first(Flux flux) {
    return flux.contrast();
  }

  @Override
  public double second(Flux flux) {
    return 0;
  }

  @Override
  public DoubleVector of(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector size = WIDTH.known(s).abs();
    DoubleVector inside = size.min(first);
    return inside.mul(size.sub(inside.mul(0.5)));
  }
}
