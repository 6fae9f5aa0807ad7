package org.residua.simd.vector.row;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.row.Front;
import org.residua.simd.vector.copy.Width;

/** Template of {@link AdjointLoop}, its taps written out. */
final class AdjointTemplate implements AdjointLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int TAPS = COPY.taps();
  private static final boolean STEP = COPY.kind() == RowKind.STEP;
  private static final boolean BLENDED = COPY.kind() == RowKind.BLENDED;

  @Override
  public int vectors(double[] weights, double[] z, int at, Front front, int lo, int hi) {
    DoubleVector w0 = DoubleVector.broadcast(SPECIES, TAPS > 0 ? weights[0] : 0);
    DoubleVector w1 = DoubleVector.broadcast(SPECIES, TAPS > 1 ? weights[1] : 0);
    DoubleVector w2 = DoubleVector.broadcast(SPECIES, TAPS > 2 ? weights[2] : 0);
    DoubleVector w3 = DoubleVector.broadcast(SPECIES, TAPS > 3 ? weights[3] : 0);
    DoubleVector w4 = DoubleVector.broadcast(SPECIES, TAPS > 4 ? weights[4] : 0);
    DoubleVector w5 = DoubleVector.broadcast(SPECIES, TAPS > 5 ? weights[5] : 0);
    DoubleVector w6 = DoubleVector.broadcast(SPECIES, TAPS > 6 ? weights[6] : 0);
    DoubleVector w7 = DoubleVector.broadcast(SPECIES, TAPS > 7 ? weights[7] : 0);
    DoubleVector w8 = DoubleVector.broadcast(SPECIES, TAPS > 8 ? weights[8] : 0);
    DoubleVector minusTau = DoubleVector.broadcast(SPECIES, -front.update().tau());
    DoubleVector a = DoubleVector.broadcast(SPECIES, front.update().a());
    DoubleVector b = DoubleVector.broadcast(SPECIES, front.update().b());
    double[] u = front.source().samples();
    double[] previous = front.previous().samples();
    double[] target = front.target().samples();
    int uAt = front.source().at(0, lo);
    int previousAt = front.previous().at(0, lo);
    int targetAt = front.target().at(0, lo);
    int count = hi - lo;
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector d = DoubleVector.fromArray(SPECIES, z, at + i).mul(w0);
      if (TAPS > 1) {
        d = DoubleVector.fromArray(SPECIES, z, at + i - 1).fma(w1, d);
      }
      if (TAPS > 2) {
        d = DoubleVector.fromArray(SPECIES, z, at + i - 2).fma(w2, d);
      }
      if (TAPS > 3) {
        d = DoubleVector.fromArray(SPECIES, z, at + i - 3).fma(w3, d);
      }
      if (TAPS > 4) {
        d = DoubleVector.fromArray(SPECIES, z, at + i - 4).fma(w4, d);
      }
      if (TAPS > 5) {
        d = DoubleVector.fromArray(SPECIES, z, at + i - 5).fma(w5, d);
      }
      if (TAPS > 6) {
        d = DoubleVector.fromArray(SPECIES, z, at + i - 6).fma(w6, d);
      }
      if (TAPS > 7) {
        d = DoubleVector.fromArray(SPECIES, z, at + i - 7).fma(w7, d);
      }
      if (TAPS > 8) {
        d = DoubleVector.fromArray(SPECIES, z, at + i - 8).fma(w8, d);
      }
      DoubleVector t = d.fma(minusTau, DoubleVector.fromArray(SPECIES, u, uAt + i));
      DoubleVector scaled = STEP ? t : t.mul(a);
      DoubleVector result = BLENDED
          ? DoubleVector.fromArray(SPECIES, previous, previousAt + i).fma(b, scaled) : scaled;
      result.intoArray(target, targetAt + i);
    }
    return lo + i;
  }

  @Override
  public void rest(double[] weights, double[] z, int at, Front front, int lo, int hi) {
    for (int i = lo; i < hi; i++) {
      double d = weights[0] * z[at + i - lo];
      for (int j = 1; j < TAPS; j++) {
        d = Math.fma(weights[j], z[at + i - lo - j], d);
      }
      front.put(0, i, d);
    }
  }
}
