package org.residua.simd.banded;

import java.util.Arrays;
import org.residua.api.arithmetic.Fma;

/** The ends of a factor for any half-bandwidth, border and number of lanes, lane by lane: the reference. */
final class ScalarEnds implements TwistedEnds {

  private final TwistedFactor factor;
  private final EndLayout at;
  private final double[][] planes;
  private final EndMoves moves;
  private final int width;
  private final int border;
  private final int lanes;

  ScalarEnds(TwistedFactor factor) {
    this.factor = factor;
    this.at = factor.layout();
    this.moves = factor.moves();
    this.width = factor.width();
    this.planes = new double[1 + width + factor.border()][];
    Arrays.setAll(planes, factor::plane);
    this.border = factor.border();
    this.lanes = factor.lanes();
  }

  @Override
  public boolean factor(double[] bands) {
    factor.top().beginElimination();
    factor.bottom().beginElimination();
    boolean inRange = true;
    for (int t = 0; t < factor.rows(); t++) {
      for (int lane = 0; lane < lanes; lane++) {
        boolean top = column(factor.top(), t, lane, bands);
        boolean bottom = column(factor.bottom(), t, lane, bands);
        inRange &= (top && bottom) || lane >= factor.systems();
      }
    }
    return inRange;
  }

  boolean column(End end, int t, int lane, double[] a) {
    double[] state = end.state();
    int row = end.place(t) + lane;
    double r = reciprocal(end, t, lane, a);
    planes[0][row] = r;
    entries(end, t, lane, a);
    for (int q = 1; q <= width + border; q++) {
      double l = state[at.column(q) + lane] * r;
      state[at.multiplier(q) + lane] = l;
      planes[q][row] = l;
    }
    if (width > 0) {
      double next = state[at.column(1) + lane];
      state[at.square() + lane] = next * next;
      state[at.window(0, 0) + lane] = state[at.window(1, 1) + lane];
    }
    for (int move = 0; move < moves.count(); move++) {
      state[moves.target(move) + lane] = Fma.of(-state[moves.multiplier(move) + lane],
          state[moves.column(move) + lane], state[moves.source(move) + lane]);
    }
    state[at.reciprocal() + lane] = r;
    return TwistedFactor.inRange(r);
  }

  private double reciprocal(End end, int t, int lane, double[] a) {
    double[] state = end.state();
    double diagonal = a[end.entry(t, 0) + lane] + state[at.window(0, 0) + lane];
    double square = state[at.square() + lane];
    if (t % 2 == 1) {
      double before = state[at.pivot() + lane];
      return before / Fma.of(diagonal, before, -square);
    }
    double pivot = Fma.of(-square, state[at.reciprocal() + lane], diagonal);
    state[at.pivot() + lane] = pivot;
    return 1 / pivot;
  }

  private void entries(End end, int t, int lane, double[] a) {
    double[] state = end.state();
    for (int q = 1; q < width; q++) {
      state[at.column(q) + lane] = a[end.entry(t, q) + lane] + state[at.window(0, q) + lane];
    }
    if (width > 0) {
      state[at.column(width) + lane] = a[end.entry(t, width) + lane];
    }
    for (int k = 0; k < border; k++) {
      int entry = t < width ? end.borderEntry(t, k) : -1;
      double filled = state[at.fill(0, k) + lane];
      state[at.column(width + 1 + k) + lane] = entry < 0 ? filled : a[entry + lane] + filled;
    }
  }

  @Override
  public void forward(double[] b, double[] y) {
    factor.top().beginSubstitution();
    factor.bottom().beginSubstitution();
    for (int t = 0; t < factor.rows(); t++) {
      for (int lane = 0; lane < lanes; lane++) {
        forward(factor.top(), t, lane, b, y);
        forward(factor.bottom(), t, lane, b, y);
      }
    }
  }

  void forward(End end, int t, int lane, double[] b, double[] y) {
    int back = -end.step();
    int row = end.place(t) + lane;
    int begin = factor.samplesAt();
    double value = b[begin + row];
    for (int p = Math.min(width, t); p > 2; p--) {
      int before = row + p * back;
      value = Fma.of(-planes[p][before], y[begin + before], value);
    }
    if (width >= 2 && t >= 2) {
      value = Fma.of(-planes[2][row + 2 * back], y[begin + row + 2 * back], value);
    }
    if (width >= 1 && t >= 1) {
      value = Fma.of(-planes[1][row + back], y[begin + row + back], value);
    }
    y[begin + row] = value;
    for (int k = 0; k < border; k++) {
      int sum = at.substituted(k) + lane;
      end.state()[sum] = Fma.of(-planes[width + 1 + k][row], value, end.state()[sum]);
    }
  }

  @Override
  public void backward(double[] x) {
    for (int t = factor.rows() - 1; t >= 0; t--) {
      for (int lane = 0; lane < lanes; lane++) {
        backward(factor.top(), t, lane, x);
        backward(factor.bottom(), t, lane, x);
      }
    }
  }

  private void backward(End end, int t, int lane, double[] x) {
    int on = end.step();
    int row = end.place(t) + lane;
    int begin = factor.samplesAt();
    double value = x[begin + row] * planes[0][row];
    int beyond = begin + factor.place(factor.interior()) + lane;
    for (int k = 0; k < border; k++) {
      value = Fma.of(-planes[width + 1 + k][row], x[beyond + k * lanes], value);
    }
    for (int p = width; p > 2; p--) {
      value = Fma.of(-planes[p][row], x[begin + row + p * on], value);
    }
    if (width >= 2) {
      value = Fma.of(-planes[2][row], x[begin + row + 2 * on], value);
    }
    if (width >= 1) {
      value = Fma.of(-planes[1][row], x[begin + row + on], value);
    }
    x[begin + row] = value;
  }
}
