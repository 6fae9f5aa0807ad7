package org.residua.simd.vector.filter;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.operator.Stencil;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** Template of {@link AnalysisLoop}. The second half of a block is there where vectors have all registers. */
final class AnalysisTemplate implements AnalysisLoop {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final boolean WIDE = Twins.analysisVectors(WIDTH) == 8;

  @Override
  public void block(
      Stencil g, Stencil h, double[] x, int from, double[] y, int to, double[] z, int row, int split, int wrap) {
    DoubleVector s0 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s1 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s2 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s3 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s4 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s5 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s6 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s7 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector t0 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector t1 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector t2 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector t3 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector t4 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector t5 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector t6 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector t7 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    for (int j = 0; j < g.taps(); j++) {
      DoubleVector v = DoubleVector.broadcast(SPECIES, g.weight(0, 0, j));
      DoubleVector w = DoubleVector.broadcast(SPECIES, h.weight(0, 0, j));
      int at = from + g.dilation() * j + (j < split ? 0 : wrap);
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, at);
      s0 = x0.fma(v, s0);
      t0 = x0.fma(w, t0);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, at + LANES);
      s1 = x1.fma(v, s1);
      t1 = x1.fma(w, t1);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, x, at + 2 * LANES);
      s2 = x2.fma(v, s2);
      t2 = x2.fma(w, t2);
      DoubleVector x3 = DoubleVector.fromArray(SPECIES, x, at + 3 * LANES);
      s3 = x3.fma(v, s3);
      t3 = x3.fma(w, t3);
      if (WIDE) {
        DoubleVector x4 = DoubleVector.fromArray(SPECIES, x, at + 4 * LANES);
        s4 = x4.fma(v, s4);
        t4 = x4.fma(w, t4);
        DoubleVector x5 = DoubleVector.fromArray(SPECIES, x, at + 5 * LANES);
        s5 = x5.fma(v, s5);
        t5 = x5.fma(w, t5);
        DoubleVector x6 = DoubleVector.fromArray(SPECIES, x, at + 6 * LANES);
        s6 = x6.fma(v, s6);
        t6 = x6.fma(w, t6);
        DoubleVector x7 = DoubleVector.fromArray(SPECIES, x, at + 7 * LANES);
        s7 = x7.fma(v, s7);
        t7 = x7.fma(w, t7);
      }
    }
    s0.intoArray(y, to);
    t0.intoArray(z, row);
    s1.intoArray(y, to + LANES);
    t1.intoArray(z, row + LANES);
    s2.intoArray(y, to + 2 * LANES);
    t2.intoArray(z, row + 2 * LANES);
    s3.intoArray(y, to + 3 * LANES);
    t3.intoArray(z, row + 3 * LANES);
    if (WIDE) {
      s4.intoArray(y, to + 4 * LANES);
      t4.intoArray(z, row + 4 * LANES);
      s5.intoArray(y, to + 5 * LANES);
      t5.intoArray(z, row + 5 * LANES);
      s6.intoArray(y, to + 6 * LANES);
      t6.intoArray(z, row + 6 * LANES);
      s7.intoArray(y, to + 7 * LANES);
      t7.intoArray(z, row + 7 * LANES);
    }
  }

  @Override
  public void vector(
      Stencil g, Stencil h, double[] x, int from, double[] y, int to, double[] z, int row, int split, int wrap) {
    DoubleVector s0 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector t0 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    for (int j = 0; j < g.taps(); j++) {
      DoubleVector v = DoubleVector.broadcast(SPECIES, g.weight(0, 0, j));
      DoubleVector w = DoubleVector.broadcast(SPECIES, h.weight(0, 0, j));
      int at = from + g.dilation() * j + (j < split ? 0 : wrap);
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, at);
      s0 = x0.fma(v, s0);
      t0 = x0.fma(w, t0);
    }
    s0.intoArray(y, to);
    t0.intoArray(z, row);
  }
}
