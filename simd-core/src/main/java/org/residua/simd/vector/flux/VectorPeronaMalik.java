package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = s / (1 + s^2/lambda^2)}, as {@link org.residua.api.flux.PeronaMalik}. */
final class VectorPeronaMalik implements VectorFlux {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();

  @Override
  public double first(Flux flux) {
    return 1 / (flux.contrast() * flux.contrast());
  }

  @Override
  public double second(Flux flux) {
    return 1;
  }

  @Override
  public DoubleVector at(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return v.div(v.mul(v).fma(first, second));
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return DoubleVector.broadcast(SPECIES, 1.0).div(v.mul(v).fma(first, second));
  }

  @Override
  public DoubleVector derivative(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    DoubleVector g = DoubleVector.broadcast(SPECIES, 1.0).div(v.mul(v).fma(first, second));
    return g.mul(g.fma(2, -1));
  }
}
