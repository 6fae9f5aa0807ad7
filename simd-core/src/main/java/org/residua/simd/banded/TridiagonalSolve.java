package org.residua.simd.banded;

import java.util.Arrays;
import org.residua.api.arithmetic.Fma;
import org.residua.api.operator.IndefiniteException;

/**
 * One system with a tridiagonal matrix that is not periodic, solved while the matrix is made: neither its bands nor its pivots are
 * ever stored, so that no second system can be solved with them. The bits are those of {@link BandedFactor#solveOnce}.
 *
 * <p>Rows are made in blocks, and eliminated from both ends inwards as {@link TridiagonalEnds} does. What stays of a row {@code t} is
 * {@code l_t} and {@code z_t = y_t / d_t}, which is all that substitution reads: {@code x_t = z_t - l_t x_{t+1}}. Variables of
 * the bottom have the names of the top and a {@code b}. Nothing allocates but refusals. Not thread safe.
 */
final class TridiagonalSolve {

  /** Rows of each end that are made at a time, an even number: with their weights they stay in the first-level cache. */
  private static final int BLOCK = 512;

  private final BandedLoops loops;
  private final BandedShape shape;
  private final TwistedFactor factor;
  private final TwistedMiddle middle;
  private final int rows;
  private final int last;
  private final double[] z;
  private final double[] l;
  private final Rows top = new Rows();
  private final Rows bottom = new Rows();
  private final double[] above;
  private final double[] below;
  private final double[] between;
  /**
   * What one block leaves to the next: {@code c^2, 1/d, l, y} of the top, then of the bottom. Last a sum of what was read ahead,
   * of which nothing is made; no compiler leaves reading it out.
   */
  private final double[] carried = new double[9];
  private boolean inRange;

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

  /** Of a shape that {@link #suits}. */
  TridiagonalSolve(BandedLoops loops, BandedShape shape) {
    this.loops = loops;
    this.shape = shape;
    this.factor = new TwistedFactor(shape, 1, 1, 0, 0);
    this.middle = new TwistedMiddle(factor);
    this.rows = factor.rows();
    this.last = shape.size() - 1;
    this.z = factor.plane(0);
    this.l = factor.plane(1);
    int block = Math.min(BLOCK, rows);
    this.above = new double[2 * block];
    this.below = new double[2 * (block + 1)];
    this.between = new double[middle.entries()];
  }

  /** Whether matrices of that shape are tridiagonal and not periodic. */
  static boolean suits(BandedShape shape) {
    return shape.halfBandwidth() == 1 && !shape.periodic();
  }

  /**
   * The first half of {@code x = A^{-1} b}, which only reads.
   *
   * @param matrix asked for all its rows
   * @param b the right-hand side
   * @param progress told of rows once these were read
   */
  void eliminate(BandRows matrix, double[] b, Progress progress) {
    Arrays.fill(carried, 0);
    double[] made = matrix.source(b);
    double[] source = made.length > last ? made : b;
    inRange = true;
    for (int t = 0; t < rows; t += BLOCK) {
      int to = Math.min(rows, t + BLOCK);
      make(matrix, t, to);
      inRange &= pairs(t, to - to % 2, b, source, to < rows ? BLOCK : 0);
      progress.reached(to, last - to + 1);
    }
    if (rows % 2 == 1) {
      inRange &= lastRow(top, 0, rows - 1, 0, b);
      inRange &= lastRow(bottom, 4, last - rows + 1, -1, b);
    }
    keep(factor.top(), 0);
    keep(factor.bottom(), 4);
    middle.factor(matrix, between);
    inRange &= middle.inRange();
  }

  /**
   * The second half of the same.
   *
   * @param matrix as before
   * @param b as before
   * @param x receives the solution; may be {@code b}, and what the matrix is made of
   * @throws IndefiniteException if it is not positive definite, with row and pivot; then {@code x} is as it was
   */
  void substitute(BandRows matrix, double[] b, double[] x) {
    if (!inRange) {
      refuse(matrix);
    }
    if (rows > 0) {
      x[rows - 1] = carried[3];
      x[last - rows + 1] = carried[7];
    }
    middle.solve(b, x);
    backward(x);
  }

  /** By a factor that stays, which knows the row. */
  private void refuse(BandRows matrix) {
    double[] bands = new double[shape.entries()];
    matrix.make(0, shape.size(), bands, 0, shape.size());
    new BandedFactor(loops, shape).factor(bands);
    throw new IllegalStateException("a pivot of a " + shape + " was refused, and none was found to be refused");
  }

  private void keep(End end, int at) {
    end.beginElimination();
    end.state()[factor.layout().square()] = carried[at];
    end.state()[factor.layout().reciprocal()] = carried[at + 1];
  }

  /** The rows {@code t..to-1} of both ends. What is beside the last one of the bottom is so in the row above it. */
  private void make(BandRows matrix, int t, int to) {
    int stride = above.length / 2;
    matrix.make(t, to, above, 0, stride);
    top.show(above, t, stride);
    matrix.make(last - to, last - t + 1, below, 0, stride + 1);
    bottom.show(below, last - to, stride + 1);
  }

  /** What is carried is that from {@code at} on, the entry beside a row that of the row {@code back} from it. */
  private boolean lastRow(Rows a, int at, int row, int back, double[] b) {
    double pivot = 1 / Fma.of(-carried[at], carried[at + 1], a.entries[a.diagonal + row]);
    double c = a.entries[a.beside + row + back];
    double y = Fma.of(-carried[at + 2], carried[at + 3], b[row]);
    z[row] = y * pivot;
    l[row] = c * pivot;
    carried[at] = c * c;
    carried[at + 1] = pivot;
    carried[at + 3] = y;
    return TwistedFactor.inRange(pivot);
  }

  /**
   * The rows {@code from..to-1} of both ends. What the next ones are made of is read that far ahead while this loop waits for its
   * divisions: making them is as fast then as in cache.
   */
  private boolean pairs(int from, int to, double[] b, double[] source, int ahead) {
    double q = carried[0], s = carried[1], m = carried[2], v = carried[3];
    double qb = carried[4], sb = carried[5], mb = carried[6], vb = carried[7];
    double[] a = top.entries;
    double[] ab = bottom.entries;
    int diagonal = top.diagonal;
    int diagonalb = bottom.diagonal;
    int beside = top.beside;
    int besideb = bottom.beside - 1;
    double read = 0;
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
      z[t] = v * first;
      z[j] = vb * firstb;
      l[t] = m = c * first;
      l[j] = mb = cb * firstb;
      inRange &= TwistedFactor.inRange(first) && TwistedFactor.inRange(firstb);
      c = a[beside + t + 1];
      cb = ab[besideb + j - 1];
      v = Fma.of(-m, v, b[t + 1]);
      vb = Fma.of(-mb, vb, b[j - 1]);
      z[t + 1] = v * s;
      z[j - 1] = vb * sb;
      l[t + 1] = m = c * s;
      l[j - 1] = mb = cb * sb;
      inRange &= TwistedFactor.inRange(s) && TwistedFactor.inRange(sb);
      q = c * c;
      qb = cb * cb;
      read += source[t + ahead] + source[j - ahead];
    }
    carried[8] = read;
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

  private void backward(double[] x) {
    double v = x[rows];
    double vb = x[last - rows];
    for (int t = rows - 1, j = last - rows + 1; t >= 0; t--, j++) {
      v = Fma.of(-l[t], v, z[t]);
      vb = Fma.of(-l[j], vb, z[j]);
      x[t] = v;
      x[j] = vb;
    }
  }
}
