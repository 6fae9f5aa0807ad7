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
 * Template of {@link WavefrontLoop}: rows of two vectors at a time, every second one in {@code p}, those between in {@code q}, so
 * that neighbours are the other vector, or it moved by a lane. Each stage is a row behind the one before and keeps two values of
 * it; nothing but {@code x}, {@code b} and results passes through the memory.
 */
final class WavefrontTemplate implements WavefrontLoop {

  private static final Constants COPY = LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int SWEEPS = COPY.form().sweeps();
  private static final boolean FROM_ZERO = COPY.form().start() == Wavefront.Start.ZERO;
  private static final boolean CORRECTED = COPY.form().start() == Wavefront.Start.CORRECTED;
  private static final boolean RESTRICTS = COPY.form().restricts();
  private static final boolean ALIKE = COPY.form().alike();
  private static final int EMPTY = COPY.form().empty();
  private static final VectorShuffle<Double> ROTATED = VectorShuffle.fromOp(SPECIES, lane -> (lane + LANES - 1) % LANES);
  private static final VectorMask<Double> FIRST = VectorMask.fromLong(SPECIES, 1);
  private static final VectorShuffle<Double> EVEN = VectorShuffle.fromOp(SPECIES, lane -> 2 * lane % LANES);
  private static final VectorShuffle<Double> ODD = VectorShuffle.fromOp(SPECIES, lane -> (2 * lane + 1) % LANES);
  private static final VectorMask<Double> UPPER = VectorMask.fromLong(SPECIES, -1L << (LANES / 2));
  private static final VectorShuffle<Double> LOW = VectorShuffle.fromOp(SPECIES, lane -> lane / 2);
  private static final VectorShuffle<Double> HIGH = VectorShuffle.fromOp(SPECIES, lane -> (LANES + lane) / 2);
  private static final VectorMask<Double> SECOND = VectorMask.fromLong(SPECIES, 0xAAAAAAAAAAAAAAAAL);

