package org.residua.api.engine;

import java.util.Arrays;
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

  private final double[][] bands;
  private final int n;
  private final int w;
  private final int border;
  private final int interior;
  private final int h;
  private final End top;
  private final End bottom;
  /** The middle, then the border: {@code l} above the diagonal, {@code 1/d} on it. */
  private final double[][] middle;

  /**
   * Factorises.
   *
   * @param a refused where it is not positive definite, with row and pivot
   */
  public PlainSolve(SymmetricBanded a) {
    this(channels(a), false);
  }

  /**
   * Factorises.
   *
   * @param bands {@code a_{i,i+d}} at {@code [d][i]}, the column taken {@code mod n} if periodic; not kept
   * @param periodic whether the bands go on from the last row to the first
   */
  PlainSolve(double[][] bands, boolean periodic) {
    this.n = bands[0].length;
    boolean folds = periodic && n <= 2 * (bands.length - 1);
    this.bands = folds ? folded(bands) : bands;
    this.w = Math.min(this.bands.length - 1, n - 1);
    this.border = periodic && !folds ? w : 0;
    this.interior = n - border;
    this.h = (interior - w) / 2;
    this.top = new End(true);
    this.bottom = new End(false);
    for (int t = 0; t < h; t++) {
      requirePivot(top.row(t), top.r[t]);
      requirePivot(bottom.row(t), bottom.r[t]);
    }
    this.middle = assembled();
    eliminate();
    for (int u = 0; u < middle.length; u++) {
      requirePivot(row(u), middle[u][u]);
    }
  }

  private static double[][] channels(SymmetricBanded a) {
    double[][] bands = new double[a.halfBandwidth() + 1][];
    Arrays.setAll(bands, d -> a.bands().channel(d));
    return bands;
  }

  /** Where bands of a periodic matrix meet, an entry is the sum of all numbers given for it: a full matrix. */
  private static double[][] folded(double[][] bands) {
    int n = bands[0].length;
    double[][] full = new double[n][n];
    for (int d = 0; d < bands.length; d++) {
      for (int i = 0; i < n; i++) {
        int j = (i + d) % n;
        int low = Math.min(i, j);
        full[Math.abs(i - j)][low] = Fma.of(d > 0 && i == j ? 2 : 1, bands[d][i], full[Math.abs(i - j)][low]);
      }
    }
    return full;
  }

  private static void requirePivot(int row, double reciprocal) {
    if (!(reciprocal >= LEAST && reciprocal <= 1 / LEAST)) {
      throw new IndefiniteException(String.format(Locale.ROOT, "the pivot of row %d is %s, not in 2^-500..2^500: the"
          + " matrix is not positive definite, or rounding made it so; reduce the step size, add a multiple of the"
          + " identity, or scale extreme entries by a power of 2", row, 1 / reciprocal));
    }
  }

  /** {@code a_ij} for two rows of the interior, or two of the border. */
  private double entry(int i, int j) {
    return bands[Math.abs(i - j)][Math.min(i, j)];
  }

  /** Whether the entry of a row and border row {@code k} is inside the bands. */
  private boolean coupled(int row, int k) {
    return row <= k || interior + k - row <= w;
  }

  /** The entry of a row and border row {@code k}, inside the bands. */
  private double borderEntry(int row, int k) {
    return row <= k ? bands[w - k + row][interior + k] : bands[interior + k - row][row];
  }

  /** The rows of one end. */
  private final class End {

    private final boolean ascending;
    /** {@code U_q} of row {@code t} at {@code [t][q]}, also of the rows of the middle; those of the border from {@code w+1} on. */
    private final double[][] added = new double[h + w + 1][w + 1 + border];
    private final double[][] corner = new double[border][border];
    /** {@code l_q} of row {@code t} at {@code [t][q]}, those of the border from {@code w+1} on. */
    private final double[][] l = new double[h][w + 1 + border];
    /** {@code 1/d}. */
    private final double[] r = new double[h];

    End(boolean ascending) {
      this.ascending = ascending;
      double square = 0;
      double pivot = 0;
      for (int t = 0; t < h; t++) {
        double before = t == 0 ? 0 : r[t - 1];
        double diagonal = entry(row(t), row(t)) + added[t][0];
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
        double entry = entry(row(t), row(t + q));
        c[q] = q < w ? entry + added[t][q] : entry;
      }
      for (int k = 0; k < border; k++) {
        double filled = added[t][w + 1 + k];
        c[w + 1 + k] = t < w && coupled(row(t), k) ? borderEntry(row(t), k) + filled : filled;
      }
      return c;
    }

    void forward(double[] y) {
      for (int t = 0; t < h; t++) {
        for (int p = Math.min(w, t); p > 0; p--) {
          y[row(t)] = Fma.of(-l[t - p][p], y[row(t - p)], y[row(t)]);
        }
      }
    }

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

  /** The row of the matrix that row {@code u} of the middle, or of the border, is. */
  private int row(int u) {
    int rows = interior - 2 * h;
    return u < rows ? h + u : interior + u - rows;
  }

  private double[][] assembled() {
    int rows = interior - 2 * h;
    double[][] m = new double[rows + border][rows + border];
    for (int u = 0; u < m.length; u++) {
      for (int v = u; v < m.length; v++) {
        if (v < rows) {
          m[u][v] = (entry(row(u), row(v)) + top.added[h + u][v - u]) + bottom.added[h + rows - 1 - v][v - u];
        } else if (u < rows) {
          double a = coupled(row(u), v - rows) ? borderEntry(row(u), v - rows) : 0;
          int k = w + 1 + v - rows;
          m[u][v] = (a + top.added[h + u][k]) + bottom.added[h + rows - 1 - u][k];
        } else {
          m[u][v] = (entry(row(u), row(v)) + top.corner[u - rows][v - rows]) + bottom.corner[u - rows][v - rows];
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
