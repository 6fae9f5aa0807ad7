package org.residua.simd.vector.filter;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.operator.Stencil;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** Template of {@link SynthesisLoop}. A copy has as many sums as {@link Twins#synthesisVectors} says. */
final class SynthesisTemplate implements SynthesisLoop {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int VECTORS = Twins.synthesisVectors(WIDTH);

  @Override
  public void block(
      Stencil g, Stencil h, double[] y, int from, double[] z, int row, double[] u, int to, int split, int wrap) {
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
      int shift = (j < split ? 0 : wrap) - g.dilation() * j;
      s0 = DoubleVector.fromArray(SPECIES, y, from + shift).fma(v, s0);
      t0 = DoubleVector.fromArray(SPECIES, z, row + shift).fma(w, t0);
      s1 = DoubleVector.fromArray(SPECIES, y, from + shift + LANES).fma(v, s1);
      t1 = DoubleVector.fromArray(SPECIES, z, row + shift + LANES).fma(w, t1);
      s2 = DoubleVector.fromArray(SPECIES, y, from + shift + 2 * LANES).fma(v, s2);
      t2 = DoubleVector.fromArray(SPECIES, z, row + shift + 2 * LANES).fma(w, t2);
      s3 = DoubleVector.fromArray(SPECIES, y, from + shift + 3 * LANES).fma(v, s3);
      t3 = DoubleVector.fromArray(SPECIES, z, row + shift + 3 * LANES).fma(w, t3);
      if (VECTORS > 4) {
        s4 = DoubleVector.fromArray(SPECIES, y, from + shift + 4 * LANES).fma(v, s4);
        t4 = DoubleVector.fromArray(SPECIES, z, row + shift + 4 * LANES).fma(w, t4);
        s5 = DoubleVector.fromArray(SPECIES, y, from + shift + 5 * LANES).fma(v, s5);
        t5 = DoubleVector.fromArray(SPECIES, z, row + shift + 5 * LANES).fma(w, t5);
      }
      if (VECTORS > 6) {
        s6 = DoubleVector.fromArray(SPECIES, y, from + shift + 6 * LANES).fma(v, s6);
        t6 = DoubleVector.fromArray(SPECIES, z, row + shift + 6 * LANES).fma(w, t6);
        s7 = DoubleVector.fromArray(SPECIES, y, from + shift + 7 * LANES).fma(v, s7);
        t7 = DoubleVector.fromArray(SPECIES, z, row + shift + 7 * LANES).fma(w, t7);
      }
    }
    s0.add(t0).intoArray(u, to);
    s1.add(t1).intoArray(u, to + LANES);
    s2.add(t2).intoArray(u, to + 2 * LANES);
    s3.add(t3).intoArray(u, to + 3 * LANES);
    if (VECTORS > 4) {
      s4.add(t4).intoArray(u, to + 4 * LANES);
      s5.add(t5).intoArray(u, to + 5 * LANES);
    }
    if (VECTORS > 6) {
      s6.add(t6).intoArray(u, to + 6 * LANES);
      s7.add(t7).intoArray(u, to + 7 * LANES);
    }
  }

  @Override
  public void vector(
      Stencil g, Stencil h, double[] y, int from, double[] z, int row, double[] u, int to, int split, int wrap) {
    DoubleVector s0 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector t0 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    for (int j = 0; j < g.taps(); j++) {
      DoubleVector v = DoubleVector.broadcast(SPECIES, g.weight(0, 0, j));
      DoubleVector w = DoubleVector.broadcast(SPECIES, h.weight(0, 0, j));
      int shift = (j < split ? 0 : wrap) - g.dilation() * j;
      s0 = DoubleVector.fromArray(SPECIES, y, from + shift).fma(v, s0);
      t0 = DoubleVector.fromArray(SPECIES, z, row + shift).fma(w, t0);
    }
    s0.add(t0).intoArray(u, to);
  }
}
