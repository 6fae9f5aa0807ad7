package org.residua.simd.vector.filter;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.operator.Stencil;
import org.residua.simd.copy.LoopMaker;

/** Template of {@link AnyTapsLoop}. */
final class AnyTapsTemplate implements AnyTapsLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.width().species();
  private static final int LANES = COPY.width().lanes();
  private static final int SIGN = COPY.sign();

  @Override
  public void block(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int split, int wrap) {
    int planes = COPY.planes(k);
    int distance = SIGN * k.dilation();
    DoubleVector s0 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s1 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s2 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s3 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s4 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s5 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s6 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s7 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    for (int q = 0; q < planes; q++) {
      for (int j = 0; j < k.taps(); j++) {
        DoubleVector w = DoubleVector.broadcast(SPECIES, COPY.weight(k, fixed, q, j));
        int at = from + q * plane + distance * j + (j < split ? 0 : wrap);
        s0 = DoubleVector.fromArray(SPECIES, x, at).fma(w, s0);
        s1 = DoubleVector.fromArray(SPECIES, x, at + LANES).fma(w, s1);
        s2 = DoubleVector.fromArray(SPECIES, x, at + 2 * LANES).fma(w, s2);
        s3 = DoubleVector.fromArray(SPECIES, x, at + 3 * LANES).fma(w, s3);
        s4 = DoubleVector.fromArray(SPECIES, x, at + 4 * LANES).fma(w, s4);
        s5 = DoubleVector.fromArray(SPECIES, x, at + 5 * LANES).fma(w, s5);
        s6 = DoubleVector.fromArray(SPECIES, x, at + 6 * LANES).fma(w, s6);
        s7 = DoubleVector.fromArray(SPECIES, x, at + 7 * LANES).fma(w, s7);
      }
    }
    s0.intoArray(z, to);
    s1.intoArray(z, to + LANES);
    s2.intoArray(z, to + 2 * LANES);
    s3.intoArray(z, to + 3 * LANES);
    s4.intoArray(z, to + 4 * LANES);
    s5.intoArray(z, to + 5 * LANES);
    s6.intoArray(z, to + 6 * LANES);
    s7.intoArray(z, to + 7 * LANES);
  }

  @Override
  public void vector(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int split, int wrap) {
    int planes = COPY.planes(k);
    int distance = SIGN * k.dilation();
    DoubleVector sum = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    for (int q = 0; q < planes; q++) {
      for (int j = 0; j < k.taps(); j++) {
        int at = from + q * plane + distance * j + (j < split ? 0 : wrap);
        sum = DoubleVector.fromArray(SPECIES, x, at)
            .fma(DoubleVector.broadcast(SPECIES, COPY.weight(k, fixed, q, j)), sum);
      }
    }
    sum.intoArray(z, to);
  }
}
