package org.residua.simd.vector.rows;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.operator.SparseMatrix;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.kernel.FusedRows;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link RowsLoop} for rows of which every second one moves by one column, alone or added to something: each
 * parity by itself, then interleaved. At most {@value #MOST_TAPS} taps in a row.
 */
final class InterpolationTemplate implements RowsLoop {

  static final int MOST_TAPS = 4;

  private static final Constants COPY = LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final FusedRows.Terms TERMS = COPY.form().residual();
  private static final boolean RESIDUAL = COPY.at(FusedRows.Mode.RESIDUAL);
  private static final VectorShuffle<Double> LOW = VectorShuffle.fromOp(SPECIES, lane -> lane / 2);
  private static final VectorShuffle<Double> HIGH = VectorShuffle.fromOp(SPECIES, lane -> (LANES + lane) / 2);
  private static final VectorMask<Double> ODD = VectorMask.fromLong(SPECIES, 0xAAAAAAAAAAAAAAAAL);

  @Override
  public int run(FusedRows rows, int from, int to) {
    SparseMatrix p = rows.matrix();
    double[] x = rows.operands().x().samples();
    int at = rows.operands().x().at(0);
    double[] b = rows.operands().b().samples();
    int bat = rows.operands().b().at(0);
    double[] z = rows.operands().z().samples();
    int zat = rows.operands().z().at(0);
    double c0 = rows.residual(0);
    DoubleVector c1 = DoubleVector.broadcast(SPECIES, rows.residual(1));
    int even = COPY.taps();
    int odd = COPY.others();
    int a0 = at + column(p, from, 0, even);
    int a1 = at + column(p, from, 1, even);
    int a2 = at + column(p, from, 2, even);
    int a3 = at + column(p, from, 3, even);
    int o0 = at + column(p, from + 1, 0, odd);
    int o1 = at + column(p, from + 1, 1, odd);
    int o2 = at + column(p, from + 1, 2, odd);
    int o3 = at + column(p, from + 1, 3, odd);
    DoubleVector v0 = weight(p, from, 0, even);
    DoubleVector v1 = weight(p, from, 1, even);
    DoubleVector v2 = weight(p, from, 2, even);
    DoubleVector v3 = weight(p, from, 3, even);
    DoubleVector w0 = weight(p, from + 1, 0, odd);
    DoubleVector w1 = weight(p, from + 1, 1, odd);
    DoubleVector w2 = weight(p, from + 1, 2, odd);
    DoubleVector w3 = weight(p, from + 1, 3, odd);
    int i = from;
    for (int j = 0; i <= to - 2 * LANES; i += 2 * LANES, j += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, x, a0 + j).mul(v0);
      if (COPY.taps() > 1) {
        s = DoubleVector.fromArray(SPECIES, x, a1 + j).fma(v1, s);
      }
      if (COPY.taps() > 2) {
        s = DoubleVector.fromArray(SPECIES, x, a2 + j).fma(v2, s);
      }
      if (COPY.taps() > 3) {
        s = DoubleVector.fromArray(SPECIES, x, a3 + j).fma(v3, s);
      }
      DoubleVector t = DoubleVector.fromArray(SPECIES, x, o0 + j).mul(w0);
      if (COPY.others() > 1) {
        t = DoubleVector.fromArray(SPECIES, x, o1 + j).fma(w1, t);
      }
      if (COPY.others() > 2) {
        t = DoubleVector.fromArray(SPECIES, x, o2 + j).fma(w2, t);
      }
      if (COPY.others() > 3) {
        t = DoubleVector.fromArray(SPECIES, x, o3 + j).fma(w3, t);
      }
      DoubleVector low = s.rearrange(LOW).blend(t.rearrange(LOW), ODD);
      DoubleVector high = s.rearrange(HIGH).blend(t.rearrange(HIGH), ODD);
      if (RESIDUAL) {
        low = RowsLoop.joined(TERMS, DoubleVector.fromArray(SPECIES, b, bat + i), c0, low, c1);
        high = RowsLoop.joined(TERMS, DoubleVector.fromArray(SPECIES, b, bat + i + LANES), c0, high, c1);
      }
      low.intoArray(z, zat + i);
      high.intoArray(z, zat + i + LANES);
    }
    return i;
  }

  private static int column(SparseMatrix p, int row, int k, int taps) {
    return k < taps ? p.column(row, k) : 0;
  }

  private static DoubleVector weight(SparseMatrix p, int row, int k, int taps) {
    return DoubleVector.broadcast(SPECIES, k < taps ? p.entry(row, k) : 0);
  }
}
