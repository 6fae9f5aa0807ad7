package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Hyperbolic;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = lambda tanh(s/lambda)}, as {@link org.residua.api.flux.Tanh}. */
final class VectorTanh implements StagedFlux {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();

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
    return v.mul(first).abs().mul(2);
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
    return tanh(r, e).div(r).blend(1.0, r.compare(VectorOperators.EQ, 0.0));
  }

  @Override
  public DoubleVector derivative(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    DoubleVector h = DoubleVector.broadcast(SPECIES, 2.0).div(WIDTH.known(e).add(2));
    return h.mul(DoubleVector.broadcast(SPECIES, 2.0).sub(h));
  }

  /** As {@link Hyperbolic#tanh}. */
  private static DoubleVector tanh(DoubleVector argument, DoubleVector excess) {
    DoubleVector r = WIDTH.known(argument);
    DoubleVector e = WIDTH.known(excess);
    DoubleVector size = e.div(e.add(2)).blend(
        1.0, r.abs().compare(VectorOperators.GT, Hyperbolic.HIGHEST));
    LongVector sign = r.reinterpretAsLongs().and(DoubleVector.broadcast(SPECIES, -0.0).reinterpretAsLongs());
    return size.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
  }
}
