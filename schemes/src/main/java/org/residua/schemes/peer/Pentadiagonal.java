package org.residua.schemes.peer;

/**
 * {@code L D L^T}, a symmetric positive definite matrix with five diagonals, factored.
 *
 * <p>Source of the trace: Hutchinson, de Hoog (1985): Smoothing noisy data with spline functions, Numerische Mathematik 47.
 */
final class Pentadiagonal {

  private final int n;
  private final double[] d;
  /** {@code L_(i, i-1)}. */
  private final double[] one;
  /** {@code L_(i, i-2)}. */
  private final double[] two;

  /**
   * Factors a matrix.
   *
   * @param diagonal {@code a_ii}
   * @param next {@code a_(i, i+1)}
   * @param second {@code a_(i, i+2)}
   */
  Pentadiagonal(double[] diagonal, double[] next, double[] second) {
    n = diagonal.length;
    d = diagonal.clone();
    one = new double[n + 2];
    two = new double[n + 2];
    for (int i = 1; i < n; i++) {
      if (i > 1) {
        two[i] = second[i - 2] / d[i - 2];
        d[i] -= two[i] * second[i - 2];
      }
      double coupling = next[i - 1] - (i > 1 ? two[i] * d[i - 2] * one[i - 1] : 0);
      one[i] = coupling / d[i - 1];
      d[i] -= one[i] * coupling;
    }
  }

  /** {@code A^-1 b}. */
  double[] solve(double... b) {
    double[] x = b.clone();
    for (int i = 1; i < n; i++) {
      x[i] -= one[i] * x[i - 1] + (i > 1 ? two[i] * x[i - 2] : 0);
    }
    for (int i = n - 1; i >= 0; i--) {
      x[i] = x[i] / d[i] - (i + 1 < n ? one[i + 1] * x[i + 1] : 0) - (i + 2 < n ? two[i + 2] * x[i + 2] : 0);
    }
    return x;
  }

  /** The trace of {@code A^-1}, from its five middle diagonals: {@code S = D^-1 L^-1 + (I - L^T) S}. */
  double traceOfInverse() {
    double trace = 0;
    double below = 0;
    double belowNext = 0;
    double belowTwo = 0;
    for (int i = n - 1; i >= 0; i--) {
      double next = -one[i + 1] * below - two[i + 2] * belowNext;
      double second = -one[i + 1] * belowNext - two[i + 2] * belowTwo;
      double here = 1 / d[i] - one[i + 1] * next - two[i + 2] * second;
      trace += here;
      belowTwo = below;
      belowNext = next;
      below = here;
    }
    return trace;
  }
}
