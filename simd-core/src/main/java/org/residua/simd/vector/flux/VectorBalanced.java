package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = s / max(1, s^2/lambda^2)}, as {@link org.residua.api.flux.Balanced}. */
final class VectorBalanced implements VectorFlux {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();

  @Override
  public double first(Flux flux) {
    return 1 / (flux.contrast() * flux.contrast());
  }

  @Override
  public double second(Flux flux) {
    return flux.contrast();
  }

  @Override
  public DoubleVector at(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return v.div(v.mul(v).mul(first).max(1));
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return DoubleVector.broadcast(SPECIES, 1.0).div(v.mul(v).mul(first).max(1));
  }

  @Override
  public DoubleVector derivative(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    DoubleVector g = DoubleVector.broadcast(SPECIES, 1.0).div(v.mul(v).mul(first).max(1));
    return g.neg().blend(1.0, v.abs().compare(VectorOperators.LE, second));
  }
}
