package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link ActivationLoop} for formulas. The last values, fewer than a vector, go through the scalar
 * flux.
 */
final class ActivationTemplate implements ActivationLoop {

  private static final FormulaConstants COPY =
      LoopMaker.constants(MethodHandles.lookup(), FormulaConstants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final boolean FLUX = COPY.form() == Activation.Form.FLUX;
  private static final boolean DERIVATIVE = COPY.form() == Activation.Form.DERIVATIVE;

  @Override
  public void run(Flux flux, double[] y, int from, double[] z, int to, int count) {
    DoubleVector first = DoubleVector.broadcast(SPECIES, COPY.formula().first(flux));
    DoubleVector second = DoubleVector.broadcast(SPECIES, COPY.formula().second(flux));
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector value = FLUX ? COPY.formula().at(s, first, second)
          : DERIVATIVE ? COPY.formula().derivative(s, first, second) : COPY.formula().diffusivity(s, first, second);
      value.intoArray(z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = COPY.form().of(flux, y[from + i]);
    }
  }
}
