package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.kernel.End;
import org.residua.api.kernel.EndLayout;
import org.residua.api.kernel.TwistedFactor;

/**
 * Template of {@link EndsLoop} for half-bandwidth 2: two columns of one end at a time in registers. Both ends
 * in one loop would be more vector operations than C2 takes at once.
 */
final class PentadiagonalTemplate implements EndsLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.width().species();
  private static final int LANES = COPY.width().lanes();
  private static final EndLayout AT = COPY.layout();
  private static final int BATCH = AT.lanes();
  private static final DoubleVector ZERO = COPY.width().all(0);
  private static final DoubleVector ONE = COPY.width().all(1);
  private static final DoubleVector LEAST = COPY.width().all(1 / TwistedFactor.MOST);
  private static final DoubleVector MOST = COPY.width().all(1 / TwistedFactor.LEAST);

  @Override
  public boolean factor(TwistedFactor factor, double[] bands, int from, int to) {
    for (int lane = 0; lane < BATCH; lane += LANES) {
      columns(factor, factor.top(), bands, from, to, lane);
      columns(factor, factor.bottom(), bands, from, to, lane);
    }
    int lowest = factor.size() - to;
    return inRange(factor.plane(0), from * BATCH, to * BATCH)
        && inRange(factor.plane(0), lowest * BATCH, (lowest + to - from) * BATCH);
  }

  private static void columns(
      TwistedFactor factor, End end, double[] a, int from, int to, int lane) {
    for (int t = from; t < to - 1; t += 2) {
      pair(factor, end, a, t, lane);
    }
    if ((to - from) % 2 == 1) {
      single(factor, end, a, to - 1, lane);
    }
  }

  private static void pair(TwistedFactor factor, End end, double[] a, int t, int lane) {
    double[] state = end.state();
    double[] l1 = factor.plane(1);
    double[] l2 = factor.plane(2);
    int step = end.step();
    int i = end.row(t) * BATCH + lane;
    int entry = end.entry(t, 0) + lane;
    int beside = end.entry(t, 1) + lane;
    int farther = end.entry(t, 2) + lane;
    DoubleVector c1 = at(a, beside).add(at(state, AT.window(0, 1) + lane));
    DoubleVector c2 = at(a, farther);
    DoubleVector pivot = at(state, AT.reciprocal() + lane).fma(at(state, AT.square() + lane).neg(),
        at(a, entry).add(at(state, AT.window(0, 0) + lane)));
    DoubleVector first = ONE.div(pivot);
    DoubleVector second = pivot.div(at(a, entry + step)
        .add(at(state, AT.window(1, 1) + lane)).fma(pivot, c1.mul(c1).neg()));
    DoubleVector m1 = c1.mul(first);
    DoubleVector m2 = c2.mul(first);
    first.intoArray(factor.plane(0), i);
    m1.intoArray(l1, i);
    m2.intoArray(l2, i);
    c1 = at(a, beside + step).add(c2.fma(m1.neg(), ZERO));
    c2.fma(m2.neg(), ZERO).intoArray(state, AT.window(0, 0) + lane);
    c2 = at(a, farther + step);
    m1 = c1.mul(second);
    m2 = c2.mul(second);
    second.intoArray(factor.plane(0), i + step);
    m1.intoArray(l1, i + step);
    m2.intoArray(l2, i + step);
    c2.fma(m1.neg(), ZERO).intoArray(state, AT.window(0, 1) + lane);
    c2.fma(m2.neg(), ZERO).intoArray(state, AT.window(1, 1) + lane);
    c1.mul(c1).intoArray(state, AT.square() + lane);
    second.intoArray(state, AT.reciprocal() + lane);
  }

  /** The column after an even number of columns. */
  private static void single(TwistedFactor factor, End end, double[] a, int t, int lane) {
    double[] state = end.state();
    int i = end.row(t) * BATCH + lane;
    DoubleVector c1 = at(a, end.entry(t, 1) + lane).add(at(state, AT.window(0, 1) + lane));
    DoubleVector c2 = at(a, end.entry(t, 2) + lane);
    DoubleVector pivot = at(state, AT.reciprocal() + lane).fma(at(state, AT.square() + lane).neg(),
        at(a, end.entry(t, 0) + lane).add(at(state, AT.window(0, 0) + lane)));
    DoubleVector r = ONE.div(pivot);
    DoubleVector m1 = c1.mul(r);
    DoubleVector m2 = c2.mul(r);
    r.intoArray(factor.plane(0), i);
    m1.intoArray(factor.plane(1), i);
    m2.intoArray(factor.plane(2), i);
    at(state, AT.window(1, 1) + lane).intoArray(state, AT.window(0, 0) + lane);
    c2.fma(m1.neg(), ZERO).intoArray(state, AT.window(0, 1) + lane);
    c2.fma(m2.neg(), ZERO).intoArray(state, AT.window(1, 1) + lane);
    c1.mul(c1).intoArray(state, AT.square() + lane);
    r.intoArray(state, AT.reciprocal() + lane);
  }

  private static boolean inRange(double[] r, int from, int to) {
    boolean inRange = true;
    for (int i = from; i < to; i += LANES) {
      DoubleVector here = at(r, i);
      inRange &= here.compare(VectorOperators.GE, LEAST)
          .and(here.compare(VectorOperators.LE, MOST)).allTrue();
    }
    return inRange;
  }

  @Override
  public void forward(TwistedFactor factor, double[] b, double[] y, int from, int to) {
    for (int lane = 0; lane < BATCH; lane += LANES) {
      forward(factor, factor.top(), b, y, from, to, lane);
      forward(factor, factor.bottom(), b, y, from, to, lane);
    }
  }

  /** Rows 0 and 1 on their own: a condition inside the loop would make objects of its vectors. */
  private static void forward(
      TwistedFactor factor, End end, double[] b, double[] y, int from, int to, int lane) {
    int i = factor.samplesAt() + end.row(from) * BATCH + lane;
    int step = end.step();
    if (from == 0 && to > 0) {
      at(b, i).intoArray(y, i);
    }
    if (from == 0 && to > 1) {
      at(y, i).fma(at(factor.plane(1), end.row(0) * BATCH + lane).neg(), at(b, i + step))
          .intoArray(y, i + step);
    }
    int begin = Math.max(2, from);
    if (begin < to) {
      rows(factor, end, b, y, begin, to - begin, lane);
    }
  }

  private static void rows(
      TwistedFactor factor, End end, double[] b, double[] y, int begin, int count, int lane) {
    double[] l1 = factor.plane(1);
    double[] l2 = factor.plane(2);
    int shift = factor.samplesAt();
    int step = end.step();
    int i = end.row(begin) * BATCH + lane;
    DoubleVector last = at(y, shift + i - step);
    DoubleVector lastButOne = at(y, shift + i - 2 * step);
    for (int t = 0; t < count; t++, i += step) {
      DoubleVector value = lastButOne.fma(at(l2, i - 2 * step).neg(), at(b, shift + i));
      lastButOne = last;
      last = last.fma(at(l1, i - step).neg(), value);
      last.intoArray(y, shift + i);
    }
  }

  @Override
  public void backward(TwistedFactor factor, double[] x) {
    for (int lane = 0; lane < BATCH; lane += LANES) {
      backward(factor, factor.top(), x, lane);
      backward(factor, factor.bottom(), x, lane);
    }
  }

  private static void backward(TwistedFactor factor, End end, double[] x, int lane) {
    double[] r = factor.plane(0);
    double[] l1 = factor.plane(1);
    double[] l2 = factor.plane(2);
    int shift = factor.samplesAt();
    int step = end.step();
    int i = end.row(factor.rows()) * BATCH + lane;
    DoubleVector last = at(x, shift + i);
    DoubleVector lastButOne = at(x, shift + i + step);
    for (int t = factor.rows(); t > 0; t--) {
      i -= step;
      DoubleVector value = lastButOne.fma(at(l2, i).neg(), at(x, shift + i).mul(at(r, i)));
      lastButOne = last;
      last = last.fma(at(l1, i).neg(), value);
      last.intoArray(x, shift + i);
    }
  }

  private static DoubleVector at(double[] array, int place) {
    return DoubleVector.fromArray(SPECIES, array, place);
  }
}
