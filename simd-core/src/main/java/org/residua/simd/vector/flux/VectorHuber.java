package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = min(max(s, -lambda), lambda)}, as {@link org.residua.api.flux.Huber}. */
final class VectorHuber implements VectorFlux {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();

  @Override
  public double first(Flux flux) {
    return flux.contrast();
  }

  @Override
  public double second(Flux flux) {
    return -flux.contrast();
  }

  @Override
  public Optional<Class<?>> potential() {
    return Optional.of(HuberPotential.class);
  }

  @Override
  public DoubleVector at(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return v.max(second).min(first);
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return first.div(v.abs().max(first));
  }

  @Override
  public DoubleVector derivative(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return DoubleVector.broadcast(SPECIES, 0.0).blend(1.0, v.abs().compare(VectorOperators.LE, first));
  }
}
