package org.residua.schemes.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conditions that the minimisers fulfil, which nothing else does. */
class SolversTest {

  /** Rounding of sums of so many samples of size 10. */
  private static final double ROUNDING = 1e-10;

  private static double[] noisy(int n, long seed) {
    Random random = new Random(seed);
    double[] y = new double[n];
    Arrays.setAll(y, i -> 6 * Math.sin(9.0 * i / n) + (i % 60 < 20 ? 4 : 0) + random.nextGaussian());
    return y;
  }

  /** {@code z_i = sum_(k < i) (u_k - y_k)} is at most lambda, and is lambda times the sign of the jump where there is one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 100, 777})
  void tautStringIsOptimal(int n) {
    for (double lambda : new double[] {0.01, 0.3, 1, 7, 100, 1e5}) {
      double[] y = noisy(n, 3);
      TautString.Minimiser found = TautString.of(y, lambda);
      double z = 0;
      int pieces = 1;
      for (int i = 0; i + 1 < n; i++) {
        z += y[i] - found.u()[i];
        double jump = found.u()[i + 1] - found.u()[i];
        assertThat(Math.abs(z)).isLessThanOrEqualTo(lambda + ROUNDING * n);
        if (jump != 0) {
          pieces++;
          assertThat(z).isCloseTo(-Math.signum(jump) * lambda, within(ROUNDING * n));
        }
      }
      assertThat(z + y[n - 1] - found.u()[n - 1]).isCloseTo(0, within(ROUNDING * n));
      assertThat(found.pieces()).isEqualTo(pieces);
    }
  }

  /** {@code y - u = D^T z}; where the second sums of it are within lambda, u is straight. */
  @ParameterizedTest
  @ValueSource(ints = {16, 100, 777})
  void trendFilterIsOptimal(int n) {
    double[] y = noisy(n, 4);
    for (double lambda : new double[] {0.1, 1, 30, 1000}) {
      TrendSolver.Minimiser found = new TrendSolver(y, 1).at(lambda);
      double[] u = found.u();
      double first = 0;
      double z = 0;
      double gap = 0;
      int clear = 0;
      for (int i = 0; i + 2 < n; i++) {
        first += y[i] - u[i];
        z += first;
        double kink = u[i] - 2 * u[i + 1] + u[i + 2];
        assertThat(Math.abs(z)).isLessThanOrEqualTo(lambda * (1 + ROUNDING) + ROUNDING * n * n);
        gap += lambda * Math.abs(kink) - z * kink;
        clear += Math.abs(kink) > 1e-2 ? 1 : 0;
      }
      // The duality gap is the sum of lambda |D u| - z D u.
      assertThat(gap).isBetween(-1e-6, 1.1e-4);
      assertThat(found.kinks()).isGreaterThanOrEqualTo(clear).isLessThan(n - 2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 9, 40})
  void fiveDiagonals(int n) {
    Random random = new Random(n);
    double[] diagonal = random.doubles(n, 5, 6).toArray();
    double[] next = random.doubles(n, -1, 1).toArray();
    double[] second = random.doubles(n, -1, 1).toArray();
    Pentadiagonal system = new Pentadiagonal(diagonal, next, second);
    double trace = 0;
    for (int k = 0; k < n; k++) {
      double[] unit = new double[n];
      unit[k] = 1;
      double[] x = system.solve(unit);
      trace += x[k];
      for (int i = 0; i < n; i++) {
        double ax = diagonal[i] * x[i] + (i > 0 ? next[i - 1] * x[i - 1] : 0) + (i + 1 < n ? next[i] * x[i + 1] : 0)
            + (i > 1 ? second[i - 2] * x[i - 2] : 0) + (i + 2 < n ? second[i] * x[i + 2] : 0);
        assertThat(ax).isCloseTo(unit[i], within(1e-14));
      }
    }
    assertThat(system.traceOfInverse()).isCloseTo(trace, within(1e-14 * n));
  }

  /** Polynomials are what they say: orthonormal, and of their degree. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 40, 500})
  void polynomialsAreOrthonormal(int m) {
    double[][] p = SavitzkyGolay.polynomials(m, Math.min(4, 2 * m));
    for (int k = 0; k < p.length; k++) {
      for (int l = 0; l <= k; l++) {
        double product = 0;
        for (int j = 0; j <= 2 * m; j++) {
          product += p[k][j] * p[l][j];
        }
        assertThat(product).isCloseTo(k == l ? 1 : 0, within(1e-12));
      }
    }
  }
}
