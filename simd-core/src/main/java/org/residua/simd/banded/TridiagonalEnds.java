package org.residua.simd.banded;

import org.residua.api.arithmetic.Fma;

/**
 * The ends of one tridiagonal factor, with the bits of {@link ScalarEnds}: four recurrences in step, so that
 * none waits long for another's division. Variables of the bottom have the names of the top and a {@code b}.
 */
final class TridiagonalEnds implements TwistedEnds {

  private final TwistedFactor factor;
  private final ScalarEnds single;
  private final int rows;
  private final int last;
  private final double[] r;
  private final double[] l;

  TridiagonalEnds(TwistedFactor factor) {
    this.factor = factor;
    this.single = new ScalarEnds(factor);
    this.rows = factor.rows();
    this.last = factor.size() - 1;
    this.r = factor.plane(0);
    this.l = factor.plane(1);
  }

  @Override
  public boolean factor(double[] bands) {
    boolean inRange = pairs(bands);
    if (rows % 2 == 1) {
      inRange &= single.column(factor.top(), rows - 1, 0, bands);
      inRange &= single.column(factor.bottom(), rows - 1, 0, bands);
    }
    return inRange;
  }

  private boolean pairs(double[] a) {
    double q = 0, qb = 0, s = 0, sb = 0;
    boolean inRange = true;
    for (int t = 0, j = last; t < rows - 1; t += 2, j -= 2) {
      double d = Fma.of(-q, s, a[t]);
      double db = Fma.of(-qb, sb, a[j]);
      double c = a[last + 1 + t];
      double cb = a[last + j];
      double first = 1 / d;
      double firstb = 1 / db;
      s = d / Fma.of(a[t + 1], d, -(c * c));
      sb = db / Fma.of(a[j - 1], db, -(cb * cb));
      r[t] = first;
      r[j] = firstb;
      l[t] = c * first;
      l[j] = cb * firstb;
      inRange &= TwistedFactor.inRange(first) && TwistedFactor.inRange(firstb);
      c = a[last + 2 + t];
      cb = a[last + j - 1];
      r[t + 1] = s;
      r[j - 1] = sb;
      l[t + 1] = c * s;
      l[j - 1] = cb * sb;
      inRange &= TwistedFactor.inRange(s) && TwistedFactor.inRange(sb);
      q = c * c;
      qb = cb * cb;
    }
    keep(factor.top(), q, s);
    keep(factor.bottom(), qb, sb);
    return inRange;
  }

  private void keep(End end, double square, double reciprocal) {
    end.beginElimination();
    end.state()[factor.layout().square()] = square;
    end.state()[factor.layout().reciprocal()] = reciprocal;
  }

  /** {@inheritDoc} The loop of {@link #factor} with {@code y_t = fma(-l_{t-1}, y_{t-1}, b_t)} in the divisions' shadow. */
  @Override
  public boolean eliminate(double[] a, double[] b, double[] y) {
    double q = 0, s = 0, m = 0, v = 0;
    double qb = 0, sb = 0, mb = 0, vb = 0;
    boolean inRange = true;
    for (int t = 0, j = last; t < rows - 1; t += 2, j -= 2) {
      double d = Fma.of(-q, s, a[t]);
      double db = Fma.of(-qb, sb, a[j]);
      double c = a[last + 1 + t];
      double cb = a[last + j];
      double first = 1 / d;
      double firstb = 1 / db;
      s = d / Fma.of(a[t + 1], d, -(c * c));
      sb = db / Fma.of(a[j - 1], db, -(cb * cb));
      v = Fma.of(-m, v, b[t]);
      vb = Fma.of(-mb, vb, b[j]);
      y[t] = v;
      y[j] = vb;
      r[t] = first;
      r[j] = firstb;
      l[t] = m = c * first;
      l[j] = mb = cb * firstb;
      inRange &= TwistedFactor.inRange(first) && TwistedFactor.inRange(firstb);
      c = a[last + 2 + t];
      cb = a[last + j - 1];
      v = Fma.of(-m, v, b[t + 1]);
      vb = Fma.of(-mb, vb, b[j - 1]);
      y[t + 1] = v;
      y[j - 1] = vb;
      r[t + 1] = s;
      r[j - 1] = sb;
      l[t + 1] = m = c * s;
      l[j - 1] = mb = cb * sb;
      inRange &= TwistedFactor.inRange(s) && TwistedFactor.inRange(sb);
      q = c * c;
      qb = cb * cb;
    }
    keep(factor.top(), q, s);
    keep(factor.bottom(), qb, sb);
    if (rows % 2 == 1) {
      inRange &= lastRow(factor.top(), -m, v, a, b, y);
      inRange &= lastRow(factor.bottom(), -mb, vb, a, b, y);
    }
    return inRange;
  }

  private boolean lastRow(End end, double multiplier, double before, double[] a, double[] b, double[] y) {
    int row = end.row(rows - 1);
    y[row] = Fma.of(multiplier, before, b[row]);
    return single.column(end, rows - 1, 0, a);
  }

  @Override
  public void forward(double[] b, double[] y) {
    double v = 0, vb = 0, m = 0, mb = 0;
    for (int t = 0, j = last; t < rows; t++, j--) {
      v = Fma.of(-m, v, b[t]);
      vb = Fma.of(-mb, vb, b[j]);
      y[t] = v;
      y[j] = vb;
      m = l[t];
      mb = l[j];
    }
  }

  @Override
  public void backward(double[] x) {
    double v = x[rows];
    double vb = x[last - rows];
    for (int t = rows - 1, j = last - rows + 1; t >= 0; t--, j++) {
      v = Fma.of(-l[t], v, x[t] * r[t]);
      vb = Fma.of(-l[j], vb, x[j] * r[j]);
      x[t] = v;
      x[j] = vb;
    }
  }
}
