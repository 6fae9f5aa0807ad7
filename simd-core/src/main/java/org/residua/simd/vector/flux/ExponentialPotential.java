package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link PotentialLoop} for {@code -lambda^2 (exp(-s^2/(2 lambda^2)) - 1)}, as
 * {@link org.residua.api.flux.Exponential}, in three loops as a {@link StagedFlux}. Its constant is a {@link Width}.
 */
final class ExponentialPotential implements PotentialLoop {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final FunctionLoop EXPM1 =
      LoopMaker.copy(FunctionLoop.class, Expm1Template.class, WIDTH);

  @Override
  public void run(Flux flux, double[] y, int count) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, -0.5 / (flux.contrast() * flux.contrast()));
    DoubleVector size = DoubleVector.broadcast(SPECIES, -(flux.contrast() * flux.contrast()));
    int whole = count - count % LANES;
    for (int i = 0; i < whole; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, i);
      s.mul(s).mul(factor).intoArray(y, i);
    }
    EXPM1.run(y, whole);
    for (int i = 0; i < whole; i += LANES) {
      DoubleVector.fromArray(SPECIES, y, i).mul(size).intoArray(y, i);
    }
    for (int i = whole; i < count; i++) {
      y[i] = flux.potential(y[i]);
    }
  }
}
