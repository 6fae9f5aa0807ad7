package org.residua.simd.vector.banded;

import static jdk.incubator.vector.DoubleVector.fromArray;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.banded.End;
import org.residua.simd.banded.EndLayout;
import org.residua.simd.banded.TwistedFactor;
import org.residua.simd.copy.LoopMaker;

/**
 * Template of {@link OnceLoop}, the recurrences of {@link TridiagonalTemplate} in one loop. Between blocks {@code y_t} is kept where other loops have
 * the column at work, and {@code l_t} where they have its multiplier.
 */
final class OnceTemplate implements OnceLoop {

  private static final EndsLoop.Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), EndsLoop.Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.width().species();
  private static final int LANES = COPY.width().lanes();
  private static final EndLayout AT = COPY.layout();
  private static final int BATCH = AT.lanes();
  private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1.0);
  private static final LongVector LEAST = DoubleVector.broadcast(SPECIES, 1 / TwistedFactor.MOST).reinterpretAsLongs();
  private static final LongVector MOST = DoubleVector.broadcast(SPECIES, 1 / TwistedFactor.LEAST).reinterpretAsLongs();

  @Override
  public long eliminate(TwistedFactor factor, double[] bands, double[] b, double[] z, int from, int to) {
    long outside = 0;
    for (int lane = 0; lane < BATCH; lane += LANES) {
      outside |= pairs(factor, bands, b, z, from, to - (to - from) % 2, lane) << lane;
    }
    if (to == factor.rows()) {
      outside |= last(factor, factor.top(), bands, b, z, (to - from) % 2 == 1);
      outside |= last(factor, factor.bottom(), bands, b, z, (to - from) % 2 == 1);
    }
    return outside;
  }

  /** An even number of rows of each end. */
  private static long pairs(TwistedFactor factor, double[] a, double[] b, double[] z, int from, int to, int lane) {
    double[] l = factor.plane(1);
    double[] state = factor.top().state();
    double[] stateb = factor.bottom().state();
    DoubleVector q = fromArray(SPECIES, state, AT.square() + lane);
    DoubleVector qb = fromArray(SPECIES, stateb, AT.square() + lane);
    DoubleVector s = fromArray(SPECIES, state, AT.reciprocal() + lane);
    DoubleVector sb = fromArray(SPECIES, stateb, AT.reciprocal() + lane);
    DoubleVector m = fromArray(SPECIES, state, AT.multiplier(1) + lane);
    DoubleVector mb = fromArray(SPECIES, stateb, AT.multiplier(1) + lane);
    DoubleVector v = fromArray(SPECIES, state, AT.column(0) + lane);
    DoubleVector vb = fromArray(SPECIES, stateb, AT.column(0) + lane);
    LongVector outside = LEAST.sub(LEAST);
    int diagonal = factor.bandsAt();
    int beside = diagonal + factor.size() * BATCH;
    int shift = factor.samplesAt();
    int i = factor.place(from) + lane;
    int j = factor.place(factor.size() - 1 - from) + lane;
    for (int t = from; t < to; t += 2, i += 2 * BATCH, j -= 2 * BATCH) {
      DoubleVector d = s.fma(q.neg(), fromArray(SPECIES, a, diagonal + i));
      DoubleVector db = sb.fma(qb.neg(), fromArray(SPECIES, a, diagonal + j));
      DoubleVector c = fromArray(SPECIES, a, beside + i);
      DoubleVector cb = fromArray(SPECIES, a, beside + j - BATCH);
      DoubleVector r = ONE.div(d);
      DoubleVector rb = ONE.div(db);
      s = d.div(fromArray(SPECIES, a, diagonal + i + BATCH).fma(d, c.mul(c).neg()));
      sb = db.div(fromArray(SPECIES, a, diagonal + j - BATCH).fma(db, cb.mul(cb).neg()));
      v = v.fma(m.neg(), fromArray(SPECIES, b, shift + i));
      vb = vb.fma(mb.neg(), fromArray(SPECIES, b, shift + j));
      m = c.mul(r);
      mb = cb.mul(rb);
      m.intoArray(l, i);
      mb.intoArray(l, j);
      v.mul(r).intoArray(z, shift + i);
      vb.mul(rb).intoArray(z, shift + j);
      outside = outside.or(outside(r)).or(outside(rb)).or(outside(s)).or(outside(sb));
      c = fromArray(SPECIES, a, beside + i + BATCH);
      cb = fromArray(SPECIES, a, beside + j - 2 * BATCH);
      v = v.fma(m.neg(), fromArray(SPECIES, b, shift + i + BATCH));
      vb = vb.fma(mb.neg(), fromArray(SPECIES, b, shift + j - BATCH));
      m = c.mul(s);
      mb = cb.mul(sb);
      m.intoArray(l, i + BATCH);
      mb.intoArray(l, j - BATCH);
      v.mul(s).intoArray(z, shift + i + BATCH);
      vb.mul(sb).intoArray(z, shift + j - BATCH);
      q = c.mul(c);
      qb = cb.mul(cb);
    }
    q.intoArray(state, AT.square() + lane);
    qb.intoArray(stateb, AT.square() + lane);
    s.intoArray(state, AT.reciprocal() + lane);
    sb.intoArray(stateb, AT.reciprocal() + lane);
    m.intoArray(state, AT.multiplier(1) + lane);
    mb.intoArray(stateb, AT.multiplier(1) + lane);
    v.intoArray(state, AT.column(0) + lane);
    vb.intoArray(stateb, AT.column(0) + lane);
    return outside.compare(VectorOperators.LT, 0).toLong();
  }

  /** Negative where a reciprocal pivot is not in range, which positive numbers have in the order of their bits. */
  private static LongVector outside(DoubleVector r) {
    LongVector bits = r.reinterpretAsLongs();
    return bits.sub(LEAST).or(MOST.sub(bits));
  }

  /** The last row of an end, whose {@code y} the middle needs; its column if the ones before were even in number. */
  private static long last(TwistedFactor factor, End end, double[] a, double[] b, double[] z, boolean column) {
    double[] state = end.state();
    int t = factor.rows() - 1;
    int row = end.place(t);
    long outside = 0;
    for (int lane = 0; lane < BATCH; lane++) {
      if (column) {
        double c = a[end.entry(t, 1) + lane];
        double r = 1 / Math.fma(-state[AT.square() + lane], state[AT.reciprocal() + lane], a[end.entry(t, 0) + lane]);
        factor.plane(1)[row + lane] = c * r;
        state[AT.column(0) + lane] = Math.fma(
            -state[AT.multiplier(1) + lane], state[AT.column(0) + lane], b[factor.samplesAt() + row + lane]);
        state[AT.square() + lane] = c * c;
        state[AT.reciprocal() + lane] = r;
        outside |= TwistedFactor.inRange(r) ? 0 : 1L << lane;
      }
      z[factor.samplesAt() + row + lane] = state[AT.column(0) + lane];
    }
    return outside;
  }

  @Override
  public void substitute(TwistedFactor factor, double[] x, int from, int to) {
    if (to == factor.rows()) {
      divide(factor, factor.top(), x);
      divide(factor, factor.bottom(), x);
    }
    for (int lane = 0; lane < BATCH; lane += LANES) {
      rows(factor, x, from, to, lane);
    }
  }

  /** {@code z = y r} in the row next to the middle. */
  private static void divide(TwistedFactor factor, End end, double[] x) {
    int row = factor.samplesAt() + end.place(factor.rows() - 1);
    for (int lane = 0; lane < BATCH; lane++) {
      x[row + lane] *= end.state()[AT.reciprocal() + lane];
    }
  }

  private static void rows(TwistedFactor factor, double[] x, int from, int to, int lane) {
    double[] l = factor.plane(1);
    int shift = factor.samplesAt();
    int i = factor.place(to) + lane;
    int j = factor.place(factor.size() - 1 - to) + lane;
    DoubleVector v = fromArray(SPECIES, x, shift + i);
    DoubleVector vb = fromArray(SPECIES, x, shift + j);
    for (int t = to; t > from; t--) {
      i -= BATCH;
      j += BATCH;
      v = v.fma(fromArray(SPECIES, l, i).neg(), fromArray(SPECIES, x, shift + i));
      vb = vb.fma(fromArray(SPECIES, l, j).neg(), fromArray(SPECIES, x, shift + j));
      v.intoArray(x, shift + i);
      vb.intoArray(x, shift + j);
    }
  }
}
