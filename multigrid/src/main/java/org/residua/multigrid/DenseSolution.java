package org.residua.multigrid;

import java.util.stream.IntStream;
import org.residua.api.arithmetic.Fma;
import org.residua.api.block.Algebra;
import org.residua.api.engine.Engines;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code x = A^{+} b} as one layer without zeros: the solution of the coarsest level, where it has a kernel the least of all
 * solutions.
 *
 * @param inverse {@code A^{-1}}, or with an orthonormal basis {@code Z} of the kernel {@code (A + s Z Z^T)^{-1} - Z Z^T / s}
 */
record DenseSolution(SymmetricBanded inverse) implements Sweep {

  /**
   * The inverse, by the banded solver.
   *
   * @param a refused where, kernel apart, it is not positive definite to working precision, that is, where {@code n u ||A||
   *     ||A^{-1}||}, {@code u = 2^-53}, reaches 1: its least eigenvalue cannot be told from 0
   */
  static DenseSolution of(SparseMatrix a, Kernel kernel) {
    int n = a.rows();
    double scale = IntStream.range(0, n).mapToDouble(i -> a.get(i, i)).reduce(Double.MIN_NORMAL, Math::max);
    SymmetricBanded matrix = dense(n, (i, j) -> entry(a, kernel, scale, i, j));
    double[] identity = new double[Math.multiplyExact(n, n)];
    for (int j = 0; j < n; j++) {
      identity[j * n + j] = 1;
    }
    Signal columns = Engines.preferred().solve(matrix, Signal.planar(new Shape(n, n), identity));
    SymmetricBanded inverse = dense(n, columns::get);
    requireDefinite(a, matrix, inverse);
    return new DenseSolution(kernel.functions().isEmpty() ? inverse
        : dense(n, (i, j) -> inverse.get(i, j) - kernelEntry(kernel, i, j) / scale));
  }

  private static double entry(SparseMatrix a, Kernel kernel, double scale, int i, int j) {
    return kernel.functions().isEmpty() ? a.get(i, j) : Fma.of(scale, kernelEntry(kernel, i, j), a.get(i, j));
  }

  private static double kernelEntry(Kernel kernel, int i, int j) {
    double sum = 0;
    for (Signal z : kernel.functions()) {
      sum = Fma.of(z.get(0, i), z.get(0, j), sum);
    }
    return sum;
  }

  private static void requireDefinite(SparseMatrix a, SymmetricBanded matrix, SymmetricBanded inverse) {
    double condition = matrix.norm().upper() * inverse.norm().upper();
    if (!(a.rows() * 0x1p-53 * condition < 1)) {
      throw new IllegalArgumentException(a + " is not positive definite: its condition number is about " + condition
          + ", and its least eigenvalue cannot be told from 0; give its kernel, add a positive multiple of the identity,"
          + " or give zero boundary values");
    }
  }

  /** Entry {@code (i, j)} of a matrix. */
  private interface Entry {
    double at(int i, int j);
  }

  private static SymmetricBanded dense(int n, Entry entry) {
    double[] bands = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        bands[(i - j) * n + j] = entry.at(j, i);
      }
    }
    return new SymmetricBanded(Signal.planar(new Shape(n, n), bands));
  }

  @Override
  public <V> V sweep(Algebra<V> algebra, V x, V b) {
    return algebra.apply(inverse, b);
  }

  @Override
  public <V> V fromZero(Algebra<V> algebra, V b) {
    return algebra.apply(inverse, b);
  }
}
