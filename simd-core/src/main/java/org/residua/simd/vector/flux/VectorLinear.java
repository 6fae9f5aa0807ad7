package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = s}, as {@link org.residua.api.flux.Linear}. */
public final class VectorLinear implements VectorFlux {

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
  public Optional<Class<?>> potential() {
    return Optional.of(SquarePotential.class);
  }

  @Override
  public DoubleVector at(DoubleVector s, DoubleVector first, DoubleVector second) {
    return s;
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, DoubleVector first, DoubleVector second) {
    return WIDTH.all(1);
  }

  @Override
  public DoubleVector derivative(DoubleVector s, DoubleVector first, DoubleVector second) {
    return WIDTH.all(1);
  }
}
