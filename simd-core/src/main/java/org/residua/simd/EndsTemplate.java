package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.kernel.End;
import org.residua.api.kernel.EndLayout;
import org.residua.api.kernel.TwistedFactor;

/**
 * Template of {@link EndsLoop}. No vector is given from method to method or from column to column but through
 * the state of an end, which stays in the first-level cache: methods too large to be inlined cost a call then,
 * not an object. The first four entries of a column are written out, as C2 does not unroll loops over so few.
 */
final class EndsTemplate implements EndsLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.width().species();
  private static final int LANES = COPY.width().lanes();
  private static final EndLayout AT = COPY.layout();
  private static final int BATCH = AT.lanes();
  private static final int W = AT.width();
  private static final int BORDER = AT.border();
  private static final DoubleVector ONE = COPY.width().all(1);
  private static final DoubleVector LEAST = COPY.width().all(1 / TwistedFactor.MOST);
  private static final DoubleVector MOST = COPY.width().all(1 / TwistedFactor.LEAST);

  @Override
  public boolean factor(TwistedFactor factor, double[] bands, int from, int to) {
    boolean inRange = true;
    for (int t = from; t < to; t++) {
      for (int lane = 0; lane < BATCH; lane += LANES) {
        inRange &= column(factor, factor.top(), bands, t, lane);
        inRange &= column(factor, factor.bottom(), bands, t, lane);
      }
    }
    return inRange;
  }

  private static boolean column(TwistedFactor factor, End end, double[] a, int t, int lane) {
    double[] state = end.state();
    int row = end.row(t) * BATCH + lane;
    int entry = end.entry(t, 0) + lane;
    DoubleVector r = reciprocal(state, at(a, entry).add(at(state, AT.window(0, 0) + lane)), t, lane);
    r.intoArray(factor.plane(0), row);
    r.intoArray(state, AT.reciprocal() + lane);
    int beside = W > 0 ? end.entry(t, 1) - end.entry(t, 0) : 0;
    if (BORDER > 0) {
      fill(end, a, t, lane);
    }
    if (W > 0) {
      DoubleVector c = entry(state, a, entry + beside, 1, lane);
      c.mul(c).intoArray(state, AT.square() + lane);
      c.intoArray(state, AT.column(1) + lane);
    }
    for (int q = 2; q <= W; q++) {
      entry(state, a, entry + q * beside, q, lane).intoArray(state, AT.column(q) + lane);
    }
    if (W > 0) {
      at(state, AT.window(1, 1) + lane).intoArray(state, AT.window(0, 0) + lane);
    }
    for (int p = 1; p <= W; p++) {
      DoubleVector l = at(state, AT.column(p) + lane).mul(r);
      l.intoArray(factor.plane(p), row);
      eliminate(state, p, l.neg(), lane);
    }
    if (BORDER > 0) {
      corners(factor, state, row, lane);
    }
    return r.compare(VectorOperators.GE, LEAST).and(r.compare(VectorOperators.LE, MOST)).allTrue();
  }

  private static DoubleVector reciprocal(double[] state, DoubleVector diagonal, int t, int lane) {
    DoubleVector minusSquare = at(state, AT.square() + lane).neg();
    if (t % 2 == 1) {
      DoubleVector before = at(state, AT.pivot() + lane);
      return before.div(diagonal.fma(before, minusSquare));
    }
    DoubleVector pivot = at(state, AT.reciprocal() + lane).fma(minusSquare, diagonal);
    pivot.intoArray(state, AT.pivot() + lane);
    return ONE.div(pivot);
  }

  private static DoubleVector entry(double[] state, double[] a, int entry, int q, int lane) {
    return q < W ? at(a, entry).add(at(state, AT.window(0, q) + lane)) : at(a, entry);
  }

  private static void eliminate(double[] state, int p, DoubleVector minusL, int lane) {
    for (int q = Math.max(2, p); q <= W; q++) {
      at(state, AT.column(q) + lane).fma(minusL, at(state, AT.window(p, q) + lane))
          .intoArray(state, AT.window(p - 1, q - 1) + lane);
    }
    for (int k = 0; k < BORDER; k++) {
      at(state, AT.columnFill(k) + lane).fma(minusL, at(state, AT.fill(p, k) + lane))
          .intoArray(state, AT.fill(p - 1, k) + lane);
    }
  }

  private static void fill(End end, double[] a, int t, int lane) {
    double[] state = end.state();
    for (int k = 0; k < BORDER; k++) {
      DoubleVector filled = at(state, AT.fill(0, k) + lane);
      if (t < W) {
        int entry = end.borderEntry(t, k);
        filled = (entry < 0 ? DoubleVector.zero(SPECIES) : at(a, entry + lane)).add(filled);
      }
      filled.intoArray(state, AT.columnFill(k) + lane);
    }
  }

  private static void corners(TwistedFactor factor, double[] state, int row, int lane) {
    DoubleVector r = at(state, AT.reciprocal() + lane);
    for (int j = 0; j < BORDER; j++) {
      DoubleVector g = at(state, AT.columnFill(j) + lane).mul(r);
      g.intoArray(factor.plane(W + 1 + j), row);
      DoubleVector minusG = g.neg();
      for (int k = j; k < BORDER; k++) {
        int corner = AT.corner(j, k) + lane;
        at(state, AT.columnFill(k) + lane).fma(minusG, at(state, corner)).intoArray(state, corner);
      }
    }
  }

  @Override
  public void forward(TwistedFactor factor, double[] b, double[] y, int from, int to) {
    for (int t = from; t < to; t++) {
      for (int lane = 0; lane < BATCH; lane += LANES) {
        forward(factor, factor.top(), b, y, t, -BATCH, lane);
        forward(factor, factor.bottom(), b, y, t, BATCH, lane);
      }
    }
  }

  /** A row; the row before it lies {@code back} on. */
  private static void forward(
      TwistedFactor factor, End end, double[] b, double[] y, int t, int back, int lane) {
    int row = end.row(t) * BATCH + lane;
    int sample = factor.samplesAt() + row;
    DoubleVector value = at(b, sample);
    for (int p = Math.min(W, t); p >= 1; p--) {
      value = at(y, sample + p * back).fma(at(factor.plane(p), row + p * back).neg(), value);
    }
    value.intoArray(y, sample);
    for (int k = 0; k < BORDER; k++) {
      int sum = AT.substituted(k) + lane;
      value.fma(at(factor.plane(W + 1 + k), row).neg(), at(end.state(), sum))
          .intoArray(end.state(), sum);
    }
  }

  @Override
  public void backward(TwistedFactor factor, double[] x) {
    for (int t = factor.rows() - 1; t >= 0; t--) {
      for (int lane = 0; lane < BATCH; lane += LANES) {
        backward(factor, factor.top(), x, t, BATCH, lane);
        backward(factor, factor.bottom(), x, t, -BATCH, lane);
      }
    }
  }

  /** A row; the row after it lies {@code on} on. */
  private static void backward(
      TwistedFactor factor, End end, double[] x, int t, int on, int lane) {
    int row = end.row(t) * BATCH + lane;
    int sample = factor.samplesAt() + row;
    DoubleVector value = at(x, sample).mul(at(factor.plane(0), row));
    int beyond = factor.samplesAt() + factor.interior() * BATCH + lane;
    for (int k = 0; k < BORDER; k++) {
      value = at(x, beyond + k * BATCH).fma(at(factor.plane(W + 1 + k), row).neg(), value);
    }
    for (int p = W; p >= 1; p--) {
      value = at(x, sample + p * on).fma(at(factor.plane(p), row).neg(), value);
    }
    value.intoArray(x, sample);
  }

  private static DoubleVector at(double[] array, int place) {
    return DoubleVector.fromArray(SPECIES, array, place);
  }
}
