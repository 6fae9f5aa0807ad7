package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;

/** Template of {@link ActivationLoop} for {@link org.residua.api.flux.Exponential}. */
final class ExponentialTemplate implements ActivationLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.species();
  private static final int LANES = SPECIES.length();
  private static final boolean FLUX = COPY.flux();

  @Override
  public void run(Flux flux, double[] y, int from, double[] z, int to, int count) {
    double rate = -0.5 / (flux.contrast() * flux.contrast());
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector x = VectorExp.cut(s.mul(s).mul(rate));
      DoubleVector n = VectorExp.multiple(x);
      DoubleVector r = VectorExp.remainder(x, n);
      DoubleVector p = VectorExp.low(r, VectorExp.high(r));
      DoubleVector g = VectorExp.scale(p, n);
      DoubleVector value = FLUX ? s.mul(g) : g;
      value.intoArray(z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = FLUX ? flux.at(y[from + i]) : flux.diffusivity(y[from + i]);
    }
  }
}
