package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Hyperbolic;

/** {@code Phi(s) = lambda tanh(s/lambda)}, as {@link org.residua.api.flux.Tanh}. */
final class VectorTanh implements LargeFlux {

  private static final Width WIDTH = Copies.constants(MethodHandles.lookup(), Width.class);
  private static final VectorFunction EXPM1 =
      Copies.copy(VectorFunction.class, VectorExpm1.class, WIDTH);
  private static final DoubleVector ZERO = WIDTH.all(0);
  private static final DoubleVector TWO = WIDTH.all(2);
  private static final DoubleVector HIGHEST = WIDTH.all(Hyperbolic.HIGHEST);
  private static final LongVector SIGN = WIDTH.all(-0.0).reinterpretAsLongs();

  @Override
  public double first(Flux flux) {
    return 1 / flux.contrast();
  }

  @Override
  public double second(Flux flux) {
    return flux.contrast();
  }

  @Override
  public DoubleVector at(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return tanh(v.mul(first)).mul(second);
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    DoubleVector r = v.mul(first);
    return tanh(r).div(r).blend(1, r.compare(VectorOperators.EQ, ZERO));
  }

  /** As {@link Hyperbolic#tanh}. */
  private static DoubleVector tanh(DoubleVector argument) {
    DoubleVector r = WIDTH.known(argument);
    DoubleVector e = WIDTH.known(EXPM1.of(r.abs().min(HIGHEST).mul(TWO)));
    DoubleVector size = e.div(e.add(TWO));
    return size.reinterpretAsLongs().or(r.reinterpretAsLongs().and(SIGN)).reinterpretAsDoubles();
  }
}
