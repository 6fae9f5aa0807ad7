package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link ActivationLoop} for a {@link StagedFlux}. The tile, which belongs to the thread, stays in the
 * first-level cache with the values it is made of: a stage costs a load and a store, not the units that multiply. The
 * last values, fewer than a vector, go through the scalar flux.
 */
final class StagedTemplate implements ActivationLoop {

  private static final StagedConstants COPY =
      LoopMaker.constants(MethodHandles.lookup(), StagedConstants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final boolean FLUX = COPY.form() == Activation.Form.FLUX;
  private static final boolean DERIVATIVE = COPY.form() == Activation.Form.DERIVATIVE;
  private static final FunctionLoop EXPONENTIAL =
      LoopMaker.copy(FunctionLoop.class,
          DERIVATIVE ? COPY.formula().slopeExponential() : COPY.formula().exponential(), WIDTH);
  private static final int TILE = 1024;

  private final ThreadLocal<double[]> tiles = ThreadLocal.withInitial(() -> new double[TILE]);

  @Override
  public void run(Flux flux, double[] y, int from, double[] z, int to, int count) {
    double[] tile = tiles.get();
    DoubleVector first = DoubleVector.broadcast(SPECIES, COPY.formula().first(flux));
    DoubleVector second = DoubleVector.broadcast(SPECIES, COPY.formula().second(flux));
    int whole = count - count % LANES;
    for (int start = 0; start < whole; start += TILE) {
      int size = Math.min(TILE, whole - start);
      for (int i = 0; i < size; i += LANES) {
        DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + start + i);
        COPY.formula().argument(s, first, second).intoArray(tile, i);
      }
      EXPONENTIAL.run(tile, size);
      for (int i = 0; i < size; i += LANES) {
        DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + start + i);
        DoubleVector e = DoubleVector.fromArray(SPECIES, tile, i);
        DoubleVector value = FLUX ? COPY.formula().at(s, e, first, second)
            : DERIVATIVE ? COPY.formula().derivative(s, e, first, second)
            : COPY.formula().diffusivity(s, e, first, second);
        value.intoArray(z, to + start + i);
      }
    }
    for (int i = whole; i < count; i++) {
      z[to + i] = COPY.form().of(flux, y[from + i]);
    }
  }
}
