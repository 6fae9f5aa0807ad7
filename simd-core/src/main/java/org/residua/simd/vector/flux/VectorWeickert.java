package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Exp;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Weickert;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = s (1 - exp(-C lambda^8/s^8))}, as {@link Weickert}. */
final class VectorWeickert implements StagedFlux {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);

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
    DoubleVector v = WIDTH.known(s);
    DoubleVector q = v.mul(v).mul(first);
    DoubleVector square = q.mul(q);
    return WIDTH.known(second).div(square.mul(square));
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
    DoubleVector x = WIDTH.known(argument(s, first, second)).max(WIDTH.all(Exp.LOWEST));
    return x.fma(WIDTH.all(8), WIDTH.all(-1)).fma(e, WIDTH.all(1));
  }
}
