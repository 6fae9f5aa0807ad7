package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = s / sqrt(1 + s^2/lambda^2)}, as {@link org.residua.api.flux.Charbonnier}. */
final class VectorCharbonnier implements VectorFlux {

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
  public Optional<Class<?>> potential() {
    return Optional.of(RootPotential.class);
  }

  @Override
  public DoubleVector at(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return v.div(v.mul(v).fma(first, second).sqrt());
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return DoubleVector.broadcast(SPECIES, 1.0).div(v.mul(v).fma(first, second).sqrt());
  }

  @Override
  public DoubleVector derivative(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    DoubleVector q = v.mul(v).fma(first, second);
    return DoubleVector.broadcast(SPECIES, 1.0).div(q.mul(q.sqrt()));
  }
}
