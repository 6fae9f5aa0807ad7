package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;

/** Template of {@link ActivationLoop} for formulas. The last values, fewer than a vector, go through the scalar flux. */
final class ActivationTemplate implements ActivationLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.species();
  private static final int LANES = SPECIES.length();
  private static final boolean FLUX = COPY.flux();
  private static final VectorFlux FORMULA = (VectorFlux) COPY.evaluation();

  @Override
  public void run(Flux flux, double[] y, int from, double[] z, int to, int count) {
    double first = FORMULA.first(flux);
    double second = FORMULA.second(flux);
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector value = FLUX
          ? FORMULA.at(s, first, second) : FORMULA.diffusivity(s, first, second);
      value.intoArray(z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = FLUX ? flux.at(y[from + i]) : flux.diffusivity(y[from + i]);
    }
  }
}
