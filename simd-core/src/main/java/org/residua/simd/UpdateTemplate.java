package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Template of {@link UpdateLoop}. */
final class UpdateTemplate implements UpdateLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final boolean STEP = COPY.update() == Update.STEP;
  private static final boolean BLENDED = COPY.update() == Update.BLENDED;

  @Override
  public void run(FusedStep step, double[] d, double[] u, double[] z, int at, int count) {
    DoubleVector minusTau = WIDTH.all(-step.tau);
    DoubleVector a = WIDTH.all(step.a);
    DoubleVector b = WIDTH.all(step.b);
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector t = DoubleVector.fromArray(SPECIES, d, i)
          .fma(minusTau, DoubleVector.fromArray(SPECIES, u, at + i));
      DoubleVector scaled = STEP ? t : t.mul(a);
      DoubleVector result = BLENDED
          ? DoubleVector.fromArray(SPECIES, z, at + i).fma(b, scaled) : scaled;
      result.intoArray(z, at + i);
    }
    for (; i < count; i++) {
      double t = Math.fma(-step.tau, d[i], u[at + i]);
      double scaled = STEP ? t : step.a * t;
      z[at + i] = BLENDED ? Math.fma(step.b, z[at + i], scaled) : scaled;
    }
  }
}
