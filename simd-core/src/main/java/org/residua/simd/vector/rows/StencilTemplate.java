package org.residua.simd.vector.rows;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.kernel.FusedRows;
import org.residua.simd.kernel.Piece;
import org.residua.simd.kernel.RepeatedRows;
import org.residua.simd.vector.copy.Width;

/** Template of {@link RowsLoop} for stencils of at most {@value #MOST_TAPS} taps. */
final class StencilTemplate implements RowsLoop {

  static final int MOST_TAPS = 7;

  private static final Constants COPY = LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final VectorMask<Double> ALL = SPECIES.maskAll(true);
  private static final int TAPS = COPY.taps();
  private static final int CENTRE = COPY.form().centre();
  private static final boolean COLOURED = COPY.form().coloured();
  private static final boolean PERIODIC = COPY.form().periodic();
  private static final boolean RESIDUAL = COPY.at(FusedRows.Mode.RESIDUAL);
  private static final boolean CHANGE = COPY.at(FusedRows.Mode.CHANGE);
  private static final FusedRows.Terms RESIDUAL_TERMS = COPY.form().residual();
  private static final FusedRows.Terms SUM_TERMS = COPY.form().sum();
  private static final boolean RELAXED = COPY.at(FusedRows.Mode.RELAXED);

  @Override
  public int run(FusedRows rows, int from, int to) {
    RepeatedRows taps = rows.repeated();
    Piece px = rows.operands().x();
    double[] x = px.samples();
    int at = px.at(0);
    int a0 = at + offset(taps, 0);
    int a1 = at + offset(taps, 1);
    int a2 = at + offset(taps, 2);
    int a3 = at + offset(taps, 3);
    int a4 = at + offset(taps, 4);
    int a5 = at + offset(taps, 5);
    int a6 = at + offset(taps, 6);
    DoubleVector w0 = weight(taps, 0);
    DoubleVector w1 = weight(taps, 1);
    DoubleVector w2 = weight(taps, 2);
    DoubleVector w3 = weight(taps, 3);
    DoubleVector w4 = weight(taps, 4);
    DoubleVector w5 = weight(taps, 5);
    DoubleVector w6 = weight(taps, 6);
    VectorMask<Double> filled = COLOURED ? VectorMask.fromArray(SPECIES, taps.filled(), 0) : ALL;
    double[] b = rows.operands().b().samples();
    int bat = rows.operands().b().at(0);
    double[] y = rows.operands().y().samples();
    int yat = rows.operands().y().at(0);
    double[] z = rows.operands().z().samples();
    int zat = rows.operands().z().at(0);
    double[] weights = rows.weights();
    DoubleVector d = CHANGE && PERIODIC ? DoubleVector.fromArray(SPECIES, rows.periodicWeights(), 0) : DoubleVector.broadcast(SPECIES, 0.0);
    double c0 = rows.residual(0);
    DoubleVector c1 = DoubleVector.broadcast(SPECIES, rows.residual(1));
    double e0 = rows.sum(0);
    DoubleVector e1 = DoubleVector.broadcast(SPECIES, rows.sum(1));
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, a0 + i);
      DoubleVector same = x0;
      DoubleVector s = x0.mul(w0);
      if (TAPS > 1) {
        DoubleVector next = DoubleVector.fromArray(SPECIES, x, a1 + i);
        same = CENTRE == 1 ? next : same;
        s = next.fma(w1, s);
      }
      if (TAPS > 2) {
        DoubleVector next = DoubleVector.fromArray(SPECIES, x, a2 + i);
        same = CENTRE == 2 ? next : same;
        s = next.fma(w2, s);
      }
      if (TAPS > 3) {
        DoubleVector next = DoubleVector.fromArray(SPECIES, x, a3 + i);
        same = CENTRE == 3 ? next : same;
        s = next.fma(w3, s);
      }
      if (TAPS > 4) {
        DoubleVector next = DoubleVector.fromArray(SPECIES, x, a4 + i);
        same = CENTRE == 4 ? next : same;
        s = next.fma(w4, s);
      }
      if (TAPS > 5) {
        DoubleVector next = DoubleVector.fromArray(SPECIES, x, a5 + i);
        same = CENTRE == 5 ? next : same;
        s = next.fma(w5, s);
      }
      if (TAPS > 6) {
        DoubleVector next = DoubleVector.fromArray(SPECIES, x, a6 + i);
        same = CENTRE == 6 ? next : same;
        s = next.fma(w6, s);
      }
      if (COLOURED) {
        s = DoubleVector.broadcast(SPECIES, 0.0).blend(s, filled);
      }
      if (RESIDUAL) {
        s = RowsLoop.joined(RESIDUAL_TERMS, DoubleVector.fromArray(SPECIES, b, bat + i), c0, s, c1);
      }
      if (CHANGE) {
        s = s.mul(PERIODIC ? d : DoubleVector.fromArray(SPECIES, weights, i));
      }
      if (RELAXED) {
        s = RowsLoop.joined(SUM_TERMS, CENTRE >= 0 ? same : DoubleVector.fromArray(SPECIES, y, yat + i), e0, s, e1);
      }
      s.intoArray(z, zat + i);
    }
    return i;
  }

  private static int offset(RepeatedRows taps, int k) {
    return k < TAPS ? taps.offset(k) : 0;
  }

  private static DoubleVector weight(RepeatedRows taps, int k) {
    return k < TAPS ? DoubleVector.fromArray(SPECIES, taps.weights(), k * LANES) : DoubleVector.broadcast(SPECIES, 0.0);
  }
}
