package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = s}, as {@link org.residua.api.flux.Linear}. */
public final class VectorLinear implements VectorFlux {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();

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
    return DoubleVector.broadcast(SPECIES, 1.0);
  }

  @Override
  public DoubleVector derivative(DoubleVector s, DoubleVector first, DoubleVector second) {
    return DoubleVector.broadcast(SPECIES, 1.0);
  }
}
