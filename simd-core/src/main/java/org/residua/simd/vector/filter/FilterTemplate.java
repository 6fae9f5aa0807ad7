package org.residua.simd.vector.filter;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.operator.Stencil;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link FilterPass}. The taps are written out because C2 does not unroll a loop over few taps
 * inside the loop over samples, which would cost several times the arithmetic; a copy keeps those it has.
 */
final class FilterTemplate implements FilterPass {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int TAPS = COPY.taps();
  private static final int SIGN = COPY.transposed() ? -1 : 1;

  @Override
  public void run(Stencil k, int fixed, double[] x, int from, double[] z, int to, int count) {
    DoubleVector w0 = DoubleVector.broadcast(SPECIES, TAPS > 0 ? weight(k, fixed, 0) : 0);
    DoubleVector w1 = DoubleVector.broadcast(SPECIES, TAPS > 1 ? weight(k, fixed, 1) : 0);
    DoubleVector w2 = DoubleVector.broadcast(SPECIES, TAPS > 2 ? weight(k, fixed, 2) : 0);
    DoubleVector w3 = DoubleVector.broadcast(SPECIES, TAPS > 3 ? weight(k, fixed, 3) : 0);
    DoubleVector w4 = DoubleVector.broadcast(SPECIES, TAPS > 4 ? weight(k, fixed, 4) : 0);
    DoubleVector w5 = DoubleVector.broadcast(SPECIES, TAPS > 5 ? weight(k, fixed, 5) : 0);
    DoubleVector w6 = DoubleVector.broadcast(SPECIES, TAPS > 6 ? weight(k, fixed, 6) : 0);
    DoubleVector w7 = DoubleVector.broadcast(SPECIES, TAPS > 7 ? weight(k, fixed, 7) : 0);
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      int at = from + i;
      DoubleVector sum = DoubleVector.fromArray(SPECIES, x, at).mul(w0);
      if (TAPS > 1) {
        sum = DoubleVector.fromArray(SPECIES, x, at + 1 * SIGN).fma(w1, sum);
      }
      if (TAPS > 2) {
        sum = DoubleVector.fromArray(SPECIES, x, at + 2 * SIGN).fma(w2, sum);
      }
      if (TAPS > 3) {
        sum = DoubleVector.fromArray(SPECIES, x, at + 3 * SIGN).fma(w3, sum);
      }
      if (TAPS > 4) {
        sum = DoubleVector.fromArray(SPECIES, x, at + 4 * SIGN).fma(w4, sum);
      }
      if (TAPS > 5) {
        sum = DoubleVector.fromArray(SPECIES, x, at + 5 * SIGN).fma(w5, sum);
      }
      if (TAPS > 6) {
        sum = DoubleVector.fromArray(SPECIES, x, at + 6 * SIGN).fma(w6, sum);
      }
      if (TAPS > 7) {
        sum = DoubleVector.fromArray(SPECIES, x, at + 7 * SIGN).fma(w7, sum);
      }
      sum.intoArray(z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = scalar(k, fixed, x, from + i);
    }
  }

  private static double scalar(Stencil k, int fixed, double[] x, int from) {
    double sum = weight(k, fixed, 0) * x[from];
    for (int j = 1; j < TAPS; j++) {
      sum = Math.fma(weight(k, fixed, j), x[from + SIGN * j], sum);
    }
    return sum;
  }

  private static double weight(Stencil k, int fixed, int tap) {
    return COPY.transposed() ? k.weight(0, fixed, tap) : k.weight(fixed, 0, tap);
  }
}
