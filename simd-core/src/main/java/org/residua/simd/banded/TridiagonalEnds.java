package org.residua.simd.banded;

import java.util.Arrays;
import org.residua.api.arithmetic.Fma;

/**
 * The ends of one tridiagonal factor, with the bits of {@link ScalarEnds}: four recurrences in step, so that
 * none waits long for another's division. Variables of the bottom have the names of the top and a {@code b}.
 */
final class TridiagonalEnds implements StreamedEnds {

  /** Rows of each end that are made at a time, an even number: with their weights they stay in the first-level cache. */
  private static final int BLOCK = 512;

  private final TwistedFactor factor;
  private final ScalarEnds single;
  private final int rows;
  private final int last;
  private final double[] r;
  private final double[] l;
  private final Rows top = new Rows();
  private final Rows bottom = new Rows();
  /** What one block leaves to the next: {@code q, s, l, y} of the top, then of the bottom. */
  private final double[] carried = new double[8];
  private final double[] above;
  private final double[] below;

  /** Some rows of a matrix: {@code a_ii} and {@code a_{i,i+1}}, counted from where those of row 0 would be. */
  private static final class Rows {

    private double[] entries = {};
    private int diagonal;
    private int beside;

    @SuppressWarnings("ArrayParameterStored")
    void show(double[] bands, int first, int stride) {
      entries = bands;
      diagonal = -first;
      beside = stride - first;
    }
  }

  TridiagonalEnds(TwistedFactor factor) {
    this.factor = factor;
    this.single = new ScalarEnds(factor);
    this.rows = factor.rows();
    this.last = factor.size() - 1;
    this.r = factor.plane(0);
    this.l = factor.plane(1);
    int block = Math.min(BLOCK, rows);
    this.above = new double[2 * block];
    this.below = new double[2 * (block + 1)];
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

  @Override
  public boolean factorForward(double[] bands, double[] b, double[] y) {
    begin();
    top.show(bands, 0, last + 1);
    bottom.show(bands, 0, last + 1);
    boolean inRange = end(pairs(0, rows - rows % 2, b, y), b, y);
    top.show(above, 0, 0);
    bottom.show(below, 0, 0);
    return inRange;
  }

  /** {@inheritDoc} Block by block of both ends. */
  @Override
  public boolean factorForward(BandRows matrix, double[] b, double[] y) {
    begin();
    boolean inRange = true;
    for (int t = 0; t < rows; t += BLOCK) {
      int to = Math.min(rows, t + BLOCK);
      make(matrix, t, to);
      inRange &= pairs(t, to - to % 2, b, y);
    }
    return end(inRange, b, y);
  }

  /** The rows {@code t..to-1} of both ends. What is beside the last one of the bottom is so in the row above it. */
  private void make(BandRows matrix, int t, int to) {
    int stride = above.length / 2;
    matrix.make(t, to, above, 0, stride);
    top.show(above, t, stride);
    matrix.make(last - to, last - t + 1, below, 0, stride + 1);
    bottom.show(below, last - to, stride + 1);
  }

  private void begin() {
    Arrays.fill(carried, 0);
  }

  /** The last row of each end, where their number is odd. */
  private boolean end(boolean pairs, double[] b, double[] y) {
    boolean inRange = pairs;
    if (rows % 2 == 1) {
      inRange &= lastRow(top, 0, rows - 1, 0, b, y);
      inRange &= lastRow(bottom, 4, last - rows + 1, -1, b, y);
    }
    keep(factor.top(), carried[0], carried[1]);
    keep(factor.bottom(), carried[4], carried[5]);
    return inRange;
  }

  /** What is carried is that from {@code at} on, the entry beside a row that of the row {@code back} from it. */
  private boolean lastRow(Rows a, int at, int row, int back, double[] b, double[] y) {
    double pivot = 1 / Fma.of(-carried[at], carried[at + 1], a.entries[a.diagonal + row]);
    double c = a.entries[a.beside + row + back];
    y[row] = Fma.of(-carried[at + 2], carried[at + 3], b[row]);
    r[row] = pivot;
    l[row] = c * pivot;
    carried[at] = c * c;
    carried[at + 1] = pivot;
    return TwistedFactor.inRange(pivot);
  }

  /** The loop of {@code pairs(a)} with {@code y_t = fma(-l_{t-1}, y_{t-1}, b_t)} in the divisions' shadow. */
  private boolean pairs(int from, int to, double[] b, double[] y) {
    double q = carried[0], s = carried[1], m = carried[2], v = carried[3];
    double qb = carried[4], sb = carried[5], mb = carried[6], vb = carried[7];
    double[] a = top.entries;
    double[] ab = bottom.entries;
    int diagonal = top.diagonal;
    int diagonalb = bottom.diagonal;
    int beside = top.beside;
    int besideb = bottom.beside - 1;
    boolean inRange = true;
    for (int t = from, j = last - from; t < to; t += 2, j -= 2) {
      double d = Fma.of(-q, s, a[diagonal + t]);
      double db = Fma.of(-qb, sb, ab[diagonalb + j]);
      double c = a[beside + t];
      double cb = ab[besideb + j];
      double first = 1 / d;
      double firstb = 1 / db;
      s = d / Fma.of(a[diagonal + t + 1], d, -(c * c));
      sb = db / Fma.of(ab[diagonalb + j - 1], db, -(cb * cb));
      v = Fma.of(-m, v, b[t]);
      vb = Fma.of(-mb, vb, b[j]);
      y[t] = v;
      y[j] = vb;
      r[t] = first;
      r[j] = firstb;
      l[t] = m = c * first;
      l[j] = mb = cb * firstb;
      inRange &= TwistedFactor.inRange(first) && TwistedFactor.inRange(firstb);
      c = a[beside + t + 1];
      cb = ab[besideb + j - 1];
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
    carried[0] = q;
    carried[1] = s;
    carried[2] = m;
    carried[3] = v;
    carried[4] = qb;
    carried[5] = sb;
    carried[6] = mb;
    carried[7] = vb;
    return inRange;
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