  @Override
  public void run(Wavefront rows, int from, int end) {
    double[] x = rows.x();
    double[] b = rows.b();
    double[] e = rows.coarse();
    double[] z = rows.z();
    double[] c = rows.restricted();
    double[] numbers = rows.numbers();
    double[] edge = rows.edge();
    DoubleVector start0 = all(numbers, 0);
    DoubleVector start1 = all(numbers, 1);
    DoubleVector start2 = all(numbers, 2);
    DoubleVector pl0 = all(numbers, 4);
    DoubleVector pm0 = all(numbers, 5);
    DoubleVector pr0 = all(numbers, 6);
    DoubleVector pd0 = all(numbers, 7);
    DoubleVector ql0 = ALIKE ? pl0 : all(numbers, 8);
    DoubleVector qm0 = ALIKE ? pm0 : all(numbers, 9);
    DoubleVector qr0 = ALIKE ? pr0 : all(numbers, 10);
    DoubleVector qd0 = ALIKE ? pd0 : all(numbers, 11);
    DoubleVector pl1 = all(numbers, 12);
    DoubleVector pm1 = all(numbers, 13);
    DoubleVector pr1 = all(numbers, 14);
    DoubleVector pd1 = all(numbers, 15);
    DoubleVector ql1 = ALIKE ? pl1 : all(numbers, 16);
    DoubleVector qm1 = ALIKE ? pm1 : all(numbers, 17);
    DoubleVector qr1 = ALIKE ? pr1 : all(numbers, 18);
    DoubleVector qd1 = ALIKE ? pd1 : all(numbers, 19);
    DoubleVector pl2 = all(numbers, 20);
    DoubleVector pm2 = all(numbers, 21);
    DoubleVector pr2 = all(numbers, 22);
    DoubleVector ql2 = ALIKE ? pl2 : all(numbers, 24);
    DoubleVector qm2 = ALIKE ? pm2 : all(numbers, 25);
    DoubleVector qr2 = ALIKE ? pr2 : all(numbers, 26);
    DoubleVector rl = all(numbers, 28);
    DoubleVector rm = all(numbers, 29);
    DoubleVector rr = all(numbers, 30);
    DoubleVector cp0 = all(edge, 0);
    DoubleVector cq0 = all(edge, 1);
    DoubleVector cb0 = all(edge, 2);
    DoubleVector cp1 = all(edge, 3);
    DoubleVector cq1 = all(edge, 4);
    DoubleVector cb1 = all(edge, 5);
    DoubleVector cp2 = all(edge, 6);
    DoubleVector cq2 = all(edge, 7);
    DoubleVector cb2 = all(edge, 8);
    DoubleVector cr = all(edge, 9);
    int j = rows.coarseAt() + (from - rows.from()) / 2;
    int k = rows.restrictedAt() + (from - rows.from()) / 2;
    for (int i = from; i < end; i += 2 * LANES, j += LANES, k += LANES) {
      DoubleVector lower = DoubleVector.fromArray(SPECIES, b, i);
      DoubleVector upper = DoubleVector.fromArray(SPECIES, b, i + LANES);
      DoubleVector bp = lower.rearrange(EVEN).blend(upper.rearrange(EVEN), UPPER);
      DoubleVector bq = lower.rearrange(ODD).blend(upper.rearrange(ODD), UPPER);
      DoubleVector p;
      DoubleVector q;
      if (FROM_ZERO) {
        p = bp.mul(start0);
        q = bq.mul(start1);
      } else {
        lower = DoubleVector.fromArray(SPECIES, x, i);
        upper = DoubleVector.fromArray(SPECIES, x, i + LANES);
        p = lower.rearrange(EVEN).blend(upper.rearrange(EVEN), UPPER);
        q = lower.rearrange(ODD).blend(upper.rearrange(ODD), UPPER);
        if (CORRECTED) {
          DoubleVector right = DoubleVector.fromArray(SPECIES, e, j + 1);
          p = p.add(right.fma(start1, DoubleVector.fromArray(SPECIES, e, j).mul(start0)));
          q = q.add(right.mul(start2));
        }
      }
      if (SWEEPS > 0) {
        DoubleVector mp = p.rearrange(ROTATED);
        DoubleVector mq = q.rearrange(ROTATED);
        DoubleVector mb = bq.rearrange(ROTATED);
        DoubleVector ps = mp.blend(cp0, FIRST);
        DoubleVector qs = mq.blend(cq0, FIRST);
        bq = bp;
        bp = mb.blend(cb0, FIRST);
        cp0 = mp;
        cq0 = mq;
        cb0 = mb;
        DoubleVector sp = (EMPTY & 1) != 0 ? bp : bp.sub(p.fma(pr0, qs.fma(pm0, ps.mul(pl0))));
        DoubleVector sq = (EMPTY & 2) != 0 ? bq : bq.sub(q.fma(qr0, p.fma(qm0, qs.mul(ql0))));
        q = p.add(sq.mul(qd0));
        p = qs.add(sp.mul(pd0));
      }
      if (SWEEPS > 1) {
        DoubleVector mp = p.rearrange(ROTATED);
        DoubleVector mq = q.rearrange(ROTATED);
        DoubleVector mb = bq.rearrange(ROTATED);
        DoubleVector ps = mp.blend(cp1, FIRST);
        DoubleVector qs = mq.blend(cq1, FIRST);
        bq = bp;
        bp = mb.blend(cb1, FIRST);
        cp1 = mp;
        cq1 = mq;
        cb1 = mb;
        DoubleVector sp = (EMPTY & 4) != 0 ? bp : bp.sub(p.fma(pr1, qs.fma(pm1, ps.mul(pl1))));
        DoubleVector sq = (EMPTY & 8) != 0 ? bq : bq.sub(q.fma(qr1, p.fma(qm1, qs.mul(ql1))));
        q = p.add(sq.mul(qd1));
        p = qs.add(sp.mul(pd1));
      }
      p.rearrange(LOW).blend(q.rearrange(LOW), SECOND).intoArray(z, i - SWEEPS);
      p.rearrange(HIGH).blend(q.rearrange(HIGH), SECOND).intoArray(z, i + LANES - SWEEPS);
      if (RESTRICTS) {
        DoubleVector mp = p.rearrange(ROTATED);
        DoubleVector mq = q.rearrange(ROTATED);
        DoubleVector mb = bq.rearrange(ROTATED);
        DoubleVector ps = mp.blend(cp2, FIRST);
        DoubleVector qs = mq.blend(cq2, FIRST);
        DoubleVector before = mb.blend(cb2, FIRST);
        cp2 = mp;
        cq2 = mq;
        cb2 = mb;
        DoubleVector middle = before.sub(p.fma(pr2, qs.fma(pm2, ps.mul(pl2))));
        DoubleVector last = bp.sub(q.fma(qr2, p.fma(qm2, qs.mul(ql2))));
        DoubleVector ml = last.rearrange(ROTATED);
        last.fma(rr, middle.fma(rm, ml.blend(cr, FIRST).mul(rl))).intoArray(c, k);
        cr = ml;
      }
    }
    if (SWEEPS > 0) {
      edge[0] = cp0.lane(0);
      edge[1] = cq0.lane(0);
      edge[2] = cb0.lane(0);
    }
    if (SWEEPS > 1) {
      edge[3] = cp1.lane(0);
      edge[4] = cq1.lane(0);
      edge[5] = cb1.lane(0);
    }
    if (RESTRICTS) {
      edge[6] = cp2.lane(0);
      edge[7] = cq2.lane(0);
      edge[8] = cb2.lane(0);
      edge[9] = cr.lane(0);
    }
  }

  private static DoubleVector all(double[] numbers, int k) {
    return DoubleVector.broadcast(SPECIES, numbers[k]);
  }
}
