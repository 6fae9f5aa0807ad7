package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;

/** Template of {@link ActivationLoop} for {@link org.residua.api.flux.ShiftedSoftplus}. */
final class ShiftedSoftplusTemplate implements ActivationLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.species();
  private static final int LANES = SPECIES.length();
  private static final boolean FLUX = COPY.flux();

  @Override
  public void run(Flux flux, double[] y, int from, double[] z, int to, int count) {
    double contrast = flux.contrast();
    double inverse = 1 / contrast;
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector r = s.mul(inverse);
      DoubleVector x = VectorExpm1.cut(r.abs().neg());
      DoubleVector n = VectorExp.multiple(x);
      DoubleVector rest = VectorExp.remainder(x, n);
      DoubleVector e =
          VectorExpm1.scale(VectorExpm1.low(rest, VectorExpm1.high(rest)), rest, n);
      DoubleVector f = e.div(e.add(4));
      DoubleVector square = f.mul(f);
      DoubleVector p = VectorArtanh.low(square, VectorArtanh.high(square));
      DoubleVector twice = f.add(f);
      DoubleVector log = r.max(0).add(twice.mul(square).fma(p, twice));
      DoubleVector value = FLUX ? log.mul(contrast) : quotient(log, r);
      value.intoArray(z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = FLUX ? flux.at(y[from + i]) : flux.diffusivity(y[from + i]);
    }
  }

  private static DoubleVector quotient(DoubleVector log, DoubleVector r) {
    return log.div(r).blend(0.5, r.compare(VectorOperators.EQ, 0));
  }
}
