package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Weickert;

/** Template of {@link ActivationLoop} for {@link Weickert}. */
final class WeickertTemplate implements ActivationLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.species();
  private static final int LANES = SPECIES.length();
  private static final boolean FLUX = COPY.flux();

  @Override
  public void run(Flux flux, double[] y, int from, double[] z, int to, int count) {
    double inverse = 1 / (flux.contrast() * flux.contrast());
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector q = s.mul(s).mul(inverse);
      DoubleVector square = q.mul(q);
      DoubleVector t = DoubleVector.broadcast(SPECIES, -Weickert.CONSTANT).div(square.mul(square));
      DoubleVector x = VectorExpm1.cut(t);
      DoubleVector n = VectorExp.multiple(x);
      DoubleVector r = VectorExp.remainder(x, n);
      DoubleVector g = VectorExpm1.scale(VectorExpm1.low(r, VectorExpm1.high(r)), r, n).neg();
      DoubleVector value = FLUX ? s.mul(g) : g;
      value.intoArray(z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = FLUX ? flux.at(y[from + i]) : flux.diffusivity(y[from + i]);
    }
  }
}
