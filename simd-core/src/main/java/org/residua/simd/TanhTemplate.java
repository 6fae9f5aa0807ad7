package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Hyperbolic;

/** Template of {@link ActivationLoop} for {@link org.residua.api.flux.Tanh}. */
final class TanhTemplate implements ActivationLoop {

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
      DoubleVector x = VectorExpm1.cut(r.abs().min(Hyperbolic.HIGHEST).mul(2));
      DoubleVector n = VectorExp.multiple(x);
      DoubleVector rest = VectorExp.remainder(x, n);
      DoubleVector e =
          VectorExpm1.scale(VectorExpm1.low(rest, VectorExpm1.high(rest)), rest, n);
      DoubleVector tanh = signed(e.div(e.add(2)), r);
      DoubleVector value = FLUX ? tanh.mul(contrast) : quotient(tanh, r);
      value.intoArray(z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = FLUX ? flux.at(y[from + i]) : flux.diffusivity(y[from + i]);
    }
  }

  /** {@code size}, which is not negative, with the sign of {@code r}. */
  private static DoubleVector signed(DoubleVector size, DoubleVector r) {
    LongVector sign = r.reinterpretAsLongs().and(Long.MIN_VALUE);
    return size.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
  }

  private static DoubleVector quotient(DoubleVector tanh, DoubleVector r) {
    return tanh.div(r).blend(1, r.compare(VectorOperators.EQ, 0));
  }
}
