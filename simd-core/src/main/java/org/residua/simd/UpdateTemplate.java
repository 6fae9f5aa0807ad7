package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Template of {@link UpdateLoop}. */
final class UpdateTemplate implements UpdateLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.species();
  private static final int LANES = SPECIES.length();
  private static final boolean STEP = COPY.update() == Update.STEP;
  private static final boolean BLENDED = COPY.update() == Update.BLENDED;

  @Override
  public void run(FusedStep step, double[] d, double[] u, double[] z, int at, int count) {
    double minusTau = -step.tau;
    double a = step.a;
    double b = step.b;
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector t = DoubleVector.fromArray(SPECIES, d, i).fma(
          DoubleVector.broadcast(SPECIES, minusTau), DoubleVector.fromArray(SPECIES, u, at + i));
      DoubleVector scaled = STEP ? t : t.mul(a);
      DoubleVector result = BLENDED
          ? DoubleVector.fromArray(SPECIES, z, at + i)
              .fma(DoubleVector.broadcast(SPECIES, b), scaled)
          : scaled;
      result.intoArray(z, at + i);
    }
    for (; i < count; i++) {
      double t = Math.fma(minusTau, d[i], u[at + i]);
      double scaled = STEP ? t : a * t;
      z[at + i] = BLENDED ? Math.fma(b, z[at + i], scaled) : scaled;
    }
  }
}
