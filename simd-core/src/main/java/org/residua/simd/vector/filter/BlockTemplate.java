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
 * registers anyway, where the machine has an instruction for that.
 */
final class BlockTemplate implements BlockLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.width().species();
  private static final int LANES = COPY.width().lanes();
  private static final int TAPS = COPY.taps();
  private static final int VECTORS = BlockLoop.vectors(COPY.width());
  private static final int SIGN = COPY.sign();
  private static final boolean SELECTING = COPY.transposed() && LANES == 8;
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
      LongVector l0 = c0.reinterpretAsLongs();
      s0 = c0.fma(v0, s0);
      if (TAPS > 1) {
        s0 = DoubleVector.fromArray(SPECIES, x, at + 1 * SIGN).fma(v1, s0);
      }
      if (TAPS > 2) {
        s0 = DoubleVector.fromArray(SPECIES, x, at + 2 * SIGN).fma(v2, s0);
      }
      if (TAPS > 3) {
        s0 = DoubleVector.fromArray(SPECIES, x, at + 3 * SIGN).fma(v3, s0);
      }
      if (TAPS > 4) {
        s0 = DoubleVector.fromArray(SPECIES, x, at + 4 * SIGN).fma(v4, s0);
      }
      if (TAPS > 5) {
        s0 = DoubleVector.fromArray(SPECIES, x, at + 5 * SIGN).fma(v5, s0);
      }
      if (TAPS > 6) {
        s0 = DoubleVector.fromArray(SPECIES, x, at + 6 * SIGN).fma(v6, s0);
      }
      if (TAPS > 7) {
        s0 = DoubleVector.fromArray(SPECIES, x, at + 7 * SIGN).fma(v7, s0);
      }
      DoubleVector c1 = DoubleVector.fromArray(SPECIES, x, at + LANES);
      LongVector l1 = c1.reinterpretAsLongs();
      s1 = c1.fma(v0, s1);
      if (TAPS > 1) {
        s1 = (SELECTING ? BACK_1.selectFrom(l0, l1).reinterpretAsDoubles()
            : DoubleVector.fromArray(SPECIES, x, at + 1 * SIGN + LANES)).fma(v1, s1);
      }
      if (TAPS > 2) {
        s1 = (SELECTING ? BACK_2.selectFrom(l0, l1).reinterpretAsDoubles()
            : DoubleVector.fromArray(SPECIES, x, at + 2 * SIGN + LANES)).fma(v2, s1);
      }
      if (TAPS > 3) {
        s1 = DoubleVector.fromArray(SPECIES, x, at + 3 * SIGN + LANES).fma(v3, s1);
      }
      if (TAPS > 4) {
        s1 = DoubleVector.fromArray(SPECIES, x, at + 4 * SIGN + LANES).fma(v4, s1);
      }
      if (TAPS > 5) {
        s1 = DoubleVector.fromArray(SPECIES, x, at + 5 * SIGN + LANES).fma(v5, s1);
      }
      if (TAPS > 6) {
        s1 = DoubleVector.fromArray(SPECIES, x, at + 6 * SIGN + LANES).fma(v6, s1);
      }
      if (TAPS > 7) {
        s1 = DoubleVector.fromArray(SPECIES, x, at + 7 * SIGN + LANES).fma(v7, s1);
      }
      DoubleVector c2 = DoubleVector.fromArray(SPECIES, x, at + 2 * LANES);
      LongVector l2 = c2.reinterpretAsLongs();
      s2 = c2.fma(v0, s2);
      if (TAPS > 1) {
        s2 = (SELECTING ? BACK_1.selectFrom(l1, l2).reinterpretAsDoubles()
            : DoubleVector.fromArray(SPECIES, x, at + 1 * SIGN + 2 * LANES)).fma(v1, s2);
      }
      if (TAPS > 2) {
        s2 = (SELECTING ? BACK_2.selectFrom(l1, l2).reinterpretAsDoubles()
            : DoubleVector.fromArray(SPECIES, x, at + 2 * SIGN + 2 * LANES)).fma(v2, s2);
      }
      if (TAPS > 3) {
        s2 = DoubleVector.fromArray(SPECIES, x, at + 3 * SIGN + 2 * LANES).fma(v3, s2);
      }
      if (TAPS > 4) {
        s2 = DoubleVector.fromArray(SPECIES, x, at + 4 * SIGN + 2 * LANES).fma(v4, s2);
      }
      if (TAPS > 5) {
        s2 = DoubleVector.fromArray(SPECIES, x, at + 5 * SIGN + 2 * LANES).fma(v5, s2);
      }
      if (TAPS > 6) {
        s2 = DoubleVector.fromArray(SPECIES, x, at + 6 * SIGN + 2 * LANES).fma(v6, s2);
      }
      if (TAPS > 7) {
        s2 = DoubleVector.fromArray(SPECIES, x, at + 7 * SIGN + 2 * LANES).fma(v7, s2);
      }
      DoubleVector c3 = DoubleVector.fromArray(SPECIES, x, at + 3 * LANES);
      LongVector l3 = c3.reinterpretAsLongs();
      s3 = c3.fma(v0, s3);
      if (TAPS > 1) {
        s3 = (SELECTING ? BACK_1.selectFrom(l2, l3).reinterpretAsDoubles()
            : DoubleVector.fromArray(SPECIES, x, at + 1 * SIGN + 3 * LANES)).fma(v1, s3);
      }
      if (TAPS > 2) {
        s3 = (SELECTING ? BACK_2.selectFrom(l2, l3).reinterpretAsDoubles()
            : DoubleVector.fromArray(SPECIES, x, at + 2 * SIGN + 3 * LANES)).fma(v2, s3);
      }
      if (TAPS > 3) {
        s3 = DoubleVector.fromArray(SPECIES, x, at + 3 * SIGN + 3 * LANES).fma(v3, s3);
      }
      if (TAPS > 4) {
        s3 = DoubleVector.fromArray(SPECIES, x, at + 4 * SIGN + 3 * LANES).fma(v4, s3);
      }
      if (TAPS > 5) {
        s3 = DoubleVector.fromArray(SPECIES, x, at + 5 * SIGN + 3 * LANES).fma(v5, s3);
      }
      if (TAPS > 6) {
        s3 = DoubleVector.fromArray(SPECIES, x, at + 6 * SIGN + 3 * LANES).fma(v6, s3);
      }
      if (TAPS > 7) {
        s3 = DoubleVector.fromArray(SPECIES, x, at + 7 * SIGN + 3 * LANES).fma(v7, s3);
      }
      DoubleVector c4 = DoubleVector.fromArray(SPECIES, x, at + 4 * LANES);
      LongVector l4 = c4.reinterpretAsLongs();
      s4 = c4.fma(v0, s4);
      if (TAPS > 1) {
        s4 = (SELECTING ? BACK_1.selectFrom(l3, l4).reinterpretAsDoubles()
            : DoubleVector.fromArray(SPECIES, x, at + 1 * SIGN + 4 * LANES)).fma(v1, s4);
      }
      if (TAPS > 2) {
        s4 = (SELECTING ? BACK_2.selectFrom(l3, l4).reinterpretAsDoubles()
            : DoubleVector.fromArray(SPECIES, x, at + 2 * SIGN + 4 * LANES)).fma(v2, s4);
      }
      if (TAPS > 3) {
        s4 = DoubleVector.fromArray(SPECIES, x, at + 3 * SIGN + 4 * LANES).fma(v3, s4);
      }
      if (TAPS > 4) {
        s4 = DoubleVector.fromArray(SPECIES, x, at + 4 * SIGN + 4 * LANES).fma(v4, s4);
      }
      if (TAPS > 5) {
        s4 = DoubleVector.fromArray(SPECIES, x, at + 5 * SIGN + 4 * LANES).fma(v5, s4);
      }
      if (TAPS > 6) {
        s4 = DoubleVector.fromArray(SPECIES, x, at + 6 * SIGN + 4 * LANES).fma(v6, s4);
      }
      if (TAPS > 7) {
        s4 = DoubleVector.fromArray(SPECIES, x, at + 7 * SIGN + 4 * LANES).fma(v7, s4);
      }
      DoubleVector c5 = DoubleVector.fromArray(SPECIES, x, at + 5 * LANES);
      LongVector l5 = c5.reinterpretAsLongs();
      s5 = c5.fma(v0, s5);
      if (TAPS > 1) {
        s5 = (SELECTING ? BACK_1.selectFrom(l4, l5).reinterpretAsDoubles()
            : DoubleVector.fromArray(SPECIES, x, at + 1 * SIGN + 5 * LANES)).fma(v1, s5);
      }
      if (TAPS > 2) {
        s5 = (SELECTING ? BACK_2.selectFrom(l4, l5).reinterpretAsDoubles()
            : DoubleVector.fromArray(SPECIES, x, at + 2 * SIGN + 5 * LANES)).fma(v2, s5);
      }
      if (TAPS > 3) {
        s5 = DoubleVector.fromArray(SPECIES, x, at + 3 * SIGN + 5 * LANES).fma(v3, s5);
      }
      if (TAPS > 4) {
        s5 = DoubleVector.fromArray(SPECIES, x, at + 4 * SIGN + 5 * LANES).fma(v4, s5);
      }
      if (TAPS > 5) {
        s5 = DoubleVector.fromArray(SPECIES, x, at + 5 * SIGN + 5 * LANES).fma(v5, s5);
      }
      if (TAPS > 6) {
        s5 = DoubleVector.fromArray(SPECIES, x, at + 6 * SIGN + 5 * LANES).fma(v6, s5);
      }
      if (TAPS > 7) {
        s5 = DoubleVector.fromArray(SPECIES, x, at + 7 * SIGN + 5 * LANES).fma(v7, s5);
      }
      if (VECTORS > 6) {
        DoubleVector c6 = DoubleVector.fromArray(SPECIES, x, at + 6 * LANES);
        LongVector l6 = c6.reinterpretAsLongs();
        s6 = c6.fma(v0, s6);
        if (TAPS > 1) {
          s6 = (SELECTING ? BACK_1.selectFrom(l5, l6).reinterpretAsDoubles()
              : DoubleVector.fromArray(SPECIES, x, at + 1 * SIGN + 6 * LANES)).fma(v1, s6);
        }
        if (TAPS > 2) {
          s6 = (SELECTING ? BACK_2.selectFrom(l5, l6).reinterpretAsDoubles()
              : DoubleVector.fromArray(SPECIES, x, at + 2 * SIGN + 6 * LANES)).fma(v2, s6);
        }
        if (TAPS > 3) {
          s6 = DoubleVector.fromArray(SPECIES, x, at + 3 * SIGN + 6 * LANES).fma(v3, s6);
        }
        if (TAPS > 4) {
          s6 = DoubleVector.fromArray(SPECIES, x, at + 4 * SIGN + 6 * LANES).fma(v4, s6);
        }
        if (TAPS > 5) {
          s6 = DoubleVector.fromArray(SPECIES, x, at + 5 * SIGN + 6 * LANES).fma(v5, s6);
        }
        if (TAPS > 6) {
          s6 = DoubleVector.fromArray(SPECIES, x, at + 6 * SIGN + 6 * LANES).fma(v6, s6);
        }
        if (TAPS > 7) {
          s6 = DoubleVector.fromArray(SPECIES, x, at + 7 * SIGN + 6 * LANES).fma(v7, s6);
        }
        DoubleVector c7 = DoubleVector.fromArray(SPECIES, x, at + 7 * LANES);
        LongVector l7 = c7.reinterpretAsLongs();
        s7 = c7.fma(v0, s7);
        if (TAPS > 1) {
          s7 = (SELECTING ? BACK_1.selectFrom(l6, l7).reinterpretAsDoubles()
              : DoubleVector.fromArray(SPECIES, x, at + 1 * SIGN + 7 * LANES)).fma(v1, s7);
        }
        if (TAPS > 2) {
          s7 = (SELECTING ? BACK_2.selectFrom(l6, l7).reinterpretAsDoubles()
              : DoubleVector.fromArray(SPECIES, x, at + 2 * SIGN + 7 * LANES)).fma(v2, s7);
        }
        if (TAPS > 3) {
          s7 = DoubleVector.fromArray(SPECIES, x, at + 3 * SIGN + 7 * LANES).fma(v3, s7);
        }
        if (TAPS > 4) {
          s7 = DoubleVector.fromArray(SPECIES, x, at + 4 * SIGN + 7 * LANES).fma(v4, s7);
        }
        if (TAPS > 5) {
          s7 = DoubleVector.fromArray(SPECIES, x, at + 5 * SIGN + 7 * LANES).fma(v5, s7);
        }
        if (TAPS > 6) {
          s7 = DoubleVector.fromArray(SPECIES, x, at + 6 * SIGN + 7 * LANES).fma(v6, s7);
        }
        if (TAPS > 7) {
          s7 = DoubleVector.fromArray(SPECIES, x, at + 7 * SIGN + 7 * LANES).fma(v7, s7);
        }
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
}
