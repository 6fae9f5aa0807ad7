package org.residua.simd.vector.rows;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.kernel.FusedRows;
import org.residua.simd.kernel.RepeatedRows;
import org.residua.simd.vector.copy.Width;

/** Template of {@link RowsLoop} for products with rows that move by two columns, of at most {@value #MOST_TAPS} taps. */
final class RestrictionTemplate implements RowsLoop {

  static final int MOST_TAPS = 7;

  private static final Constants COPY = LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int TAPS = COPY.taps();
  /** Every second lane, first those of one vector, then those of the next. */
  private static final VectorShuffle<Double> SECOND = VectorShuffle.fromOp(SPECIES, lane -> 2 * lane % LANES);
  private static final VectorMask<Double> NEXT = VectorMask.fromLong(SPECIES, -1L << (LANES / 2));

  @Override
  public int run(FusedRows rows, int from, int to) {
    RepeatedRows taps = rows.repeated();
    double[] x = rows.operands().x().samples();
    int first = taps.rows().from();
    int at = rows.operands().x().at(first - 2 * first);
    int a0 = at + offset(taps, 0);
    int a1 = at + offset(taps, 1);
    int a2 = at + offset(taps, 2);
    int a3 = at + offset(taps, 3);
    int a4 = at + offset(taps, 4);
    int a5 = at + offset(taps, 5);
    int a6 = at + offset(taps, 6);
    double[] z = rows.operands().z().samples();
    int zat = rows.operands().z().at(0);
    DoubleVector w0 = weight(rows, 0);
    DoubleVector w1 = weight(rows, 1);
    DoubleVector w2 = weight(rows, 2);
    DoubleVector w3 = weight(rows, 3);
    DoubleVector w4 = weight(rows, 4);
    DoubleVector w5 = weight(rows, 5);
    DoubleVector w6 = weight(rows, 6);
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      DoubleVector s = second(x, a0 + 2 * i).mul(w0);
      if (TAPS > 1) {
        s = second(x, a1 + 2 * i).fma(w1, s);
      }
      if (TAPS > 2) {
        s = second(x, a2 + 2 * i).fma(w2, s);
      }
      if (TAPS > 3) {
        s = second(x, a3 + 2 * i).fma(w3, s);
      }
      if (TAPS > 4) {
        s = second(x, a4 + 2 * i).fma(w4, s);
      }
      if (TAPS > 5) {
        s = second(x, a5 + 2 * i).fma(w5, s);
      }
      if (TAPS > 6) {
        s = second(x, a6 + 2 * i).fma(w6, s);
      }
      s.intoArray(z, zat + i);
    }
    return i;
  }

  /** {@code x_at, x_{at+2}, ...}; the last vector ends with the last of them. */
  private static DoubleVector second(double[] x, int at) {
    DoubleVector low = DoubleVector.fromArray(SPECIES, x, at).rearrange(SECOND);
    DoubleVector high = DoubleVector.fromArray(SPECIES, x, at + LANES - 1);
    return low.blend(high.rearrange(SHIFTED), NEXT);
  }

  /** The same of a vector that begins a sample before. */
  private static final VectorShuffle<Double> SHIFTED = VectorShuffle.fromOp(SPECIES, lane -> (2 * lane + 1) % LANES);

  private static int offset(RepeatedRows taps, int k) {
    return k < TAPS ? taps.offset(k) : 0;
  }

  private static DoubleVector weight(FusedRows rows, int k) {
    return DoubleVector.broadcast(SPECIES, k < TAPS ? rows.matrix().entry(rows.repeated().rows().from(), k) : 0);
  }
}
