package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.kernel.End;
import org.residua.api.kernel.EndLayout;
import org.residua.api.kernel.TwistedFactor;

/**
 * Template of {@link EndsLoop} for tridiagonal matrices: both ends at once, what one column leaves to the next
 * in registers. Variables of the bottom have the names of the top and a {@code b}.
 */
final class TridiagonalTemplate implements EndsLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.width().species();
  private static final int LANES = COPY.width().lanes();
  private static final EndLayout AT = COPY.layout();
  private static final int BATCH = AT.lanes();
  private static final DoubleVector ONE = COPY.width().all(1);
  private static final DoubleVector LEAST = COPY.width().all(1 / TwistedFactor.MOST);
  private static final DoubleVector MOST = COPY.width().all(1 / TwistedFactor.LEAST);

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
    return inRange(factor.plane(0), from * BATCH, to * BATCH)
        && inRange(factor.plane(0), lowest * BATCH, (lowest + to - from) * BATCH);
  }

  private static void pairs(TwistedFactor factor, double[] a, int from, int to, int lane) {
    double[] r = factor.plane(0);
    double[] l = factor.plane(1);
    DoubleVector q = at(factor.top().state(), AT.square() + lane);
    DoubleVector qb = at(factor.bottom().state(), AT.square() + lane);
    DoubleVector s = at(factor.top().state(), AT.reciprocal() + lane);
    DoubleVector sb = at(factor.bottom().state(), AT.reciprocal() + lane);
    int diagonal = factor.bandsAt();
    int beside = diagonal + factor.size() * BATCH;
    int i = from * BATCH + lane;
    int j = (factor.size() - 1 - from) * BATCH + lane;
    for (int t = from; t < to - 1; t += 2, i += 2 * BATCH, j -= 2 * BATCH) {
      DoubleVector d = s.fma(q.neg(), at(a, diagonal + i));
      DoubleVector db = sb.fma(qb.neg(), at(a, diagonal + j));
      DoubleVector c = at(a, beside + i);
      DoubleVector cb = at(a, beside + j - BATCH);
      DoubleVector first = ONE.div(d);
      DoubleVector firstb = ONE.div(db);
      s = d.div(at(a, diagonal + i + BATCH).fma(d, c.mul(c).neg()));
      sb = db.div(at(a, diagonal + j - BATCH).fma(db, cb.mul(cb).neg()));
      first.intoArray(r, i);
      firstb.intoArray(r, j);
      c.mul(first).intoArray(l, i);
      cb.mul(firstb).intoArray(l, j);
      c = at(a, beside + i + BATCH);
      cb = at(a, beside + j - 2 * BATCH);
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

  /** The column after an even number of columns. */
  private static void single(TwistedFactor factor, End end, double[] a, int t, int lane) {
    int row = end.row(t) * BATCH + lane;
    DoubleVector q = at(end.state(), AT.square() + lane);
    DoubleVector d = at(end.state(), AT.reciprocal() + lane).fma(q.neg(), at(a, end.entry(t, 0) + lane));
    DoubleVector c = at(a, end.entry(t, 1) + lane);
    DoubleVector r = ONE.div(d);
    r.intoArray(factor.plane(0), row);
    c.mul(r).intoArray(factor.plane(1), row);
    keep(end, c.mul(c), r, lane);
  }

  /** A loop of its own: with it, the one above would be near the most vector operations C2 takes at once. */
  private static boolean inRange(double[] r, int from, int to) {
    boolean inRange = true;
    for (int i = from; i < to; i += LANES) {
      DoubleVector here = at(r, i);
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
        int i = factor.samplesAt() + lane;
        int j = i + (factor.size() - 1) * BATCH;
        at(b, i).intoArray(y, i);
        at(b, j).intoArray(y, j);
      }
      rows(factor, b, y, begin, to - begin, lane);
    }
  }

  /** Rows from {@code begin >= 1} on, {@code count} of each end. */
  private static void rows(
      TwistedFactor factor, double[] b, double[] y, int begin, int count, int lane) {
    double[] l = factor.plane(1);
    int shift = factor.samplesAt();
    int i = begin * BATCH + lane;
    int j = (factor.size() - 1 - begin) * BATCH + lane;
    DoubleVector v = at(y, shift + i - BATCH);
    DoubleVector vb = at(y, shift + j + BATCH);
    for (int t = 0; t < count; t++, i += BATCH, j -= BATCH) {
      v = v.fma(at(l, i - BATCH).neg(), at(b, shift + i));
      vb = vb.fma(at(l, j + BATCH).neg(), at(b, shift + j));
      v.intoArray(y, shift + i);
      vb.intoArray(y, shift + j);
    }
  }

  @Override
  public void backward(TwistedFactor factor, double[] x) {
    for (int lane = 0; lane < BATCH; lane += LANES) {
      backward(factor, x, lane);
    }
  }

  private static void backward(TwistedFactor factor, double[] x, int lane) {
    double[] r = factor.plane(0);
    double[] l = factor.plane(1);
    int shift = factor.samplesAt();
    int i = factor.rows() * BATCH + lane;
    int j = (factor.size() - 1 - factor.rows()) * BATCH + lane;
    DoubleVector v = at(x, shift + i);
    DoubleVector vb = at(x, shift + j);
    for (int t = factor.rows(); t > 0; t--) {
      i -= BATCH;
      j += BATCH;
      v = v.fma(at(l, i).neg(), at(x, shift + i).mul(at(r, i)));
      vb = vb.fma(at(l, j).neg(), at(x, shift + j).mul(at(r, j)));
      v.intoArray(x, shift + i);
      vb.intoArray(x, shift + j);
    }
  }

  private static DoubleVector at(double[] array, int place) {
    return DoubleVector.fromArray(SPECIES, array, place);
  }
}
