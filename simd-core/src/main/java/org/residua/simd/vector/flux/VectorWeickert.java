package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Exp;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Weickert;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = s (1 - exp(-C lambda^8/s^8))}, as {@link Weickert}. */
final class VectorWeickert implements StagedFlux {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();

  @Override
  public Class<? extends FunctionLoop> slopeExponential() {
    return ExpTemplate.class;
  }

  @Override
  public double first(Flux flux) {
    return 1 / (flux.contrast() * flux.contrast());
  }

  @Override
  public double second(Flux flux) {
    return -Weickert.CONSTANT;
  }

  @Override
  public DoubleVector argument(DoubleVector s, DoubleVector first, DoubleVector second) {
    return exponent(s, first, second);
  }

  @Override
  public DoubleVector at(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    return WIDTH.known(s).mul(WIDTH.known(e).neg());
  }

  @Override
  public DoubleVector diffusivity(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    return WIDTH.known(e).neg();
  }

  @Override
  public DoubleVector derivative(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    DoubleVector x = exponent(s, first, second).max(Exp.LOWEST);
    return x.fma(8, -1).fma(e, DoubleVector.broadcast(SPECIES, 1.0));
  }

  private static DoubleVector exponent(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    DoubleVector q = v.mul(v).mul(first);
    DoubleVector square = q.mul(q);
    return WIDTH.known(second).div(square.mul(square));
  }
}
