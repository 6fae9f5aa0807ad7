package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Hyperbolic;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = lambda tanh(s/lambda)}, as {@link org.residua.api.flux.Tanh}. */
final class VectorTanh implements StagedFlux {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);

  @Override
  public double first(Flux flux) {
    return 1 / flux.contrast();
  }

  @Override
  public double second(Flux flux) {
    return flux.contrast();
  }

  @Override
  public DoubleVector argument(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return v.mul(first).abs().mul(WIDTH.all(2));
  }

  @Override
  public DoubleVector at(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    return tanh(WIDTH.known(s).mul(first), e).mul(second);
  }

  @Override
  public DoubleVector diffusivity(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    DoubleVector r = WIDTH.known(s).mul(first);
    return tanh(r, e).div(r).blend(WIDTH.all(1), r.compare(VectorOperators.EQ, WIDTH.all(0)));
  }

  @Override
  public DoubleVector derivative(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    DoubleVector h = WIDTH.all(2).div(WIDTH.known(e).add(WIDTH.all(2)));
    return h.mul(WIDTH.all(2).sub(h));
  }

  /** As {@link Hyperbolic#tanh}. */
  private static DoubleVector tanh(DoubleVector argument, DoubleVector excess) {
    DoubleVector r = WIDTH.known(argument);
    DoubleVector e = WIDTH.known(excess);
    DoubleVector size = e.div(e.add(WIDTH.all(2))).blend(
        WIDTH.all(1), r.abs().compare(VectorOperators.GT, WIDTH.all(Hyperbolic.HIGHEST)));
    LongVector sign = r.reinterpretAsLongs().and(WIDTH.all(-0.0).reinterpretAsLongs());
    return size.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
  }
}
