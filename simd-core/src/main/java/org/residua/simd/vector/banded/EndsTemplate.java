package org.residua.simd.vector.banded;

import static jdk.incubator.vector.DoubleVector.fromArray;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.banded.End;
import org.residua.simd.banded.EndLayout;
import org.residua.simd.banded.EndMoves;
import org.residua.simd.banded.TwistedFactor;
import org.residua.simd.copy.LoopMaker;

/**
 * Template of {@link EndsLoop} for every half-bandwidth and border. What one column leaves to the next goes
 * through the state of its end, in the first-level cache: with loops over few places instead of written-out
 * operations, a column stays below the number of vector operations that C2 takes at once. No method of its own
 * gives or takes a vector, and no short loop carries one: a vector that the compiler does not follow becomes an
 * object.
 */
final class EndsTemplate implements EndsLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.width().species();
  private static final int LANES = COPY.width().lanes();
  private static final EndLayout AT = COPY.layout();
  private static final int BATCH = AT.lanes();
  private static final int W = AT.width();
  private static final int BORDER = AT.border();
  private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1.0);
  private static final DoubleVector LEAST = DoubleVector.broadcast(SPECIES, 1 / TwistedFactor.MOST);
  private static final DoubleVector MOST = DoubleVector.broadcast(SPECIES, 1 / TwistedFactor.LEAST);

  /** One loop over both ends: the compiler takes each column's operations once, not twice. */
  @Override
  public boolean factor(TwistedFactor factor, double[] bands, int from, int to) {
    boolean inRange = true;
    for (int e = 0; e < 2; e++) {
      End end = e == 0 ? factor.top() : factor.bottom();
      for (int t = from; t < to; t++) {
        for (int lane = 0; lane < BATCH; lane += LANES) {
          column(factor, end, bands, t, lane);
        }
      }
      int lowest = e == 0 ? from : factor.interior() - to;
      inRange &= inRange(factor.plane(0), factor.place(lowest), factor.place(lowest + to - from));
    }
    return inRange;
  }

  private static void column(TwistedFactor factor, End end, double[] a, int t, int lane) {
    double[] state = end.state();
    int entry = end.entry(t, 0) + lane;
    fromArray(SPECIES, a, entry).add(fromArray(SPECIES, state, AT.window(0, 0) + lane))
        .intoArray(state, AT.column(0) + lane);
    reciprocal(state, t, lane);
    entries(end, a, t, lane);
    multipliers(factor, state, end.place(t) + lane, lane);
    EndMoves moves = factor.moves();
    for (int move = 0; move < moves.count(); move++) {
      fromArray(SPECIES, state, moves.column(move) + lane)
          .fma(fromArray(SPECIES, state, moves.multiplier(move) + lane).neg(),
              fromArray(SPECIES, state, moves.source(move) + lane))
          .intoArray(state, moves.target(move) + lane);
    }
  }

  private static void reciprocal(double[] state, int t, int lane) {
    if (t % 2 == 0) {
      fromArray(SPECIES, state, AT.reciprocal() + lane)
          .fma(fromArray(SPECIES, state, AT.square() + lane).neg(),
              fromArray(SPECIES, state, AT.column(0) + lane))
          .intoArray(state, AT.pivot() + lane);
      ONE.div(fromArray(SPECIES, state, AT.pivot() + lane)).intoArray(state, AT.reciprocal() + lane);
    } else {
      DoubleVector before = fromArray(SPECIES, state, AT.pivot() + lane);
      before.div(fromArray(SPECIES, state, AT.column(0) + lane)
              .fma(before, fromArray(SPECIES, state, AT.square() + lane).neg()))
          .intoArray(state, AT.reciprocal() + lane);
    }
  }

  private static void entries(End end, double[] a, int t, int lane) {
    double[] state = end.state();
    int first = end.entry(t, 0) + lane;
    int beside = W > 0 ? end.entry(t, 1) + lane - first : 0;
    for (int q = 1; q < W; q++) {
      fromArray(SPECIES, a, first + q * beside).add(fromArray(SPECIES, state, AT.window(0, q) + lane))
          .intoArray(state, AT.column(q) + lane);
    }
    if (W > 0) {
      fromArray(SPECIES, a, first + W * beside).intoArray(state, AT.column(W) + lane);
    }
    for (int k = 0; k < BORDER; k++) {
      fromArray(SPECIES, state, AT.fill(0, k) + lane).intoArray(state, AT.column(W + 1 + k) + lane);
      if (t < W && end.borderEntry(t, k) >= 0) {
        add(a, end.borderEntry(t, k) + lane, state, AT.column(W + 1 + k) + lane);
      }
    }
  }

  /** Not vectors: where the compiler expects to come seldom, they would be objects. */
  private static void add(double[] a, int entry, double[] state, int column) {
    for (int lane = 0; lane < LANES; lane++) {
      state[column + lane] = a[entry + lane] + state[column + lane];
    }
  }

  private static void multipliers(TwistedFactor factor, double[] state, int row, int lane) {
    fromArray(SPECIES, state, AT.reciprocal() + lane).intoArray(factor.plane(0), row);
    for (int q = 1; q <= W + BORDER; q++) {
      DoubleVector l = fromArray(SPECIES, state, AT.column(q) + lane)
          .mul(fromArray(SPECIES, state, AT.reciprocal() + lane));
      l.intoArray(state, AT.multiplier(q) + lane);
      l.intoArray(factor.plane(q), row);
    }
    if (W > 0) {
      DoubleVector c = fromArray(SPECIES, state, AT.column(1) + lane);
      c.mul(c).intoArray(state, AT.square() + lane);
      fromArray(SPECIES, state, AT.window(1, 1) + lane).intoArray(state, AT.window(0, 0) + lane);
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
    for (int t = from; t < to; t++) {
      for (int lane = 0; lane < BATCH; lane += LANES) {
        forward(factor, factor.top(), b, y, t, lane);
        forward(factor, factor.bottom(), b, y, t, lane);
      }
    }
  }

  private static void forward(
      TwistedFactor factor, End end, double[] b, double[] y, int t, int lane) {
    int row = end.place(t) + lane;
    int step = end.step();
    int sample = factor.samplesAt() + row;
    fromArray(SPECIES, b, sample).intoArray(y, sample);
    for (int p = Math.min(W, t); p >= 1; p--) {
      fromArray(SPECIES, y, sample - p * step)
          .fma(fromArray(SPECIES, factor.plane(p), row - p * step).neg(), fromArray(SPECIES, y, sample))
          .intoArray(y, sample);
    }
    for (int k = 0; k < BORDER; k++) {
      int sum = AT.substituted(k) + lane;
      fromArray(SPECIES, y, sample)
          .fma(fromArray(SPECIES, factor.plane(W + 1 + k), row).neg(), fromArray(SPECIES, end.state(), sum))
          .intoArray(end.state(), sum);
    }
  }

  @Override
  public void backward(TwistedFactor factor, double[] x, int from, int to) {
    for (int t = to - 1; t >= from; t--) {
      for (int lane = 0; lane < BATCH; lane += LANES) {
        backward(factor, factor.top(), x, t, lane);
        backward(factor, factor.bottom(), x, t, lane);
      }
    }
  }

  private static void backward(TwistedFactor factor, End end, double[] x, int t, int lane) {
    int row = end.place(t) + lane;
    int step = end.step();
    int sample = factor.samplesAt() + row;
    int beyond = factor.samplesAt() + factor.place(factor.interior()) + lane;
    fromArray(SPECIES, x, sample).mul(fromArray(SPECIES, factor.plane(0), row)).intoArray(x, sample);
    for (int k = 0; k < BORDER; k++) {
      fromArray(SPECIES, x, beyond + k * BATCH)
          .fma(fromArray(SPECIES, factor.plane(W + 1 + k), row).neg(), fromArray(SPECIES, x, sample))
          .intoArray(x, sample);
    }
    for (int p = W; p >= 1; p--) {
      fromArray(SPECIES, x, sample + p * step)
          .fma(fromArray(SPECIES, factor.plane(p), row).neg(), fromArray(SPECIES, x, sample))
          .intoArray(x, sample);
    }
  }
}
