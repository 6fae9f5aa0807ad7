package org.residua.api.engine;

import org.residua.api.arithmetic.Fma;

/** The rows of one end of a matrix that is eliminated from both ends, see {@link PlainSolve}. */
final class PlainEnd {

  private final PlainBands a;
  private final boolean ascending;
  private final int w;
  private final int border;
  private final int interior;
  private final int h;
  /** {@code U_q} of row {@code t} at {@code [t][q]}, also of the rows of the middle; those of the border from {@code w+1} on. */
  private final double[][] added;
  private final double[][] corner;
  /** {@code l_q} of row {@code t} at {@code [t][q]}, those of the border from {@code w+1} on. */
  private final double[][] l;
  /** {@code 1/d}. */
  private final double[] r;

  PlainEnd(PlainBands a, boolean ascending) {
    this.a = a;
    this.ascending = ascending;
    this.w = a.w();
    this.border = a.border();
    this.interior = a.interior();
    this.h = a.end();
    this.added = new double[h + w + 1][w + 1 + border];
    this.corner = new double[border][border];
    this.l = new double[h][w + 1 + border];
    this.r = new double[h];
    eliminate();
  }

  private void eliminate() {
    double square = 0;
    double pivot = 0;
    for (int t = 0; t < h; t++) {
      double before = t == 0 ? 0 : r[t - 1];
      double diagonal = a.entry(row(t), row(t)) + added[t][0];
      if (t % 2 == 0) {
        pivot = Fma.of(-square, before, diagonal);
        r[t] = 1 / pivot;
      } else {
        r[t] = pivot / Fma.of(diagonal, pivot, -square);
      }
      double next = eliminate(t);
      square = next * next;
    }
    added[h][0] = Fma.of(-square, h == 0 ? 0 : r[h - 1], added[h][0]);
  }

  /** The row of the matrix that row {@code t} of this end is. */
  int row(int t) {
    return ascending ? t : interior - 1 - t;
  }

  /** Subtracts row {@code t} from those after it; gives {@code c_1}. */
  private double eliminate(int t) {
    double[] c = column(t);
    for (int q = 1; q < c.length; q++) {
      l[t][q] = c[q] * r[t];
    }
    for (int p = 1; p < c.length; p++) {
      for (int q = w > 0 ? Math.max(2, p) : p; q < c.length; q++) {
        if (p > w) {
          corner[p - w - 1][q - w - 1] = Fma.of(-l[t][p], c[q], corner[p - w - 1][q - w - 1]);
        } else {
          int to = q > w ? q : q - p;
          added[t + p][to] = Fma.of(-l[t][p], c[q], added[t + p][to]);
        }
      }
    }
    return w > 0 ? c[1] : 0;
  }

  private double[] column(int t) {
    double[] c = new double[w + 1 + border];
    for (int q = 1; q <= w; q++) {
      double entry = a.entry(row(t), row(t + q));
      c[q] = q < w ? entry + added[t][q] : entry;
    }
    for (int k = 0; k < border; k++) {
      double filled = added[t][w + 1 + k];
      c[w + 1 + k] = t < w && a.coupled(row(t), k) ? a.borderEntry(row(t), k) + filled : filled;
    }
    return c;
  }

  /** {@code 1/d} of row {@code t}. */
  double reciprocal(int t) {
    return r[t];
  }

  /** What this end adds to the entry of its row {@code t} and the {@code q}-th after it, or that of the border. */
  double added(int t, int q) {
    return added[t][q];
  }

  /** What this end adds to the entry of two rows of the border. */
  double corner(int k, int j) {
    return corner[k][j];
  }

  /** {@code y = L^{-1} y} in the rows of this end. */
  void forward(double[] y) {
    for (int t = 0; t < h; t++) {
      for (int p = Math.min(w, t); p > 0; p--) {
        y[row(t)] = Fma.of(-l[t - p][p], y[row(t - p)], y[row(t)]);
      }
    }
  }

  /** {@code x = L^{-T} D^{-1} x} in the rows of this end, those of middle and border being known. */
  void backward(double[] x) {
    for (int t = h - 1; t >= 0; t--) {
      double value = x[row(t)] * r[t];
      for (int k = 0; k < border; k++) {
        value = Fma.of(-l[t][w + 1 + k], x[interior + k], value);
      }
      for (int p = w; p > 0; p--) {
        value = Fma.of(-l[t][p], x[row(t + p)], value);
      }
      x[row(t)] = value;
    }
  }

  /** What this end adds to row {@code t} of itself, which is one of the middle. */
  double substituted(int t, double value, double[] y) {
    double sum = value;
    for (int p = Math.min(w, t); p > t - h; p--) {
      sum = Fma.of(-l[t - p][p], y[row(t - p)], sum);
    }
    return sum;
  }

  /** What this end adds to border row {@code k}. */
  double bordered(int k, double[] y) {
    double sum = 0;
    for (int t = 0; t < h; t++) {
      sum = Fma.of(-l[t][w + 1 + k], y[row(t)], sum);
    }
    return sum;
  }
}
