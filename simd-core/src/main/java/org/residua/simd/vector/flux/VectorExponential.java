package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Exp;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = s exp(-s^2/(2 lambda^2))}, as {@link org.residua.api.flux.Exponential}. */
final class VectorExponential implements StagedFlux {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);

  @Override
  public Class<? extends FunctionLoop> exponential() {
    return ExpTemplate.class;
  }

  @Override
  public double first(Flux flux) {
    return -0.5 / (flux.contrast() * flux.contrast());
  }

  @Override
  public double second(Flux flux) {
    return 0;
  }

  @Override
  public Optional<Class<?>> potential() {
    return Optional.of(ExponentialPotential.class);
  }

  @Override
  public DoubleVector argument(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return v.mul(v).mul(first);
  }

  @Override
  public DoubleVector at(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    return WIDTH.known(s).mul(e);
  }

  @Override
  public DoubleVector diffusivity(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    return e;
  }

  @Override
  public DoubleVector derivative(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return v.mul(v).mul(first).max(Exp.LOWEST).fma(2, 1).mul(e);
  }
}
