package org.residua.schemes.denoiser;

import java.util.List;
import java.util.Optional;
import org.residua.api.arithmetic.Fma;
import org.residua.api.engine.PlainSolve;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Signal;

/**
 * {@code (I + tau (K^T diag(w) K + C)) x = b + tau C b} for a filter {@code K} of two or three taps, in the memory of {@code w} and
 * {@code x}: the elimination from both ends of {@link PlainSolve}, its operations in its order. The factor is not kept, only what is
 * known every {@code 2^12} rows, and substitution backwards eliminates block by block once more. Both ends go at the same time.
 */
final class InPlaceSolve {

  private static final int BLOCK = 1 << 12;
  /** Fewer rows have no two ends. */
  static final int LEAST = 8;

  /** By lag and {@code j}: the product of the taps {@code j} and {@code j + lag}. */
  private final double[][] products;
  private final int width;
  private final double tau;
  private final Optional<Signal> pull;
  private final double unit;
  private final double[] w;
  private final double[] x;
  private final int n;

  /**
   * A system.
   *
   * @param k its filter: one channel, its natural boundary
   * @param tau the step size
   * @param pull {@code C = pull/unit} for each sample; empty for 0
   * @param unit positive
   * @param w a weight for each response; 1 for each if there are none
   * @param x the right-hand side; receives the solution
   */
  InPlaceSolve(Convolution k, double tau, Optional<Signal> pull, double unit, double[] w, double[] x) {
    Stencil stencil = k.stencil();
    this.width = stencil.taps() - 1;
    if (width < 1 || width > 2 || stencil.boundary() != Boundary.NATURAL || stencil.dilation() != 1 || x.length < LEAST) {
      throw new IllegalArgumentException(k + " on " + x.length + " samples; give a filter of 2 or 3 neighbouring taps with its natural"
          + " boundary, and at least " + LEAST + " samples");
    }
    this.products = new double[width + 1][];
    for (int lag = 0; lag <= width; lag++) {
      products[lag] = new double[width + 1 - lag];
      for (int j = 0; j <= width - lag; j++) {
        products[lag][j] = stencil.weight(0, 0, j) * stencil.weight(0, 0, j + lag);
      }
    }
    this.tau = tau;
    this.pull = pull;
    this.unit = unit;
    this.w = w;
    this.x = x;
    this.n = x.length;
  }

  /** Solves, once. */
  void run(Team team) {
    pull.ifPresent(c -> {
      for (int i = 0; i < n; i++) {
        x[i] = Fma.of(tau * (c.get(0, i) / unit), x[i], x[i]);
      }
    });
    End top = new End(true);
    End bottom = new End(false);
    team.all(List.of(top::forward, bottom::forward));
    middle(top, bottom);
    team.all(List.of(top::backward, bottom::backward));
  }

  /** {@code a_(i, i + lag)}: the rows of {@code K} ascend while the taps on {@code i} descend. */
  private double entry(int i, int lag) {
    double sum = lag > 0 ? 0 : pull.isPresent() ? Fma.of(tau, pull.get().get(0, i) / unit, 1) : 1;
    double[] p = products[lag];
    int last = Math.max(0, i - (n - 1 - width));
    for (int j = Math.min(i, p.length - 1); j >= last; j--) {
      sum = Fma.of(p[j], tau * (w.length == 0 ? 1 : w[i - j]), sum);
    }
    return sum;
  }

  /** The rows that both ends leave, {@code width} of them or one more: a full matrix. */
  private void middle(End top, End bottom) {
    int h = top.rows;
    int count = n - 2 * h;
    double[][] m = new double[count][count];
    double[] values = new double[count];
    for (int u = 0; u < count; u++) {
      for (int v = u; v < count; v++) {
        m[u][v] = (entry(h + u, v - u) + top.added(u, v - u)) + bottom.added(count - 1 - v, v - u);
      }
      values[u] = bottom.substituted(count - 1 - u, top.substituted(u, x[h + u]));
    }
    eliminate(m);
    substitute(m, values);
    System.arraycopy(values, 0, x, h, count);
  }

  private static void eliminate(double[][] m) {
    for (int u = 0; u < m.length; u++) {
      double r = 1 / m[u][u];
      for (int p = u + 1; p < m.length; p++) {
        for (int q = p; q < m.length; q++) {
          m[p][q] = Fma.of(-(m[u][p] * r), m[u][q], m[p][q]);
        }
      }
      m[u][u] = r;
      for (int p = u + 1; p < m.length; p++) {
        m[u][p] *= r;
      }
    }
  }

