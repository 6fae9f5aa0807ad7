package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.residua.api.flux.Flux;
import org.residua.api.flux.TotalVariation;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * {@code s^2/(sqrt(s^2/lambda^2 + eps^2) + eps)}, as {@link TotalVariation}, with {@code eps = 1} as
 * {@link org.residua.api.flux.Charbonnier}.
 */
final class RootPotential implements VectorPotential {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);

  @Override
  public double first(Flux flux) {
    return 1 / (flux.contrast() * flux.contrast());
  }

  @Override
  public double second(Flux flux) {
    return flux instanceof TotalVariation tv ? tv.eps() : 1;
  }

  @Override
  public DoubleVector of(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    DoubleVector eps = WIDTH.known(second);
    DoubleVector q = v.mul(v).fma(first, eps.mul(eps));
    return v.div(q.sqrt().add(eps)).mul(v).blend(q, q.compare(VectorOperators.EQ, Double.POSITIVE_INFINITY));
  }
}
