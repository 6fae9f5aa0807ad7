package org.residua.api.engine;

import java.util.Locale;
import org.residua.api.arithmetic.Fma;
import org.residua.api.operator.IndefiniteException;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code A x = b} for a symmetric positive definite banded matrix of {@code n} rows and half-bandwidth {@code w}, periodic
 * or not: {@code P A P^T = L D L^T}, eliminated from both ends towards the middle (the twisted factorisation: van der Vorst,
 * "Large tridiagonal and block tridiagonal linear systems on vector and parallel computers", Parallel Computing 5, 1987); the
 * last {@code w} rows of a periodic matrix, its border, are eliminated at the very end.
 *
 * <p>It defines the order of operations of all engines. Each end has {@code h = (n'-w)/2} rows, rounded down, of the
 * {@code n'} that are not border; row {@code t} of an end is row {@code t} or {@code n'-1-t} of the matrix. With {@code a_q}
 * its entry to row {@code t+q} of its end, {@code a_k} to border row {@code k}, and {@code U_q}, {@code U_k} what the rows
 * before it add to these entries (to {@code a_0} only those before {@code t-1}):
 *
 * <pre>
 *   t even: d = fma(-c'_1^2, r', a_0 + U_0),  r = 1/d           ' marks row t-1; zeros when t = 0
 *   t odd:  r = d' / fma(a_0 + U_0, d', -c'_1^2)
 *   c_q = a_q + U_q  (q &lt; w),  c_w = a_w,  c_k = a_k + U_k or U_k where a_k is outside the bands,   l = c r
 *   to all pairs p, q of w rows and border rows:  fma(-l_p, c_q, .)     but p = q = 1, which is in the next pivot
 * </pre>
 *
 * <p>The rows in the middle and the border are a full matrix of entries {@code (a + top) + bottom}, factored in
 * ascending order. Rounded; to first order in {@code u = 2^-53} the solution has a residual
 * {@code ||b - A x|| <= (5w + 10) (w + 1) u ||A|| ||x||} (Higham, Accuracy and Stability, theorem 10.4), periodic
 * {@code (n + 7w + 10) 4 (w + 1) u ||A|| ||x||}. A pivot must lie between {@code 2^-500} and {@code 2^500}. Immutable, thread
 * safe.
 */
public final class PlainSolve {

  private static final double LEAST = 0x1p-500;

  private final PlainBands a;
  private final int interior;
  private final int h;
  private final PlainEnd top;
  private final PlainEnd bottom;
  /** The middle, then the border: {@code l} above the diagonal, {@code 1/d} on it. */
  private final double[][] middle;

  /**
   * Factorises.
   *
   * @param a refused where it is not positive definite, with row and pivot
   */
  public PlainSolve(SymmetricBanded a) {
    this(PlainBands.of(a));
  }

  /**
   * Factorises.
   *
   * @param bands {@code a_{i,i+d}} at {@code [d][i]}, the column taken {@code mod n} if periodic; not kept
   * @param periodic whether the bands go on from the last row to the first
   */
  PlainSolve(double[][] bands, boolean periodic) {
    this(PlainBands.of(bands, periodic));
  }

  private PlainSolve(PlainBands a) {
    this.a = a;
    this.interior = a.interior();
    this.h = a.end();
    this.top = new PlainEnd(a, true);
    this.bottom = new PlainEnd(a, false);
    for (int t = 0; t < h; t++) {
      requirePivot(top.row(t), top.reciprocal(t));
      requirePivot(bottom.row(t), bottom.reciprocal(t));
    }
    this.middle = assembled();
    eliminate();
    for (int u = 0; u < middle.length; u++) {
      requirePivot(row(u), middle[u][u]);
    }
  }

  private static void requirePivot(int row, double reciprocal) {
    if (!(reciprocal >= LEAST && reciprocal <= 1 / LEAST)) {
      throw new IndefiniteException(String.format(Locale.ROOT, "the pivot of row %d is %s, not in 2^-500..2^500: the"
          + " matrix is not positive definite, or rounding made it so; reduce the step size, add a multiple of the"
          + " identity, or scale extreme entries by a power of 2", row, 1 / reciprocal));
    }
  }

  /** The row of the matrix that row {@code u} of the middle, or of the border, is. */
  private int row(int u) {
    int rows = interior - 2 * h;
    return u < rows ? h + u : interior + u - rows;
  }

  private double[][] assembled() {
    int rows = interior - 2 * h;
    double[][] m = new double[rows + a.border()][rows + a.border()];
    for (int u = 0; u < m.length; u++) {
      for (int v = u; v < m.length; v++) {
        if (v < rows) {
          m[u][v] = (a.entry(row(u), row(v)) + top.added(h + u, v - u)) + bottom.added(h + rows - 1 - v, v - u);
        } else if (u < rows) {
          double entry = a.coupled(row(u), v - rows) ? a.borderEntry(row(u), v - rows) : 0;
          int k = a.w() + 1 + v - rows;
          m[u][v] = (entry + top.added(h + u, k)) + bottom.added(h + rows - 1 - u, k);
        } else {
          m[u][v] = (a.entry(row(u), row(v)) + top.corner(u - rows, v - rows)) + bottom.corner(u - rows, v - rows);
        }
      }
    }
    return m;
  }

  private void eliminate() {
    for (int u = 0; u < middle.length; u++) {
      double r = 1 / middle[u][u];
      for (int p = u + 1; p < middle.length; p++) {
        for (int q = p; q < middle.length; q++) {
          middle[p][q] = Fma.of(-(middle[u][p] * r), middle[u][q], middle[p][q]);
        }
      }
      middle[u][u] = r;
      for (int p = u + 1; p < middle.length; p++) {
        middle[u][p] *= r;
      }
    }
  }

  /** {@code A^{-1} b} in every channel. */
  public Signal solve(Signal b) {
    int n = a.n();
    if (b.shape().length() != n) {
      throw new IllegalArgumentException("a right-hand side " + b.shape() + " for a matrix of " + n
          + " unknowns; the numbers must agree");
    }
    double[] planar = new double[b.shape().size()];
    for (int c = 0; c < b.shape().channels(); c++) {
      System.arraycopy(solve(b.channel(c)), 0, planar, c * n, n);
    }
    return Signal.planar(new Shape(b.shape().channels(), n), planar);
  }

  /** Overwrites {@code b}. */
  double[] solve(double[] b) {
    top.forward(b);
    bottom.forward(b);
    int rows = interior - 2 * h;
    double[] values = new double[middle.length];
    for (int u = 0; u < middle.length; u++) {
      values[u] = u < rows
          ? bottom.substituted(interior - 1 - h - u, top.substituted(h + u, b[h + u], b), b)
          : (b[row(u)] + top.bordered(u - rows, b)) + bottom.bordered(u - rows, b);
    }
    substitute(values);
    for (int u = 0; u < middle.length; u++) {
      b[row(u)] = values[u];
    }
    top.backward(b);
    bottom.backward(b);
    return b;
  }

  private void substitute(double[] values) {
    for (int u = 0; u < middle.length; u++) {
      for (int p = u + 1; p < middle.length; p++) {
        values[p] = Fma.of(-middle[u][p], values[u], values[p]);
      }
    }
    for (int u = middle.length - 1; u >= 0; u--) {
      values[u] *= middle[u][u];
      for (int p = middle.length - 1; p > u; p--) {
        values[u] = Fma.of(-middle[u][p], values[p], values[u]);
      }
    }
  }
}
