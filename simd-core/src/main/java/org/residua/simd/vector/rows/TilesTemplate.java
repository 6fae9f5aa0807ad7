package org.residua.simd.vector.rows;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.kernel.Wavefront;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link WavefrontLoop}: tile by tile, each stage where the one before wrote, a row behind it; what a tile needs
 * stays in the cache, and neighbours are loaded. A vector is stored when the next one has loaded what it writes over; of the
 * end of a tile one value is kept. The last iterate must not be where {@code b} is.
 */
final class TilesTemplate implements WavefrontLoop {

  /** Rows of {@code x}, {@code b}, {@code e} and results, 16 KiB. */
  private static final int TILE = 512;

  private static final Constants COPY = LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int SWEEPS = COPY.form().sweeps();
  private static final boolean FROM_ZERO = COPY.form().start() == Wavefront.Start.ZERO;
  private static final boolean CORRECTED = COPY.form().start() == Wavefront.Start.CORRECTED;
  private static final boolean RESTRICTS = COPY.form().restricts();
  private static final int EMPTY = COPY.form().empty();
  private static final int FIRST_ROW = 1;
  private static final int SECOND_ROW = 2;
  /** From a number of the first of two rows to that of the second. */
  private static final int OTHER_ROW = Wavefront.OF_SWEEP / 2;
  private static final VectorMask<Double> SECOND = VectorMask.fromLong(SPECIES, 0xAAAAAAAAAAAAAAAAL);
  private static final VectorMask<Double> NOT_SECOND = VectorMask.fromLong(SPECIES, 0x5555555555555555L);
  private static final VectorShuffle<Double> ROTATED = VectorShuffle.fromOp(SPECIES, lane -> (lane + LANES - 1) % LANES);
  private static final VectorMask<Double> FIRST = VectorMask.fromLong(SPECIES, 1);
  private static final VectorShuffle<Double> EVEN = VectorShuffle.fromOp(SPECIES, lane -> 2 * lane % LANES);
  private static final VectorShuffle<Double> ODD = VectorShuffle.fromOp(SPECIES, lane -> (2 * lane + 1) % LANES);
  private static final VectorMask<Double> UPPER = VectorMask.fromLong(SPECIES, -1L << (LANES / 2));
  private static final VectorShuffle<Double> LOW = VectorShuffle.fromOp(SPECIES, lane -> lane / 2);
  private static final VectorShuffle<Double> HIGH = VectorShuffle.fromOp(SPECIES, lane -> (LANES + lane) / 2);

  @Override
  public void run(Wavefront level, int from, int to) {
    for (int tile = from; tile < to; tile += TILE) {
      int end = Math.min(to, tile + TILE);
      if (FROM_ZERO) {
        scale(level, tile, end);
      }
      if (CORRECTED) {
        correct(level, tile, end);
      }
      if (SWEEPS > 0) {
        sweep(level, 0, FROM_ZERO || CORRECTED ? level.z() : level.x(), tile - 1, end - 1);
      }
      if (SWEEPS > 1) {
        sweep(level, 1, level.z(), tile - 2, end - 2);
      }
      if (RESTRICTS) {
        restrict(level, tile - SWEEPS - 1, end - SWEEPS - 1, level.restrictedAt() + (tile - level.from()) / 2);
      }
    }
  }

  private static void scale(Wavefront level, int from, int end) {
    double[] b = level.b();
    double[] z = level.z();
    DoubleVector d = DoubleVector.broadcast(SPECIES, level.numbers()[Wavefront.START]).blend(level.numbers()[Wavefront.START + 1], SECOND);
    for (int i = from; i < end; i += LANES) {
      DoubleVector.fromArray(SPECIES, b, i).mul(d).intoArray(z, i);
    }
  }

  private static void correct(Wavefront level, int from, int end) {
    double[] x = level.x();
    double[] z = level.z();
    double[] e = level.coarse();
    DoubleVector left = DoubleVector.broadcast(SPECIES, level.numbers()[Wavefront.START]);
    DoubleVector right = DoubleVector.broadcast(SPECIES, level.numbers()[Wavefront.START + 1]);
    DoubleVector alone = DoubleVector.broadcast(SPECIES, level.numbers()[Wavefront.START + 2]);
    int j = level.coarseAt() + (from - level.from()) / 2;
    for (int i = from; i < end; i += 2 * LANES, j += LANES) {
      DoubleVector next = DoubleVector.fromArray(SPECIES, e, j + 1);
      DoubleVector p = next.fma(right, DoubleVector.fromArray(SPECIES, e, j).mul(left));
      DoubleVector q = next.mul(alone);
      DoubleVector lower = p.rearrange(LOW).blend(q.rearrange(LOW), SECOND);
      DoubleVector upper = p.rearrange(HIGH).blend(q.rearrange(HIGH), SECOND);
      DoubleVector.fromArray(SPECIES, x, i).add(lower).intoArray(z, i);
      DoubleVector.fromArray(SPECIES, x, i + LANES).add(upper).intoArray(z, i + LANES);
    }
  }

