package org.residua.simd;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.residua.api.operator.Boundary;
import org.residua.simd.banded.BandedShape;

/**
 * A system with {@code A = shift I + tau K^T G K}, as an implicit step solves it: random filter, random
 * diffusivities, some of them zero, random right-hand side.
 */
final class BandedProblem {

  private final BandedShape shape;
  private final double[] bands;
  private final double[] b;

  private BandedProblem(BandedShape shape, double[] bands, double[] b) {
    this.shape = shape;
    this.bands = bands;
    this.b = b;
  }

  BandedShape shape() {
    return shape;
  }

  /** Not a copy. */
  double[] bands() {
    return bands;
  }

  /** Not a copy. */
  double[] b() {
    return b;
  }

  static BandedProblem random(int size, int halfBandwidth, Boundary boundary, long seed) {
    return random(size, halfBandwidth, boundary, seed, 1e-3);
  }

  static BandedProblem random(
      int size, int halfBandwidth, Boundary boundary, long seed, double shift) {
    SplittableRandom random = new SplittableRandom(seed);
    int taps = halfBandwidth + 1;
    double[] filter = Cases.values(taps, 1, seed + 1);
    double[] bands = new double[taps * size];
    Arrays.fill(bands, 0, size, shift);
    int rows = boundary == Boundary.NATURAL && size < taps ? 0 : boundary.rows(size, taps);
    int first = boundary.firstRow(taps);
    for (int row = first; row < first + rows; row++) {
      double g = Math.max(0, 2 * random.nextDouble() - 0.3);
      for (int p = 0; p < taps; p++) {
        for (int q = p; q < taps; q++) {
          add(bands, size, boundary, row + p, row + q, g * filter[p] * filter[q]);
        }
      }
    }
    boolean periodic = boundary == Boundary.PERIODIC;
    return new BandedProblem(new BandedShape(size, halfBandwidth, periodic), bands,
        Cases.values(size, 1, seed + 2));
  }

  private static void add(double[] bands, int size, Boundary boundary, int p, int q, double value) {
    int i = boundary.source(p, size);
    int j = boundary.source(q, size);
    if (boundary == Boundary.PERIODIC) {
      bands[(q - p) * size + i] += value;
    } else if (i >= 0 && j >= 0) {
      bands[Math.abs(i - j) * size + Math.min(i, j)] += i == j && p != q ? 2 * value : value;
    }
  }

  /** The matrix, from the definition of the bands. */
  double[][] dense() {
    int n = shape.size();
    double[][] a = new double[n][n];
    for (int d = 0; d <= shape.halfBandwidth(); d++) {
      for (int i = 0; i < (shape.periodic() ? n : n - d); i++) {
        int j = (i + d) % n;
        a[i][j] += bands[d * n + i];
        if (d > 0) {
          a[j][i] += bands[d * n + i];
        }
      }
    }
    return a;
  }

  /** Gaussian elimination without pivoting, the textbook's, on the full matrix. */
  double[] eliminated() {
    double[][] a = dense();
    double[] x = b.clone();
    for (int k = 0; k < x.length; k++) {
      for (int i = 0; i < x.length; i++) {
        double factor = i == k ? 0 : a[i][k] / a[k][k];
        for (int j = k; factor != 0 && j < x.length; j++) {
          a[i][j] -= factor * a[k][j];
        }
        x[i] -= factor * x[k];
      }
    }
    for (int k = 0; k < x.length; k++) {
      x[k] /= a[k][k];
    }
    return x;
  }

  /** {@code ||b - A x||}, the residual exact before its norm. */
  double residual(double[] x) {
    double[][] a = dense();
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      BigDecimal r = new BigDecimal(b[i]);
      for (int j = 0; j < x.length; j++) {
        if (a[i][j] != 0) {
          r = r.subtract(new BigDecimal(a[i][j]).multiply(new BigDecimal(x[j])));
        }
      }
      sum += r.doubleValue() * r.doubleValue();
    }
    return Math.sqrt(sum);
  }

  /** The largest norm of a column, at most {@code ||A||}. */
  double normFromBelow() {
    return Arrays.stream(dense()).mapToDouble(BandedProblem::norm).max().orElseThrow();
  }

  static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
  }
}
