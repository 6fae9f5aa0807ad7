package org.residua.simd.vector.filter;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.operator.Stencil;
import org.residua.simd.copy.LoopMaker;

/**
 * Template of {@link BlockLoop}.
 *
 * <p>The taps are written out. Loads are then the bound, as most of them cross the border of two cache lines
 * and take twice as long as others: so two of the taps of the adjoint select their lanes from two vectors that are in
 * registers anyway, where the machine has an instruction for that; with four lanes the fifth tap is the vector before.
 */
final class BlockTemplate implements BlockLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.width().species();
  private static final int LANES = COPY.width().lanes();
  private static final int TAPS = COPY.taps();
  private static final int VECTORS = BlockLoop.vectors(COPY.width(), COPY.taps());
  private static final int SIGN = COPY.sign();
  private static final boolean SELECTING = COPY.transposed() && LANES == 8;
  private static final boolean KEEPING = COPY.transposed() && LANES == 4;
  private static final LongVector BACK_1 = back(1);
  private static final LongVector BACK_2 = back(2);

  /** Selects from two neighbouring vectors the lanes that are {@code by} before those of the second one. */
  private static LongVector back(int by) {
    return LongVector.broadcast(SPECIES.withLanes(long.class), 0).addIndex(1).add(LANES - by);
  }

  /** Weights first: behind many vector operations C2 would not inline our own {@code weight}, and keep vectors as objects. */
  @Override
  public void block(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to) {
    int planes = COPY.planes(k);
    DoubleVector s0 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s1 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s2 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s3 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s4 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s5 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s6 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    DoubleVector s7 = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    int first = COPY.position(k, fixed, 0);
    int next = COPY.position(k, fixed, 1) - first;
    int at = from;
    for (int q = 0; q < planes; q++) {
      DoubleVector v0 = DoubleVector.broadcast(SPECIES, k.weight(first));
      DoubleVector v1 = DoubleVector.broadcast(SPECIES, TAPS > 1 ? k.weight(first + 1) : 0);
      DoubleVector v2 = DoubleVector.broadcast(SPECIES, TAPS > 2 ? k.weight(first + 2) : 0);
      DoubleVector v3 = DoubleVector.broadcast(SPECIES, TAPS > 3 ? k.weight(first + 3) : 0);
      DoubleVector v4 = DoubleVector.broadcast(SPECIES, TAPS > 4 ? k.weight(first + 4) : 0);
      DoubleVector v5 = DoubleVector.broadcast(SPECIES, TAPS > 5 ? k.weight(first + 5) : 0);
      DoubleVector v6 = DoubleVector.broadcast(SPECIES, TAPS > 6 ? k.weight(first + 6) : 0);
      DoubleVector v7 = DoubleVector.broadcast(SPECIES, TAPS > 7 ? k.weight(first + 7) : 0);
      DoubleVector c0 = DoubleVector.fromArray(SPECIES, x, at);
      s0 = terms(s0, false, c0, c0, x, at, v0, v1, v2, v3, v4, v5, v6, v7);
      DoubleVector c1 = DoubleVector.fromArray(SPECIES, x, at + LANES);
      s1 = terms(s1, true, c0, c1, x, at + LANES, v0, v1, v2, v3, v4, v5, v6, v7);
      DoubleVector c2 = DoubleVector.fromArray(SPECIES, x, at + 2 * LANES);
      s2 = terms(s2, true, c1, c2, x, at + 2 * LANES, v0, v1, v2, v3, v4, v5, v6, v7);
      DoubleVector c3 = DoubleVector.fromArray(SPECIES, x, at + 3 * LANES);
      s3 = terms(s3, true, c2, c3, x, at + 3 * LANES, v0, v1, v2, v3, v4, v5, v6, v7);
      DoubleVector c4 = DoubleVector.fromArray(SPECIES, x, at + 4 * LANES);
      s4 = terms(s4, true, c3, c4, x, at + 4 * LANES, v0, v1, v2, v3, v4, v5, v6, v7);
      DoubleVector c5 = DoubleVector.fromArray(SPECIES, x, at + 5 * LANES);
      s5 = terms(s5, true, c4, c5, x, at + 5 * LANES, v0, v1, v2, v3, v4, v5, v6, v7);
      if (VECTORS > 6) {
        DoubleVector c6 = DoubleVector.fromArray(SPECIES, x, at + 6 * LANES);
        s6 = terms(s6, true, c5, c6, x, at + 6 * LANES, v0, v1, v2, v3, v4, v5, v6, v7);
        DoubleVector c7 = DoubleVector.fromArray(SPECIES, x, at + 7 * LANES);
        s7 = terms(s7, true, c6, c7, x, at + 7 * LANES, v0, v1, v2, v3, v4, v5, v6, v7);
      }
      first += next;
      at += plane;
    }
    s0.intoArray(z, to);
    s1.intoArray(z, to + LANES);
    s2.intoArray(z, to + 2 * LANES);
    s3.intoArray(z, to + 3 * LANES);
    s4.intoArray(z, to + 4 * LANES);
    s5.intoArray(z, to + 5 * LANES);
    if (VECTORS > 6) {
      s6.intoArray(z, to + 6 * LANES);
      s7.intoArray(z, to + 7 * LANES);
    }
  }

  /**
   * Adds the terms of one plane to a vector of sums.
   *
   * @param behind whether {@code before} is there
   * @param before the vector of samples before {@code here}
   */
  private static DoubleVector terms(DoubleVector sum, boolean behind, DoubleVector before, DoubleVector here, double[] x, int at,
      DoubleVector v0, DoubleVector v1, DoubleVector v2, DoubleVector v3, DoubleVector v4, DoubleVector v5, DoubleVector v6,
      DoubleVector v7) {
    LongVector left = before.reinterpretAsLongs();
    LongVector right = here.reinterpretAsLongs();
    DoubleVector s = here.fma(v0, sum);
    if (TAPS > 1) {
      s = (behind && SELECTING ? BACK_1.selectFrom(left, right).reinterpretAsDoubles()
          : DoubleVector.fromArray(SPECIES, x, at + SIGN)).fma(v1, s);
    }
    if (TAPS > 2) {
      s = (behind && SELECTING ? BACK_2.selectFrom(left, right).reinterpretAsDoubles()
          : DoubleVector.fromArray(SPECIES, x, at + 2 * SIGN)).fma(v2, s);
    }
    if (TAPS > 3) {
      s = DoubleVector.fromArray(SPECIES, x, at + 3 * SIGN).fma(v3, s);
    }
    if (TAPS > 4) {
      s = (behind && KEEPING ? before : DoubleVector.fromArray(SPECIES, x, at + 4 * SIGN)).fma(v4, s);
    }
    if (TAPS > 5) {
      s = DoubleVector.fromArray(SPECIES, x, at + 5 * SIGN).fma(v5, s);
    }
    if (TAPS > 6) {
      s = DoubleVector.fromArray(SPECIES, x, at + 6 * SIGN).fma(v6, s);
    }
    if (TAPS > 7) {
      s = DoubleVector.fromArray(SPECIES, x, at + 7 * SIGN).fma(v7, s);
    }
    return s;
  }
}
