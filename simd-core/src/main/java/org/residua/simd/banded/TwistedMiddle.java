package org.residua.simd.banded;

import org.residua.api.arithmetic.Fma;

/**
 * The rows that both ends of a {@link TwistedFactor} leave: the middle and the border, as one full matrix of
 * at most {@code 2w+1} rows per lane, factored as {@code L D L^T} in ascending order.
 *
 * <p>An entry is {@code (a + top) + bottom}, a right-hand side the contributions of the top, farthest first,
 * then those of the bottom, fused onto {@code b}.
 */
final class TwistedMiddle {

  private final TwistedFactor factor;
  private final EndLayout layout;
  private final int width;
  private final int rows;
  private final int count;
  private final double[][] matrices;
  private final double[] values;

  TwistedMiddle(TwistedFactor factor) {
    this.factor = factor;
    this.layout = factor.layout();
    this.width = factor.width();
    this.rows = factor.interior() - 2 * factor.rows();
    this.count = rows + factor.border();
    this.matrices = new double[factor.lanes()][count * count];
    this.values = new double[count];
  }

  /** The row of the matrix that row {@code u} of the middle is. */
  int row(int u) {
    return u < rows ? factor.rows() + u : factor.interior() + u - rows;
  }

  int count() {
    return count;
  }

  /** {@code 1/d} of row {@code u}. */
  double reciprocal(int u, int lane) {
    return matrices[lane][u * count + u];
  }

  /** Whether all its pivots are in range. */
  boolean inRange() {
    boolean inRange = true;
    for (int u = 0; u < count; u++) {
      for (int lane = 0; lane < factor.systems(); lane++) {
        inRange &= TwistedFactor.inRange(reciprocal(u, lane));
      }
    }
    return inRange;
  }

  void factor(double[] bands) {
    close(factor.top());
    close(factor.bottom());
    for (int lane = 0; lane < factor.lanes(); lane++) {
      assemble(bands, lane);
      eliminate(matrices[lane]);
    }
  }

  /** How many entries of one matrix without border are made for {@link #factor(BandRows, double[])}. */
  int entries() {
    return (width + 1) * rows;
  }

  /** The same for such a matrix, of which these rows are made, in scratch memory. */
  void factor(BandRows matrix, double[] made) {
    close(factor.top());
    close(factor.bottom());
    matrix.make(row(0), row(0) + rows, made, 0, rows);
    for (int u = 0; u < rows; u++) {
      for (int v = u; v < rows; v++) {
        put(u, v, 0, made[(v - u) * rows + u]);
      }
    }
    eliminate(matrices[0]);
  }

  /** The last column of an end still owes the diagonal entry next to it. */
  private void close(End end) {
    double[] state = end.state();
    for (int lane = 0; lane < factor.lanes(); lane++) {
      int at = layout.window(0, 0) + lane;
      state[at] = Fma.of(
          -state[layout.square() + lane], state[layout.reciprocal() + lane], state[at]);
    }
  }

  private void assemble(double[] bands, int lane) {
    for (int u = 0; u < count; u++) {
      for (int v = u; v < count; v++) {
        int entry = entry(u, v);
        put(u, v, lane, entry < 0 ? 0 : bands[entry + lane]);
      }
    }
  }

  private void put(int u, int v, int lane, double a) {
    matrices[lane][u * count + v] = (a + top(u, v, lane)) + bottom(u, v, lane);
  }

  /** Where in the bands an entry is, negative if it is zero. */
  private int entry(int u, int v) {
    return u < rows && v >= rows
        ? factor.borderEntry(row(u), v - rows)
        : factor.bandsAt() + factor.place((v - u) * factor.size() + row(u));
  }

  private double top(int u, int v, int lane) {
    End end = factor.top();
    int at = v < rows ? layout.window(u, v)
        : u < rows ? layout.fill(u, v - rows) : layout.corner(u - rows, v - rows);
    return end.state()[at + lane];
  }

  private double bottom(int u, int v, int lane) {
    End end = factor.bottom();
    int mirrored = rows - 1 - u;
    int at = v < rows ? layout.window(rows - 1 - v, mirrored)
        : u < rows ? layout.fill(mirrored, v - rows) : layout.corner(u - rows, v - rows);
    return end.state()[at + lane];
  }

  private void eliminate(double[] m) {
    for (int u = 0; u < count; u++) {
      double r = 1 / m[u * count + u];
      for (int p = u + 1; p < count; p++) {
        double l = m[u * count + p] * r;
        for (int q = p; q < count; q++) {
          m[p * count + q] = Fma.of(-l, m[u * count + q], m[p * count + q]);
        }
      }
      m[u * count + u] = r;
      for (int p = u + 1; p < count; p++) {
        m[u * count + p] *= r;
      }
    }
  }

  /** Solves for the rows of the middle and the border, between the loops over the ends. */
  void solve(double[] b, double[] x) {
    for (int lane = 0; lane < factor.lanes(); lane++) {
      for (int u = 0; u < count; u++) {
        values[u] = u < rows ? middle(u, b, x, lane) : border(u - rows, b, lane);
      }
      substitute(matrices[lane]);
      for (int u = 0; u < count; u++) {
        x[factor.samplesAt() + factor.place(row(u)) + lane] = values[u];
      }
    }
  }

  private double middle(int u, double[] b, double[] y, int lane) {
    int row = row(u);
    int at = factor.samplesAt();
    double value = b[at + factor.place(row) + lane];
    for (int p = Math.min(width, row); p > u; p--) {
      int from = factor.place(row - p) + lane;
      value = Fma.of(-factor.plane(p)[from], y[at + from], value);
    }
    for (int p = Math.min(width, factor.interior() - 1 - row); p > rows - 1 - u; p--) {
      int from = factor.place(row + p) + lane;
      value = Fma.of(-factor.plane(p)[from], y[at + from], value);
    }
    return value;
  }

  private double border(int k, double[] b, int lane) {
    End top = factor.top();
    End bottom = factor.bottom();
    double value = b[factor.samplesAt() + factor.place(factor.interior() + k) + lane];
    return (value + top.state()[layout.substituted(k) + lane]) + bottom.state()[layout.substituted(k) + lane];
  }

  private void substitute(double[] m) {
    for (int u = 0; u < count; u++) {
      for (int p = u + 1; p < count; p++) {
        values[p] = Fma.of(-m[u * count + p], values[u], values[p]);
      }
    }
    for (int u = count - 1; u >= 0; u--) {
      values[u] *= m[u * count + u];
      for (int p = count - 1; p > u; p--) {
        values[u] = Fma.of(-m[u * count + p], values[p], values[u]);
      }
    }
  }
}
