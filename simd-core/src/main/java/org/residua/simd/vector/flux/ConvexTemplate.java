package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.ConvexFlux;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link ActivationLoop} for {@link ConvexFlux}: part by part through the loops of the parts, tile by tile. The
 * values of a part and their sum stay in the first-level cache; they belong to the thread.
 */
final class ConvexTemplate implements ActivationLoop {

  private static final ConvexConstants COPY =
      LoopMaker.constants(MethodHandles.lookup(), ConvexConstants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int TILE = 512;

  private final ThreadLocal<double[][]> tiles = ThreadLocal.withInitial(() -> new double[2][TILE]);

  @Override
  public void run(Flux flux, double[] y, int from, double[] z, int to, int count) {
    ConvexFlux convex = (ConvexFlux) flux;
    double[] sum = tiles.get()[0];
    double[] part = tiles.get()[1];
    for (int start = 0; start < count; start += TILE) {
      int size = Math.min(TILE, count - start);
      for (int k = 0; k < convex.parts().size(); k++) {
        double[] values = k == 0 ? sum : part;
        Flux own = convex.parts().get(k);
        COPY.loops().activation(own, COPY.form()).run(own, y, from + start, values, 0, size);
        if (k == 0) {
          scale(convex.weight(0), sum, size);
        } else {
          add(convex.weight(k), part, sum, size);
        }
      }
      System.arraycopy(sum, 0, z, to + start, size);
    }
  }

  private static void scale(double weight, double[] sum, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, sum, i).mul(weight).intoArray(sum, i);
    }
    for (; i < size; i++) {
      sum[i] = weight * sum[i];
    }
  }

  private static void add(double weight, double[] part, double[] sum, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, part, i)
          .fma(DoubleVector.broadcast(SPECIES, weight), DoubleVector.fromArray(SPECIES, sum, i)).intoArray(sum, i);
    }
    for (; i < size; i++) {
      sum[i] = Math.fma(weight, part[i], sum[i]);
    }
  }
}
