package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;

/** Template of {@link ActivationLoop} for {@link ForwardBackward}. */
final class ForwardBackwardTemplate implements ActivationLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.species();
  private static final int LANES = SPECIES.length();
  private static final boolean FLUX = COPY.flux();

  @Override
  public void run(Flux flux, double[] y, int from, double[] z, int to, int count) {
    double inverse = 1 / (flux.contrast() * flux.contrast());
    double rate = -((ForwardBackward) flux).rate();
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector q = s.mul(s).mul(inverse);
      DoubleVector x = VectorExp.cut(q.mul(rate));
      DoubleVector n = VectorExp.multiple(x);
      DoubleVector r = VectorExp.remainder(x, n);
      DoubleVector wide = VectorExp.scale(VectorExp.low(r, VectorExp.high(r)), n);
      DoubleVector x2 = VectorExpm1.cut(q.fma(-ForwardBackward.LN2, ForwardBackward.LN2));
      DoubleVector n2 = VectorExp.multiple(x2);
      DoubleVector r2 = VectorExp.remainder(x2, n2);
      DoubleVector change =
          VectorExpm1.scale(VectorExpm1.low(r2, VectorExpm1.high(r2)), r2, n2);
      DoubleVector g = wide.mul(change);
      DoubleVector value = FLUX ? s.mul(g) : g;
      value.intoArray(z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = FLUX ? flux.at(y[from + i]) : flux.diffusivity(y[from + i]);
    }
  }
}
