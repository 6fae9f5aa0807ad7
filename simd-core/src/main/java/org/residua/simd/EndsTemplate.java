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
    at(a, entry).add(at(state, AT.window(0, 0) + lane)).intoArray(state, AT.column(0) + lane);
    if (t % 2 == 0) {
      first(state, lane);
    } else {
      second(state, lane);
    }
    at(state, AT.reciprocal() + lane).intoArray(factor.plane(0), row);
    entries(state, a, entry, end.entry(t, W > 0 ? 1 : 0) - end.entry(t, 0), lane);
    if (BORDER > 0) {
      fill(end, a, t, lane);
    }
    eliminate(factor, state, row, lane);
    if (BORDER > 0) {
      corners(factor, state, row, lane);
    }
    return inRange(state, lane);
  }

  private static void first(double[] state, int lane) {
    DoubleVector pivot = at(state, AT.reciprocal() + lane)
        .fma(at(state, AT.square() + lane).neg(), at(state, AT.column(0) + lane));
    pivot.intoArray(state, AT.pivot() + lane);
    ONE.div(pivot).intoArray(state, AT.reciprocal() + lane);
  }

  private static void second(double[] state, int lane) {
    DoubleVector before = at(state, AT.pivot() + lane);
    before.div(at(state, AT.column(0) + lane).fma(before, at(state, AT.square() + lane).neg()))
        .intoArray(state, AT.reciprocal() + lane);
  }

  private static boolean inRange(double[] state, int lane) {
    DoubleVector r = at(state, AT.reciprocal() + lane);
    return r.compare(VectorOperators.GE, LEAST).and(r.compare(VectorOperators.LE, MOST)).allTrue();
  }

  /** The entries {@code c_q}, each {@code beside} after the one before. */
  private static void entries(double[] state, double[] a, int entry, int beside, int lane) {
    if (W >= 1) {
      entry(state, a, entry + beside, 1, lane);
      DoubleVector c = at(state, AT.column(1) + lane);
      c.mul(c).intoArray(state, AT.square() + lane);
    }
    if (W >= 2) {
      entry(state, a, entry + 2 * beside, 2, lane);
    }
    if (W >= 3) {
      entry(state, a, entry + 3 * beside, 3, lane);
    }
    if (W >= 4) {
      entry(state, a, entry + 4 * beside, 4, lane);
    }
    for (int q = 5; q <= W; q++) {
      entry(state, a, entry + q * beside, q, lane);
    }
  }

  private static void entry(double[] state, double[] a, int entry, int q, int lane) {
    DoubleVector c = q < W ? at(a, entry).add(at(state, AT.window(0, q) + lane)) : at(a, entry);
    c.intoArray(state, AT.column(q) + lane);
  }

  private static void eliminate(TwistedFactor factor, double[] state, int row, int lane) {
    if (W >= 1) {
      at(state, AT.window(1, 1) + lane).intoArray(state, AT.window(0, 0) + lane);
      eliminate(factor.plane(1), state, 1, row, lane);
    }
    if (W >= 2) {
      eliminate(factor.plane(2), state, 2, row, lane);
    }
    if (W >= 3) {
      eliminate(factor.plane(3), state, 3, row, lane);
    }
    if (W >= 4) {
      eliminate(factor.plane(4), state, 4, row, lane);
    }
    for (int p = 5; p <= W; p++) {
      eliminate(factor.plane(p), state, p, row, lane);
    }
  }

  /** What the column adds to the row {@code p} rows on, whose multiplier goes to {@code l}. */
  private static void eliminate(double[] l, double[] state, int p, int row, int lane) {
    at(state, AT.column(p) + lane).mul(at(state, AT.reciprocal() + lane)).intoArray(l, row);
    if (W >= 2 && p <= 2) {
      move(l, state, row, AT.column(2) + lane, AT.window(p, 2) + lane);
    }
    if (W >= 3 && p <= 3) {
      move(l, state, row, AT.column(3) + lane, AT.window(p, 3) + lane);
    }
    if (W >= 4 && p <= 4) {
      move(l, state, row, AT.column(4) + lane, AT.window(p, 4) + lane);
    }
    for (int q = Math.max(5, p); q <= W; q++) {
      move(l, state, row, AT.column(q) + lane, AT.window(p, q) + lane);
    }
    for (int k = 0; k < BORDER; k++) {
      DoubleVector filled = at(state, AT.columnFill(k) + lane)
          .fma(at(l, row).neg(), at(state, AT.fill(p, k) + lane));
      filled.intoArray(state, AT.fill(p - 1, k) + lane);
    }
  }

  /** An entry of the window, to its place in the next one. */
  private static void move(double[] l, double[] state, int row, int column, int window) {
    at(state, column).fma(at(l, row).neg(), at(state, window))
        .intoArray(state, window - AT.window(1, 1));
  }

  private static void fill(End end, double[] a, int t, int lane) {
    double[] state = end.state();
    for (int k = 0; k < BORDER; k++) {
      int entry = t < W ? end.borderEntry(t, k) : -1;
      // Stored in each branch: a vector that is one of two becomes an object.
      if (entry >= 0) {
        at(a, entry + lane).add(at(state, AT.fill(0, k) + lane))
            .intoArray(state, AT.columnFill(k) + lane);
      } else {
        at(state, AT.fill(0, k) + lane).intoArray(state, AT.columnFill(k) + lane);
      }
    }
  }

  private static void corners(TwistedFactor factor, double[] state, int row, int lane) {
    for (int j = 0; j < BORDER; j++) {
      double[] g = factor.plane(W + 1 + j);
      at(state, AT.columnFill(j) + lane).mul(at(state, AT.reciprocal() + lane)).intoArray(g, row);
      for (int k = j; k < BORDER; k++) {
        int corner = AT.corner(j, k) + lane;
        at(state, AT.columnFill(k) + lane).fma(at(g, row).neg(), at(state, corner))
            .intoArray(state, corner);
      }
    }
  }

  @Override
  public void forward(TwistedFactor factor, double[] b, double[] y, int from, int to) {
    for (int t = from; t < to; t++) {
      for (int lane = 0; lane < BATCH; lane += LANES) {
        forward(factor, factor.top(), b, y, t, lane);
        forward(factor, factor.bottom(), b, y, t, lane);
      }
    }
  }

  private static void forward(
      TwistedFactor factor, End end, double[] b, double[] y, int t, int lane) {
    int row = end.row(t) * BATCH + lane;
    int shift = factor.samplesAt();
    if (t < W) {
      at(b, shift + row).intoArray(y, shift + row);
      for (int p = t; p >= 1; p--) {
        int before = row - p * end.step();
        at(y, shift + before).fma(at(factor.plane(p), before).neg(), at(y, shift + row))
            .intoArray(y, shift + row);
      }
    } else {
      full(factor, b, y, row, -end.step());
    }
    for (int k = 0; k < BORDER; k++) {
      int sum = AT.substituted(k) + lane;
      at(y, shift + row).fma(at(factor.plane(W + 1 + k), row).neg(), at(end.state(), sum))
          .intoArray(end.state(), sum);
    }
  }

  /** A row that has {@code w} rows before it. */
  private static void full(TwistedFactor factor, double[] b, double[] y, int row, int back) {
    int shift = factor.samplesAt();
    DoubleVector value = at(b, shift + row);
    for (int p = W; p > 4; p--) {
      int before = row + p * back;
      value = at(y, shift + before).fma(at(factor.plane(p), before).neg(), value);
    }
    if (W >= 4) {
      int before = row + 4 * back;
      value = at(y, shift + before).fma(at(factor.plane(4), before).neg(), value);
    }
    if (W >= 3) {
      int before = row + 3 * back;
      value = at(y, shift + before).fma(at(factor.plane(3), before).neg(), value);
    }
    if (W >= 2) {
      int before = row + 2 * back;
      value = at(y, shift + before).fma(at(factor.plane(2), before).neg(), value);
    }
    if (W >= 1) {
      value = at(y, shift + row + back).fma(at(factor.plane(1), row + back).neg(), value);
    }
    value.intoArray(y, shift + row);
  }

  @Override
  public void backward(TwistedFactor factor, double[] x) {
    for (int t = factor.rows() - 1; t >= 0; t--) {
      for (int lane = 0; lane < BATCH; lane += LANES) {
        backward(factor, factor.top(), x, t, lane);
        backward(factor, factor.bottom(), x, t, lane);
      }
    }
  }

  private static void backward(TwistedFactor factor, End end, double[] x, int t, int lane) {
    int row = end.row(t) * BATCH + lane;
    int on = end.step();
    int sample = factor.samplesAt() + row;
    DoubleVector value = at(x, sample).mul(at(factor.plane(0), row));
    int beyond = factor.samplesAt() + factor.interior() * BATCH + lane;
    for (int k = 0; k < BORDER; k++) {
      value = at(x, beyond + k * BATCH).fma(at(factor.plane(W + 1 + k), row).neg(), value);
    }
    for (int p = W; p > 4; p--) {
      value = at(x, sample + p * on).fma(at(factor.plane(p), row).neg(), value);
    }
    if (W >= 4) {
      value = at(x, sample + 4 * on).fma(at(factor.plane(4), row).neg(), value);
    }
    if (W >= 3) {
      value = at(x, sample + 3 * on).fma(at(factor.plane(3), row).neg(), value);
    }
    if (W >= 2) {
      value = at(x, sample + 2 * on).fma(at(factor.plane(2), row).neg(), value);
    }
    if (W >= 1) {
      value = at(x, sample + on).fma(at(factor.plane(1), row).neg(), value);
    }
    value.intoArray(x, sample);
  }

  private static DoubleVector at(double[] array, int place) {
    return DoubleVector.fromArray(SPECIES, array, place);
  }
}
