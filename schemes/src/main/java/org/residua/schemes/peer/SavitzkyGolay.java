package org.residua.schemes.peer;

/**
 * The value in the middle of the polynomial of degree 2 or 4 that fits a window of {@code 2 m + 1} samples best; near the
 * ends, the values of the polynomial of the first and the last window. Degree and {@code m} are those of least
 * {@link LinearFit generalised
 * cross-validation}: {@code m} from the degree on, each a quarter larger than the one before, up to a quarter of the length
 * and 512. Source: Savitzky, Golay (1964): Smoothing and differentiation of data by simplified least squares procedures,
 * Analytical Chemistry 36; Gram's polynomials as in Gorry (1990), Analytical Chemistry 62.
 */
public record SavitzkyGolay() implements Peer {

  private static final int[] DEGREES = {2, 4};
  private static final int MOST = 512;

  @Override
  public String name() {
    return "Savitzky-Golay, GCV";
  }

  @Override
  public String rule() {
    return "local polynomials of degree 2 or 4, degree and window by generalised cross-validation";
  }

  @Override
  public String supposes() {
    return "that the signal is a polynomial within a window of one width everywhere";
  }

  @Override
  public double[] denoise(double... noisy) {
    Peer.require(noisy);
    LinearFit best = LinearFit.none(noisy);
    for (int degree : DEGREES) {
      for (int m = degree; m <= Math.min(MOST, noisy.length / 4); m += 1 + m / 4) {
        best = best.orBetter(fit(noisy, m, polynomials(m, degree)));
      }
    }
    return best.u();
  }

  /** Orthonormal polynomials on {@code -m..m}, by degree: {@code p_(k+1) ~ x p_k - <x p_k, p_(k-1)> p_(k-1)}. */
  static double[][] polynomials(int m, int degree) {
    double[][] p = new double[degree + 1][2 * m + 1];
    for (int k = 0; k <= degree; k++) {
      double overlap = 0;
      for (int x = -m; x <= m; x++) {
        p[k][x + m] = k == 0 ? 1 : x * p[k - 1][x + m];
        overlap += k < 2 ? 0 : p[k][x + m] * p[k - 2][x + m];
      }
      double square = 0;
      for (int j = 0; j <= 2 * m; j++) {
        p[k][j] -= k < 2 ? 0 : overlap * p[k - 2][j];
        square += p[k][j] * p[k][j];
      }
      for (int j = 0; j <= 2 * m; j++) {
        p[k][j] /= Math.sqrt(square);
      }
    }
    return p;
  }

  private static LinearFit fit(double[] y, int m, double[][] p) {
    int n = y.length;
    double[] weights = new double[2 * m + 1];
    for (int j = 0; j <= 2 * m; j++) {
      weights[j] = product(p, m, j);
    }
    double[] u = new double[n];
    for (int i = m; i < n - m; i++) {
      for (int j = 0; j <= 2 * m; j++) {
        u[i] += weights[j] * y[i - m + j];
      }
    }
    double trace = (n - 2 * m) * weights[m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j <= 2 * m; j++) {
        double weight = product(p, i, j);
        u[i] += weight * y[j];
        u[n - 1 - i] += weight * y[n - 1 - j];
      }
      trace += 2 * product(p, i, i);
    }
    return LinearFit.of(y, u, trace);
  }

  /** The weight of sample {@code j} of a window in the value of its polynomial at {@code i}. */
  private static double product(double[][] p, int i, int j) {
    double sum = 0;
    for (double[] one : p) {
      sum += one[i] * one[j];
    }
    return sum;
  }
}
