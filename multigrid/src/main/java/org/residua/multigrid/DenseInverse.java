package org.residua.multigrid;

import org.residua.api.engine.Engines;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** {@code A^{-1}} as a matrix without zeros: the exact solution on the coarsest level as one layer. */
final class DenseInverse {

  private DenseInverse() {}

  /**
   * The inverse, by the banded solver.
   *
   * @param a refused where it is not positive definite to working precision, that is, where {@code n u ||A|| ||A^{-1}||},
   *     {@code u = 2^-53}, reaches 1: its least eigenvalue cannot be told from 0
   */
  static SymmetricBanded of(SymmetricBanded a) {
    int n = a.size();
    double[] identity = new double[Math.multiplyExact(n, n)];
    for (int j = 0; j < n; j++) {
      identity[j * n + j] = 1;
    }
    Signal columns = Engines.preferred().solve(a, Signal.planar(new Shape(n, n), identity));
    double[] bands = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        bands[(i - j) * n + j] = columns.get(j, i);
      }
    }
    SymmetricBanded inverse = new SymmetricBanded(Signal.planar(new Shape(n, n), bands));
    double condition = a.norm().upper() * inverse.norm().upper();
    if (!(n * 0x1p-53 * condition < 1)) {
      throw new IllegalArgumentException(a + " is not positive definite: its condition number is about " + condition
          + ", and its least eigenvalue cannot be told from 0; add a positive multiple of the identity, or give zero"
          + " boundary values");
    }
    return inverse;
  }
}
