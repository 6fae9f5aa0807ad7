package org.residua.simd.banded;

import org.residua.api.arithmetic.Fma;

/** The ends of one factor of half-bandwidth 2, in step, so that neither waits long for its divisions. */
final class PentadiagonalEnds implements TwistedEnds {

  private final TwistedFactor factor;
  private final ScalarEnds single;
  private final PentadiagonalEnd top;
  private final PentadiagonalEnd bottom;
  private final int rows;
  private final double[] r;
  private final double[] l1;
  private final double[] l2;

  PentadiagonalEnds(TwistedFactor factor) {
    this.factor = factor;
    this.single = new ScalarEnds(factor);
    this.top = new PentadiagonalEnd(factor, factor.top());
    this.bottom = new PentadiagonalEnd(factor, factor.bottom());
    this.rows = factor.rows();
    this.r = factor.plane(0);
    this.l1 = factor.plane(1);
    this.l2 = factor.plane(2);
  }

  @Override
  public boolean factor(double[] bands) {
    top.beginElimination();
    bottom.beginElimination();
    boolean inRange = true;
    for (int t = 0; t < rows - 1; t += 2) {
      inRange &= top.pair(bands, t);
      inRange &= bottom.pair(bands, t);
    }
    top.endElimination();
    bottom.endElimination();
    if (rows % 2 == 1) {
      inRange &= single.column(factor.top(), rows - 1, 0, bands);
      inRange &= single.column(factor.bottom(), rows - 1, 0, bands);
    }
    return inRange;
  }

  @Override
  public void forward(double[] b, double[] y) {
    for (int t = 0; t < Math.min(2, rows); t++) {
      single.forward(factor.top(), t, 0, b, y);
      single.forward(factor.bottom(), t, 0, b, y);
    }
    if (rows > 2) {
      substitute(b, y);
    }
  }

  /** Rows from 2 on; variables of the bottom have the names of the top and a {@code b}. */
  private void substitute(double[] b, double[] y) {
    int last = factor.size() - 1;
    double v = y[1];
    double u = y[0];
    double vb = y[last - 1];
    double ub = y[last];
    for (int t = 2, j = last - 2; t < rows; t++, j--) {
      double value = Fma.of(-l2[t - 2], u, b[t]);
      double valueb = Fma.of(-l2[j + 2], ub, b[j]);
      u = v;
      ub = vb;
      v = Fma.of(-l1[t - 1], v, value);
      vb = Fma.of(-l1[j + 1], vb, valueb);
      y[t] = v;
      y[j] = vb;
    }
  }

  @Override
  public void backward(double[] x) {
    int last = factor.size() - 1;
    double v = x[rows];
    double u = x[rows + 1];
    double vb = x[last - rows];
    double ub = x[last - rows - 1];
    for (int t = rows - 1, j = last - rows + 1; t >= 0; t--, j++) {
      double value = Fma.of(-l2[t], u, x[t] * r[t]);
      double valueb = Fma.of(-l2[j], ub, x[j] * r[j]);
      u = v;
      ub = vb;
      v = Fma.of(-l1[t], v, value);
      vb = Fma.of(-l1[j], vb, valueb);
      x[t] = v;
      x[j] = vb;
    }
  }
}
