package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = max(0, s)}, as {@link org.residua.api.flux.Relu}. */
final class VectorRelu implements VectorFlux {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);

  @Override
  public double first(Flux flux) {
    return 1;
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
    DoubleVector v = WIDTH.known(s);
    return v.max(second);
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, DoubleVector first, DoubleVector second) {
    return slope(s, first, second);
  }

  @Override
  public DoubleVector derivative(DoubleVector s, DoubleVector first, DoubleVector second) {
    return slope(s, first, second);
  }

  private static DoubleVector slope(DoubleVector s, DoubleVector first, DoubleVector second) {
    return second.blend(first, WIDTH.known(s).compare(VectorOperators.GE, second));
  }
}