  private static void substitute(double[][] m, double[] values) {
    for (int u = 0; u < m.length; u++) {
      for (int p = u + 1; p < m.length; p++) {
        values[p] = Fma.of(-m[u][p], values[u], values[p]);
      }
    }
    for (int u = m.length - 1; u >= 0; u--) {
      values[u] *= m[u][u];
      for (int p = m.length - 1; p > u; p--) {
        values[u] = Fma.of(-m[u][p], values[p], values[u]);
      }
    }
  }

  /** The rows {@code t} of one end, counted from it. */
  private final class End {

    private final boolean ascending;
    private final int rows = (n - width) / 2;
    /** What is known before a block: {@code pivot, r, square, u0, u0next, u1}. */
    private final double[][] known = new double[(rows + BLOCK - 1) / BLOCK][];
    private double pivot;
    private double r;
    private double square;
    /** What the rows before add to the diagonal of this row and of the next one, and to the entry beside the diagonal. */
    private double u0;
    private double u0next;
    private double u1;
    private double l1;
    private double l2;
    private double l2before;

    End(boolean ascending) {
      this.ascending = ascending;
    }

    private int row(int t) {
      return ascending ? t : n - 1 - t;
    }

    private double entryOfEnd(int t, int lag) {
      return entry(ascending ? t : n - 1 - t - lag, lag);
    }

    /** Eliminates row {@code t}: its {@code r}, {@code l1}, {@code l2}. */
    private void eliminate(int t) {
      double diagonal = entryOfEnd(t, 0) + u0;
      if (t % 2 == 0) {
        pivot = Fma.of(-square, r, diagonal);
        r = 1 / pivot;
      } else {
        r = pivot / Fma.of(diagonal, pivot, -square);
      }
      double c1 = entryOfEnd(t, 1);
      if (width == 2) {
        c1 += u1;
        double c2 = entryOfEnd(t, 2);
        l1 = c1 * r;
        l2before = l2;
        l2 = c2 * r;
        u0 = u0next;
        u0next = Fma.of(-l2, c2, 0);
        u1 = Fma.of(-l1, c2, 0);
      } else {
        l1 = c1 * r;
      }
      square = c1 * c1;
    }

    boolean forward() {
      for (int t = 0; t < rows; t++) {
        if (t % BLOCK == 0) {
          known[t / BLOCK] = new double[] {pivot, r, square, u0, u0next, u1};
        }
        double y = x[row(t)];
        if (width == 2 && t > 1) {
          y = Fma.of(-l2before, x[row(t - 2)], y);
        }
        if (t > 0) {
          y = Fma.of(-l1, x[row(t - 1)], y);
        }
        x[row(t)] = y;
        eliminate(t);
      }
      u0 = Fma.of(-square, r, u0);
      return true;
    }

    /** What the end adds to the entry of row {@code rows + k} and the one {@code lag} rows after it. */
    double added(int k, int lag) {
      if (k == 0) {
        return lag == 0 ? u0 : lag == 1 ? u1 : 0;
      }
      return k == 1 && lag == 0 ? u0next : 0;
    }

    /** What the end subtracts from the right-hand side of row {@code rows + k}. */
    double substituted(int k, double value) {
      double sum = value;
      if (width == 2 && k < 2) {
        sum = Fma.of(k == 0 ? -l2before : -l2, x[row(rows + k - 2)], sum);
      }
      return k == 0 ? Fma.of(-l1, x[row(rows - 1)], sum) : sum;
    }

    boolean backward() {
      double[][] factor = new double[3][BLOCK];
      for (int block = known.length - 1; block >= 0; block--) {
        int from = block * BLOCK;
        int size = Math.min(BLOCK, rows - from);
        restore(known[block]);
        for (int k = 0; k < size; k++) {
          eliminate(from + k);
          factor[0][k] = r;
          factor[1][k] = l1;
          factor[2][k] = l2;
        }
        for (int k = size - 1; k >= 0; k--) {
          int t = from + k;
          double value = x[row(t)] * factor[0][k];
          if (width == 2) {
            value = Fma.of(-factor[2][k], x[row(t + 2)], value);
          }
          x[row(t)] = Fma.of(-factor[1][k], x[row(t + 1)], value);
        }
      }
      return true;
    }

    private void restore(double[] before) {
      pivot = before[0];
      r = before[1];
      square = before[2];
      u0 = before[3];
      u0next = before[4];
      u1 = before[5];
    }
  }
}
