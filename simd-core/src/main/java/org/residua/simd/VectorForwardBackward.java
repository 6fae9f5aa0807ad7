package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;

/** {@code Phi(s) = s exp(-a q) (exp((1 - q) ln 2) - 1)}, as {@link ForwardBackward}. */
final class VectorForwardBackward implements LargeFlux {

  private static final Width WIDTH = Copies.constants(MethodHandles.lookup(), Width.class);
  private static final VectorFunction EXP =
      Copies.copy(VectorFunction.class, VectorExp.class, WIDTH);
  private static final VectorFunction EXPM1 =
      Copies.copy(VectorFunction.class, VectorExpm1.class, WIDTH);
  private static final DoubleVector LN2 = WIDTH.all(ForwardBackward.LN2);
  private static final DoubleVector MINUS_LN2 = WIDTH.all(-ForwardBackward.LN2);

  @Override
  public double first(Flux flux) {
    return 1 / (flux.contrast() * flux.contrast());
  }

  @Override
  public double second(Flux flux) {
    return -((ForwardBackward) flux).rate();
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
    return EXP.of(q.mul(second)).mul(EXPM1.of(MINUS_LN2.fma(q, LN2)));
  }
}
