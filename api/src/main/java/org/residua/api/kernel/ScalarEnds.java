package org.residua.api.kernel;

import java.util.Arrays;

/** The ends of a factor for any half-bandwidth, border and number of lanes, lane by lane: the reference. */
final class ScalarEnds implements TwistedEnds {

  private final TwistedFactor factor;
  private final EndLayout at;
  private final double[][] planes;
  private final int width;
  private final int border;
  private final int lanes;

  ScalarEnds(TwistedFactor factor) {
    this.factor = factor;
    this.at = factor.layout();
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
        inRange &= column(factor.top(), t, lane, bands);
        inRange &= column(factor.bottom(), t, lane, bands);
      }
    }
    return inRange;
  }

  boolean column(End end, int t, int lane, double[] a) {
    double[] state = end.state();
    double diagonal = a[end.entry(t, 0) + lane] + state[at.window(0, 0) + lane];
    double r = reciprocal(end, t, lane, diagonal);
    planes[0][end.row(t) * lanes + lane] = r;
    for (int q = 1; q <= width; q++) {
      double entry = a[end.entry(t, q) + lane];
      state[at.column(q) + lane] = q < width ? entry + state[at.window(0, q) + lane] : entry;
    }
    for (int k = 0; k < border; k++) {
      state[at.columnFill(k) + lane] = fill(end, t, k, lane, a);
    }
    for (int p = 1; p <= width; p++) {
      double l = state[at.column(p) + lane] * r;
      planes[p][end.row(t) * lanes + lane] = l;
      eliminate(end, p, l, lane);
    }
    for (int j = 0; j < border; j++) {
      corner(end, t, j, lane, r);
    }
    keep(end, lane, r);
    return TwistedFactor.inRange(r);
  }

  private double reciprocal(End end, int t, int lane, double diagonal) {
    double[] state = end.state();
    double square = state[at.square() + lane];
    if (t % 2 == 1) {
      double before = state[at.pivot() + lane];
      return before / Math.fma(diagonal, before, -square);
    }
    double pivot = Math.fma(-square, state[at.reciprocal() + lane], diagonal);
    state[at.pivot() + lane] = pivot;
    return 1 / pivot;
  }

  private double fill(End end, int t, int k, int lane, double[] a) {
    double filled = end.state()[at.fill(0, k) + lane];
    int entry = t < width ? end.borderEntry(t, k) : -1;
    return entry < 0 ? filled : a[entry + lane] + filled;
  }

  /** What the column adds to the row {@code p} rows on. */
  private void eliminate(End end, int p, double l, int lane) {
    double[] state = end.state();
    if (p == 1) {
      state[at.window(0, 0) + lane] = state[at.window(1, 1) + lane];
    }
    for (int q = Math.max(2, p); q <= width; q++) {
      state[at.window(p - 1, q - 1) + lane] = Math.fma(
          -l, state[at.column(q) + lane], state[at.window(p, q) + lane]);
    }
    for (int k = 0; k < border; k++) {
      state[at.fill(p - 1, k) + lane] = Math.fma(
          -l, state[at.columnFill(k) + lane], state[at.fill(p, k) + lane]);
    }
  }

  private void corner(End end, int t, int j, int lane, double r) {
    double[] state = end.state();
    double g = state[at.columnFill(j) + lane] * r;
    planes[width + 1 + j][end.row(t) * lanes + lane] = g;
    for (int k = j; k < border; k++) {
      int corner = at.corner(j, k) + lane;
      state[corner] = Math.fma(-g, state[at.columnFill(k) + lane], state[corner]);
    }
  }

  private void keep(End end, int lane, double r) {
    double[] state = end.state();
    double next = width > 0 ? state[at.column(1) + lane] : 0;
    state[at.square() + lane] = next * next;
    state[at.reciprocal() + lane] = r;
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
    int row = end.row(t) * lanes + lane;
    int begin = factor.samplesAt();
    double value = b[begin + row];
    for (int p = Math.min(width, t); p > 2; p--) {
      int before = row + p * back;
      value = Math.fma(-planes[p][before], y[begin + before], value);
    }
    if (width >= 2 && t >= 2) {
      value = Math.fma(-planes[2][row + 2 * back], y[begin + row + 2 * back], value);
    }
    if (width >= 1 && t >= 1) {
      value = Math.fma(-planes[1][row + back], y[begin + row + back], value);
    }
    y[begin + row] = value;
    for (int k = 0; k < border; k++) {
      int sum = at.substituted(k) + lane;
      end.state()[sum] = Math.fma(-planes[width + 1 + k][row], value, end.state()[sum]);
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
    int row = end.row(t) * lanes + lane;
    int begin = factor.samplesAt();
    double value = x[begin + row] * planes[0][row];
    int beyond = begin + factor.interior() * lanes + lane;
    for (int k = 0; k < border; k++) {
      value = Math.fma(-planes[width + 1 + k][row], x[beyond + k * lanes], value);
    }
    for (int p = width; p > 2; p--) {
      value = Math.fma(-planes[p][row], x[begin + row + p * on], value);
    }
    if (width >= 2) {
      value = Math.fma(-planes[2][row], x[begin + row + 2 * on], value);
    }
    if (width >= 1) {
      value = Math.fma(-planes[1][row], x[begin + row + on], value);
    }
    x[begin + row] = value;
  }
}
