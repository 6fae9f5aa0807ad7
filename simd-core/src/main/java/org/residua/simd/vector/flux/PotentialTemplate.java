package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** Template of {@link PotentialLoop}. The last values, fewer than a vector, go through the scalar potential. */
final class PotentialTemplate implements PotentialLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();

  @Override
  public void run(Flux flux, double[] y, int count) {
    DoubleVector first = DoubleVector.broadcast(SPECIES, COPY.formula().first(flux));
    DoubleVector second = DoubleVector.broadcast(SPECIES, COPY.formula().second(flux));
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, i);
      COPY.formula().of(s, first, second).intoArray(y, i);
    }
    for (; i < count; i++) {
      y[i] = flux.potential(y[i]);
    }
  }
}