  private static void sweep(Wavefront level, int sweep, double[] x, int from, int end) {
    double[] b = level.b();
    double[] z = level.z();
    double[] edge = level.edge();
    int at = Wavefront.SWEEP + sweep * Wavefront.OF_SWEEP;
    boolean firstEmpty = (EMPTY >> (2 * sweep) & FIRST_ROW) != 0;
    boolean secondEmpty = (EMPTY >> (2 * sweep) & SECOND_ROW) != 0;
    double[] numbers = level.numbers();
    DoubleVector l = inTurns(numbers, at);
    DoubleVector m = inTurns(numbers, at + 1);
    DoubleVector r = inTurns(numbers, at + 2);
    DoubleVector d = inTurns(numbers, at + 3);
    DoubleVector left = DoubleVector.fromArray(SPECIES, x, from - 1).withLane(0, edge[sweep * Wavefront.EDGE]);
    DoubleVector same = DoubleVector.fromArray(SPECIES, x, from);
    DoubleVector s = DoubleVector.fromArray(SPECIES, x, from + 1).fma(r, same.fma(m, left.mul(l)));
    s = firstEmpty ? s.blend(0.0, NOT_SECOND) : s;
    s = secondEmpty ? s.blend(0.0, SECOND) : s;
    DoubleVector relaxed = same.add(DoubleVector.fromArray(SPECIES, b, from).sub(s).mul(d));
    for (int i = from + LANES; i < end; i += LANES) {
      left = DoubleVector.fromArray(SPECIES, x, i - 1);
      same = DoubleVector.fromArray(SPECIES, x, i);
      s = DoubleVector.fromArray(SPECIES, x, i + 1).fma(r, same.fma(m, left.mul(l)));
      s = firstEmpty ? s.blend(0.0, NOT_SECOND) : s;
      s = secondEmpty ? s.blend(0.0, SECOND) : s;
      relaxed.intoArray(z, i - LANES);
      relaxed = same.add(DoubleVector.fromArray(SPECIES, b, i).sub(s).mul(d));
    }
    relaxed.intoArray(z, end - LANES);
    edge[sweep * Wavefront.EDGE] = same.lane(LANES - 1);
  }

  private static void restrict(Wavefront level, int from, int end, int coarse) {
    double[] x = level.z();
    double[] b = level.b();
    double[] c = level.restricted();
    double[] numbers = level.numbers();
    int at = Wavefront.RESIDUAL;
    DoubleVector l = inTurns(numbers, at);
    DoubleVector m = inTurns(numbers, at + 1);
    DoubleVector r = inTurns(numbers, at + 2);
    DoubleVector left = DoubleVector.broadcast(SPECIES, numbers[Wavefront.RESTRICTION]);
    DoubleVector middle = DoubleVector.broadcast(SPECIES, numbers[Wavefront.RESTRICTION + 1]);
    DoubleVector right = DoubleVector.broadcast(SPECIES, numbers[Wavefront.RESTRICTION + 2]);
    DoubleVector last = DoubleVector.broadcast(SPECIES, level.edge()[Wavefront.LAST_EDGE]);
    int k = coarse;
    for (int i = from; i < end; i += 2 * LANES, k += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, x, i - 1).mul(l);
      s = DoubleVector.fromArray(SPECIES, x, i).fma(m, s);
      s = DoubleVector.fromArray(SPECIES, x, i + 1).fma(r, s);
      DoubleVector lower = DoubleVector.fromArray(SPECIES, b, i).sub(s);
      s = DoubleVector.fromArray(SPECIES, x, i + LANES - 1).mul(l);
      s = DoubleVector.fromArray(SPECIES, x, i + LANES).fma(m, s);
      s = DoubleVector.fromArray(SPECIES, x, i + LANES + 1).fma(r, s);
      DoubleVector upper = DoubleVector.fromArray(SPECIES, b, i + LANES).sub(s);
      DoubleVector p = lower.rearrange(EVEN).blend(upper.rearrange(EVEN), UPPER);
      DoubleVector q = lower.rearrange(ODD).blend(upper.rearrange(ODD), UPPER);
      DoubleVector moved = q.rearrange(ROTATED);
      q.fma(right, p.fma(middle, moved.blend(last, FIRST).mul(left))).intoArray(c, k);
      last = moved;
    }
    level.edge()[Wavefront.LAST_EDGE] = last.lane(0);
  }

  /** A number of the first of two rows, and of the second. */
  private static DoubleVector inTurns(double[] numbers, int k) {
    return DoubleVector.broadcast(SPECIES, numbers[k]).blend(numbers[k + OTHER_ROW], SECOND);
  }
}
