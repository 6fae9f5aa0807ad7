package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Weickert;

/** {@code Phi(s) = s (1 - exp(-C lambda^8/s^8))}, as {@link Weickert}. */
final class VectorWeickert implements LargeFlux {

  private static final Width WIDTH = Copies.constants(MethodHandles.lookup(), Width.class);
  private static final VectorFunction EXPM1 =
      Copies.copy(VectorFunction.class, VectorExpm1.class, WIDTH);

  @Override
  public double first(Flux flux) {
    return 1 / (flux.contrast() * flux.contrast());
  }

  @Override
  public double second(Flux flux) {
    return -Weickert.CONSTANT;
  }

  @Override
  public DoubleVector at(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return v.mul(g(v, first, second));
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return g(v, first, second);
  }

  private static DoubleVector g(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    DoubleVector q = v.mul(v).mul(first);
    DoubleVector square = q.mul(q);
    return EXPM1.of(second.div(square.mul(square))).neg();
  }
}
