package org.residua.simd.vector.banded;

import static jdk.incubator.vector.DoubleVector.fromArray;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.banded.End;
import org.residua.simd.banded.EndLayout;
import org.residua.simd.banded.TwistedFactor;
import org.residua.simd.copy.LoopMaker;

/**
 * Template of {@link EndsLoop} for tridiagonal matrices: both ends at once, what one column leaves to the next
 * in registers. Variables of the bottom have the names of the top and a {@code b}.
 */
final class TridiagonalTemplate implements EndsLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.width().species();
  private static final int LANES = COPY.width().lanes();
  private static final EndLayout AT = COPY.layout();
  private static final int BATCH = AT.lanes();
  private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1.0);
  private static final DoubleVector LEAST = DoubleVector.broadcast(SPECIES, 1 / TwistedFactor.MOST);
  private static final DoubleVector MOST = DoubleVector.broadcast(SPECIES, 1 / TwistedFactor.LEAST);

  @Override
  public boolean factor(TwistedFactor factor, double[] bands, int from, int to) {
    for (int lane = 0; lane < BATCH; lane += LANES) {
      pairs(factor, bands, from, to, lane);
      if ((to - from) % 2 == 1) {
        single(factor, factor.top(), bands, to - 1, lane);
        single(factor, factor.bottom(), bands, to - 1, lane);
      }
    }
    int lowest = factor.size() - to;
    return inRange(factor.plane(0), factor.place(from), factor.place(to))
        && inRange(factor.plane(0), factor.place(lowest), factor.place(lowest + to - from));
  }

  private static void pairs(TwistedFactor factor, double[] a, int from, int to, int lane) {
    double[] r = factor.plane(0);
    double[] l = factor.plane(1);
    DoubleVector q = fromArray(SPECIES, factor.top().state(), AT.square() + lane);
    DoubleVector qb = fromArray(SPECIES, factor.bottom().state(), AT.square() + lane);
    DoubleVector s = fromArray(SPECIES, factor.top().state(), AT.reciprocal() + lane);
    DoubleVector sb = fromArray(SPECIES, factor.bottom().state(), AT.reciprocal() + lane);
    int diagonal = factor.bandsAt();
    int beside = diagonal + factor.size() * BATCH;
    int i = factor.place(from) + lane;
    int j = factor.place(factor.size() - 1 - from) + lane;
    for (int t = from; t < to - 1; t += 2, i += 2 * BATCH, j -= 2 * BATCH) {
      DoubleVector d = s.fma(q.neg(), fromArray(SPECIES, a, diagonal + i));
      DoubleVector db = sb.fma(qb.neg(), fromArray(SPECIES, a, diagonal + j));
      DoubleVector c = fromArray(SPECIES, a, beside + i);
      DoubleVector cb = fromArray(SPECIES, a, beside + j - BATCH);
      DoubleVector first = ONE.div(d);
      DoubleVector firstb = ONE.div(db);
      s = d.div(fromArray(SPECIES, a, diagonal + i + BATCH).fma(d, c.mul(c).neg()));
      sb = db.div(fromArray(SPECIES, a, diagonal + j - BATCH).fma(db, cb.mul(cb).neg()));
      first.intoArray(r, i);
      firstb.intoArray(r, j);
      c.mul(first).intoArray(l, i);
      cb.mul(firstb).intoArray(l, j);
      c = fromArray(SPECIES, a, beside + i + BATCH);
      cb = fromArray(SPECIES, a, beside + j - 2 * BATCH);
      s.intoArray(r, i + BATCH);
      sb.intoArray(r, j - BATCH);
      c.mul(s).intoArray(l, i + BATCH);
      cb.mul(sb).intoArray(l, j - BATCH);
      q = c.mul(c);
      qb = cb.mul(cb);
    }
    keep(factor.top(), q, s, lane);
    keep(factor.bottom(), qb, sb, lane);
  }

  /** The column after an even number of columns; not vectors, which would be objects where seldom used. */
  private static void single(TwistedFactor factor, End end, double[] a, int t, int first) {
    double[] state = end.state();
    int row = end.place(t);
    for (int lane = first; lane < first + LANES; lane++) {
      double c = a[end.entry(t, 1) + lane];
      double r = 1 / Math.fma(
          -state[AT.square() + lane], state[AT.reciprocal() + lane], a[end.entry(t, 0) + lane]);
      factor.plane(0)[row + lane] = r;
      factor.plane(1)[row + lane] = c * r;
      state[AT.square() + lane] = c * c;
      state[AT.reciprocal() + lane] = r;
    }
  }

  /** A loop of its own: with it, the one above would be near the most vector operations C2 takes at once. */
  private static boolean inRange(double[] r, int from, int to) {
    boolean inRange = true;
    for (int i = from; i < to; i += LANES) {
      DoubleVector here = fromArray(SPECIES, r, i);
      inRange &= here.compare(VectorOperators.GE, LEAST)
          .and(here.compare(VectorOperators.LE, MOST)).allTrue();
    }
    return inRange;
  }

  private static void keep(End end, DoubleVector square, DoubleVector reciprocal, int lane) {
    square.intoArray(end.state(), AT.square() + lane);
    reciprocal.intoArray(end.state(), AT.reciprocal() + lane);
  }

  @Override
  public void forward(TwistedFactor factor, double[] b, double[] y, int from, int to) {
    int begin = Math.max(1, from);
    for (int lane = 0; lane < BATCH && from < to; lane += LANES) {
      if (from == 0) {
        int i = factor.samplesAt() + factor.place(0) + lane;
        int j = i + (factor.size() - 1) * BATCH;
        System.arraycopy(b, i, y, i, LANES);
        System.arraycopy(b, j, y, j, LANES);
      }
      rows(factor, b, y, begin, to - begin, lane);
    }
  }

  /** Rows from {@code begin >= 1} on, {@code count} of each end. */
  private static void rows(
      TwistedFactor factor, double[] b, double[] y, int begin, int count, int lane) {
    double[] l = factor.plane(1);
    int shift = factor.samplesAt();
    int i = factor.place(begin) + lane;
    int j = factor.place(factor.size() - 1 - begin) + lane;
    DoubleVector v = fromArray(SPECIES, y, shift + i - BATCH);
    DoubleVector vb = fromArray(SPECIES, y, shift + j + BATCH);
    for (int t = 0; t < count; t++, i += BATCH, j -= BATCH) {
      v = v.fma(fromArray(SPECIES, l, i - BATCH).neg(), fromArray(SPECIES, b, shift + i));
      vb = vb.fma(fromArray(SPECIES, l, j + BATCH).neg(), fromArray(SPECIES, b, shift + j));
      v.intoArray(y, shift + i);
      vb.intoArray(y, shift + j);
    }
  }

  @Override
  public void backward(TwistedFactor factor, double[] x, int from, int to) {
    for (int lane = 0; lane < BATCH; lane += LANES) {
      backward(factor, x, from, to, lane);
    }
  }

  private static void backward(TwistedFactor factor, double[] x, int from, int to, int lane) {
    double[] r = factor.plane(0);
    double[] l = factor.plane(1);
    int shift = factor.samplesAt();
    int i = factor.place(to) + lane;
    int j = factor.place(factor.size() - 1 - to) + lane;
    DoubleVector v = fromArray(SPECIES, x, shift + i);
    DoubleVector vb = fromArray(SPECIES, x, shift + j);
    for (int t = to; t > from; t--) {
      i -= BATCH;
      j += BATCH;
      v = v.fma(fromArray(SPECIES, l, i).neg(),
          fromArray(SPECIES, x, shift + i).mul(fromArray(SPECIES, r, i)));
      vb = vb.fma(fromArray(SPECIES, l, j).neg(),
          fromArray(SPECIES, x, shift + j).mul(fromArray(SPECIES, r, j)));
      v.intoArray(x, shift + i);
      vb.intoArray(x, shift + j);
    }
  }
}
