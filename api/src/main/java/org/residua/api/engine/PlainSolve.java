package org.residua.api.engine;

import java.util.Locale;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code A x = b} for a symmetric positive definite banded matrix of {@code n} rows and half-bandwidth {@code w}:
 * {@code P A P^T = L D L^T}, eliminated from both ends towards the middle (the twisted factorisation: van der Vorst, "Large
 * tridiagonal and block tridiagonal linear systems on vector and parallel computers", Parallel Computing 5, 1987).
 *
 * <p>It defines the order of operations of all engines. Each end has {@code h = (n-w)/2} rows, rounded down, of which row
 * {@code t} is row {@code t} or {@code n-1-t} of the matrix. With {@code a_q} its entry to row {@code t+q} of its end, and
 * {@code U_q} what the rows before it add to that entry (to {@code a_0} only those before {@code t-1}):
 *
 * <pre>
 *   t even: d = fma(-c'_1^2, r', a_0 + U_0),  r = 1/d           ' marks row t-1; zeros when t = 0
 *   t odd:  r = d' / fma(a_0 + U_0, d', -c'_1^2)
 *   c_q = a_q + U_q  (q &lt; w),  c_w = a_w,   l_q = c_q r
 *   to rows t+p, t+q:  fma(-l_p, c_q, .),  p = 1..w,  q = p..w  (p = q = 1 is in the next pivot)
 * </pre>
 *
 * <p>The {@code w} or {@code w+1} rows in the middle are a full matrix of entries {@code (a + top) + bottom}, factored in
 * ascending order. Rounded; to first order in {@code u = 2^-53} the solution has a residual
 * {@code ||b - A x|| <= (5w + 10) (w + 1) u ||A|| ||x||} (Higham, Accuracy and Stability, theorem 10.4). A pivot must lie
 * between {@code 2^-500} and {@code 2^500}. Immutable, thread safe.
 */
public final class PlainSolve {

  private static final double LEAST = 0x1p-500;

  private final SymmetricBanded a;
  private final int n;
  private final int w;
  private final int h;
  private final End top;
  private final End bottom;
  /** The middle: {@code l} above the diagonal, {@code 1/d} on it. */
  private final double[][] middle;

  /**
   * Factorises.
   *
   * @param a refused where it is not positive definite, with row and pivot
   */
  public PlainSolve(SymmetricBanded a) {
    this.a = a;
    this.n = a.size();
    this.w = Math.min(a.halfBandwidth(), n - 1);
    this.h = (n - w) / 2;
    this.top = new End(true);
    this.bottom = new End(false);
    for (int t = 0; t < h; t++) {
      requirePivot(top.row(t), top.r[t]);
      requirePivot(bottom.row(t), bottom.r[t]);
    }
    this.middle = assembled();
    eliminate();
    for (int u = 0; u < middle.length; u++) {
      requirePivot(h + u, middle[u][u]);
    }
  }

  private static void requirePivot(int row, double reciprocal) {
    if (!(reciprocal >= LEAST && reciprocal <= 1 / LEAST)) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "the pivot of row %d is %s, not in 2^-500..2^500: the"
          + " matrix is not positive definite, or rounding made it so; reduce the step size, add a multiple of the"
          + " identity, or scale extreme entries by a power of 2", row, 1 / reciprocal));
    }
  }

  /** The rows of one end. */
  private final class End {

    private final boolean ascending;
    /** {@code U_q} of row {@code t} at {@code [t][q]}, also of the rows of the middle. */
    private final double[][] added = new double[h + w + 1][w + 1];
    /** {@code l_q} of row {@code t} at {@code [t][q]}. */
    private final double[][] l = new double[h][w + 1];
    /** {@code 1/d}. */
    private final double[] r = new double[h];

    End(boolean ascending) {
      this.ascending = ascending;
      double square = 0;
      double pivot = 0;
      for (int t = 0; t < h; t++) {
        double before = t == 0 ? 0 : r[t - 1];
        double diagonal = a.get(row(t), row(t)) + added[t][0];
        if (t % 2 == 0) {
          pivot = Math.fma(-square, before, diagonal);
          r[t] = 1 / pivot;
        } else {
          r[t] = pivot / Math.fma(diagonal, pivot, -square);
        }
        double next = eliminate(t);
        square = next * next;
      }
      added[h][0] = Math.fma(-square, h == 0 ? 0 : r[h - 1], added[h][0]);
    }

    int row(int t) {
      return ascending ? t : n - 1 - t;
    }

    /** Subtracts row {@code t} from those after it; gives {@code c_1}. */
    private double eliminate(int t) {
      double[] c = new double[w + 1];
      for (int q = 1; q <= w; q++) {
        double entry = a.get(row(t), row(t + q));
        c[q] = q < w ? entry + added[t][q] : entry;
        l[t][q] = c[q] * r[t];
      }
      for (int p = 1; p <= w; p++) {
        for (int q = Math.max(2, p); q <= w; q++) {
          added[t + p][q - p] = Math.fma(-l[t][p], c[q], added[t + p][q - p]);
        }
      }
      return w > 0 ? c[1] : 0;
    }

    void forward(double[] y) {
      for (int t = 0; t < h; t++) {
        for (int p = Math.min(w, t); p > 0; p--) {
          y[row(t)] = Math.fma(-l[t - p][p], y[row(t - p)], y[row(t)]);
        }
      }
    }

    void backward(double[] x) {
      for (int t = h - 1; t >= 0; t--) {
        double value = x[row(t)] * r[t];
        for (int p = w; p > 0; p--) {
          value = Math.fma(-l[t][p], x[row(t + p)], value);
        }
        x[row(t)] = value;
      }
    }

    /** What this end adds to row {@code t} of itself, which is one of the middle. */
    double substituted(int t, double value, double[] y) {
      double sum = value;
      for (int p = Math.min(w, t); p > t - h; p--) {
        sum = Math.fma(-l[t - p][p], y[row(t - p)], sum);
      }
      return sum;
    }
  }

  private double[][] assembled() {
    int rows = n - 2 * h;
    double[][] m = new double[rows][rows];
    for (int u = 0; u < rows; u++) {
      for (int v = u; v < rows; v++) {
        m[u][v] = (a.get(h + u, h + v) + top.added[h + u][v - u]) + bottom.added[h + rows - 1 - v][v - u];
      }
    }
    return m;
  }

  private void eliminate() {
    for (int u = 0; u < middle.length; u++) {
      double r = 1 / middle[u][u];
      for (int p = u + 1; p < middle.length; p++) {
        for (int q = p; q < middle.length; q++) {
          middle[p][q] = Math.fma(-(middle[u][p] * r), middle[u][q], middle[p][q]);
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
  private double[] solve(double[] b) {
    top.forward(b);
    bottom.forward(b);
    double[] values = new double[middle.length];
    for (int u = 0; u < middle.length; u++) {
      values[u] = bottom.substituted(n - 1 - h - u, top.substituted(h + u, b[h + u], b), b);
    }
    substitute(values);
    System.arraycopy(values, 0, b, h, values.length);
    top.backward(b);
    bottom.backward(b);
    return b;
  }

  private void substitute(double[] values) {
    for (int u = 0; u < middle.length; u++) {
      for (int p = u + 1; p < middle.length; p++) {
        values[p] = Math.fma(-middle[u][p], values[u], values[p]);
      }
    }
    for (int u = middle.length - 1; u >= 0; u--) {
      values[u] *= middle[u][u];
      for (int p = middle.length - 1; p > u; p--) {
        values[u] = Math.fma(-middle[u][p], values[p], values[u]);
      }
    }
  }
}
