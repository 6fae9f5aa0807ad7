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
 * Template of {@link EndsLoop} for half-bandwidth 2: two columns of one end at a time in registers. Both ends
 * in one loop would be more vector operations than C2 takes at once.
 */
final class PentadiagonalTemplate implements EndsLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.width().species();
  private static final int LANES = COPY.width().lanes();
  private static final EndLayout AT = COPY.layout();
  private static final int BATCH = AT.lanes();
  private static final DoubleVector ZERO = DoubleVector.broadcast(SPECIES, 0.0);
  private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1.0);
  private static final DoubleVector LEAST = DoubleVector.broadcast(SPECIES, 1 / TwistedFactor.MOST);
  private static final DoubleVector MOST = DoubleVector.broadcast(SPECIES, 1 / TwistedFactor.LEAST);

  @Override
  public boolean factor(TwistedFactor factor, double[] bands, int from, int to) {
    for (int lane = 0; lane < BATCH; lane += LANES) {
      columns(factor, factor.top(), bands, from, to, lane);
      columns(factor, factor.bottom(), bands, from, to, lane);
    }
    int lowest = factor.size() - to;
    return inRange(factor.plane(0), factor.place(from), factor.place(to))
        && inRange(factor.plane(0), factor.place(lowest), factor.place(lowest + to - from));
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
    int i = end.place(t) + lane;
    int entry = end.entry(t, 0) + lane;
    int beside = end.entry(t, 1) + lane;
    int farther = end.entry(t, 2) + lane;
    DoubleVector c1 = fromArray(SPECIES, a, beside)
        .add(fromArray(SPECIES, state, AT.window(0, 1) + lane));
    DoubleVector c2 = fromArray(SPECIES, a, farther);
    DoubleVector pivot = fromArray(SPECIES, state, AT.reciprocal() + lane).fma(
        fromArray(SPECIES, state, AT.square() + lane).neg(),
        fromArray(SPECIES, a, entry).add(fromArray(SPECIES, state, AT.window(0, 0) + lane)));
    DoubleVector first = ONE.div(pivot);
    DoubleVector second = pivot.div(fromArray(SPECIES, a, entry + step)
        .add(fromArray(SPECIES, state, AT.window(1, 1) + lane)).fma(pivot, c1.mul(c1).neg()));
    DoubleVector m1 = c1.mul(first);
    DoubleVector m2 = c2.mul(first);
    first.intoArray(factor.plane(0), i);
    m1.intoArray(l1, i);
    m2.intoArray(l2, i);
    c1 = fromArray(SPECIES, a, beside + step).add(c2.fma(m1.neg(), ZERO));
    c2.fma(m2.neg(), ZERO).intoArray(state, AT.window(0, 0) + lane);
    c2 = fromArray(SPECIES, a, farther + step);
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

  /** The column after an even number of columns; not vectors, which would be objects where seldom used. */
  private static void single(TwistedFactor factor, End end, double[] a, int t, int first) {
    double[] state = end.state();
    int row = end.place(t);
    for (int lane = first; lane < first + LANES; lane++) {
      double c1 = a[end.entry(t, 1) + lane] + state[AT.window(0, 1) + lane];
      double c2 = a[end.entry(t, 2) + lane];
      double r = 1 / Math.fma(-state[AT.square() + lane], state[AT.reciprocal() + lane],
          a[end.entry(t, 0) + lane] + state[AT.window(0, 0) + lane]);
      factor.plane(0)[row + lane] = r;
      factor.plane(1)[row + lane] = c1 * r;
      factor.plane(2)[row + lane] = c2 * r;
      state[AT.window(0, 0) + lane] = state[AT.window(1, 1) + lane];
      state[AT.window(0, 1) + lane] = Math.fma(-(c1 * r), c2, 0.0);
      state[AT.window(1, 1) + lane] = Math.fma(-(c2 * r), c2, 0.0);
      state[AT.square() + lane] = c1 * c1;
      state[AT.reciprocal() + lane] = r;
    }
  }

  private static boolean inRange(double[] r, int from, int to) {
    boolean inRange = true;
    for (int i = from; i < to; i += LANES) {
      DoubleVector here = fromArray(SPECIES, r, i);
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
    int i = factor.samplesAt() + end.place(from) + lane;
    int step = end.step();
    if (from == 0 && to > 0) {
      System.arraycopy(b, i, y, i, LANES);
    }
    for (int k = 0; from == 0 && to > 1 && k < LANES; k++) {
      double l = factor.plane(1)[end.place(0) + lane + k];
      y[i + step + k] = Math.fma(-l, y[i + k], b[i + step + k]);
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
    int i = end.place(begin) + lane;
    DoubleVector last = fromArray(SPECIES, y, shift + i - step);
    DoubleVector lastButOne = fromArray(SPECIES, y, shift + i - 2 * step);
    for (int t = 0; t < count; t++, i += step) {
      DoubleVector value = lastButOne.fma(
          fromArray(SPECIES, l2, i - 2 * step).neg(), fromArray(SPECIES, b, shift + i));
      lastButOne = last;
      last = last.fma(fromArray(SPECIES, l1, i - step).neg(), value);
      last.intoArray(y, shift + i);
    }
  }

  @Override
  public void backward(TwistedFactor factor, double[] x, int from, int to) {
    for (int lane = 0; lane < BATCH; lane += LANES) {
      backward(factor, factor.top(), x, from, to, lane);
      backward(factor, factor.bottom(), x, from, to, lane);
    }
  }

  private static void backward(
      TwistedFactor factor, End end, double[] x, int from, int to, int lane) {
    double[] r = factor.plane(0);
    double[] l1 = factor.plane(1);
    double[] l2 = factor.plane(2);
    int shift = factor.samplesAt();
    int step = end.step();
    int i = end.place(to) + lane;
    DoubleVector last = fromArray(SPECIES, x, shift + i);
    DoubleVector lastButOne = fromArray(SPECIES, x, shift + i + step);
    for (int t = to; t > from; t--) {
      i -= step;
      DoubleVector value = lastButOne.fma(fromArray(SPECIES, l2, i).neg(),
          fromArray(SPECIES, x, shift + i).mul(fromArray(SPECIES, r, i)));
      lastButOne = last;
      last = last.fma(fromArray(SPECIES, l1, i).neg(), value);
      last.intoArray(x, shift + i);
    }
  }
}
