package org.residua.api.operator;

import java.util.Arrays;

/**
 * Upper bounds of {@code ||K||^2} by the largest absolute row sum of {@code B = K^T K}, or of its powers:
 * {@code rho(B) <= ||B^q||_inf^(1/q)}.
 *
 * <p>Sums of integers stay exact, so that an {@code m}-th difference gets {@code 4^m} to the last bit;
 * otherwise the bound is raised by its rounding error.
 */
final class GramRowSums {

  /** Sections longer than this are not squared: the cost grows with the cube. */
  private static final int LARGEST_SQUARED = 320;
  private static final int MOST_SQUARINGS = 3;

  private GramRowSums() {}

  /** Row sums for the infinite convolution, whose B is Toeplitz with the autocorrelations as entries. */
  static double infinite(Stencil stencil) {
    int taps = stencil.taps();
    double largest = 0;
    ExactSum sum = new ExactSum();
    double absolute = 0;
    for (int c = 0; c < stencil.inputs(); c++) {
      double row = 0;
      for (int d = 0; d < stencil.inputs(); d++) {
        for (int lag = 1 - taps; lag < taps; lag++) {
          sum.clear();
          for (int m = 0; m < stencil.outputs(); m++) {
            for (int j = Math.max(0, -lag); j < Math.min(taps, taps - lag); j++) {
              sum.addProduct(stencil.weight(m, c, j), stencil.weight(m, d, j + lag));
            }
          }
          row = RoundedUp.add(row, Math.abs(sum.value()));
          absolute = RoundedUp.add(absolute, sum.magnitude());
        }
      }
      largest = Math.max(largest, row);
    }
    int terms = stencil.outputs() * taps + 1;
    return sum.exact() ? largest : largest + 2 * terms * Math.ulp(1.0) * absolute;
  }

  /**
   * Row sums for the reflecting boundary, for all lengths of at least the number of taps.
   *
   * <p>Prepending a zero sample embeds the matrix of N samples in that of N+1, so the norm grows with N; and
   * once a section is longer than the reach of its rows, a longer one has the same row sums.
   */
  static double reflecting(Stencil stencil) {
    int squarings = stencil.inputs() == 1 ? MOST_SQUARINGS : 0;
    while (squarings > 0 && section(stencil, squarings) > LARGEST_SQUARED) {
      squarings--;
    }
    double plain = section(stencil, section(stencil, 0), 0);
    return squarings == 0
        ? plain : Math.min(plain, section(stencil, section(stencil, squarings), squarings));
  }

  /** Row sums for the reflecting boundary on signals shorter than the filter. */
  static double reflectingShort(Stencil stencil) {
    double largest = 0;
    for (int length = 1; length < stencil.taps(); length++) {
      largest = Math.max(largest, section(stencil, length, 0));
    }
    return largest;
  }

  private static int section(Stencil stencil, int squarings) {
    return 3 * (stencil.taps() << squarings);
  }

  private static double section(Stencil stencil, int length, int squarings) {
    int size = stencil.inputs() * length;
    double[][] gram = new double[size][size];
    boolean exact = gram(stencil, length, gram);
    double sum = largestRowSum(gram);
    double terms = 2.0 * stencil.outputs() * stencil.taps() + 2 * size;
    double bound = exact ? sum : sum * (1 + terms * Math.ulp(1.0)) + terms * Math.ulp(1.0) * magnitude(stencil);
    if (squarings == 0 || bound == 0) {
      return bound;
    }
    double scale = 1 / bound;
    double root = 1;
    for (int t = 0; t < squarings; t++) {
      gram = square(gram, scale);
      scale = 1;
      root /= 2;
    }
    double error = (1 << squarings) * 2.0 * size * Math.ulp(1.0);
    return bound * Math.pow(largestRowSum(gram) + error, root) * (1 + 8 * Math.ulp(1.0));
  }

  /** Fills B for a signal of the given length; tells whether all operations were exact. */
  private static boolean gram(Stencil stencil, int length, double[][] gram) {
    int size = gram.length;
    double[] row = new double[size];
    boolean exact = true;
    for (int m = 0; m < stencil.outputs(); m++) {
      for (int i = 0; i < length; i++) {
        Arrays.fill(row, 0);
        for (int c = 0; c < stencil.inputs(); c++) {
          for (int j = 0; j < stencil.taps(); j++) {
            int at = c * length + stencil.boundary().source(i + j, length);
            ExactSum sum = new ExactSum(row[at]);
            sum.addProduct(stencil.weight(m, c, j), 1);
            row[at] = sum.value();
            exact &= sum.exact();
          }
        }
        for (int a = 0; a < size; a++) {
          for (int b = 0; row[a] != 0 && b < size; b++) {
            if (row[b] != 0) {
              ExactSum sum = new ExactSum(gram[a][b]);
              sum.addProduct(row[a], row[b]);
              gram[a][b] = sum.value();
              exact &= sum.exact();
            }
          }
        }
      }
    }
    return exact;
  }

  /** An upper bound of the sum of absolute products in a row of B, for the rounding error. */
  private static double magnitude(Stencil stencil) {
    double sum = 0;
    for (int m = 0; m < stencil.outputs(); m++) {
      for (int c = 0; c < stencil.inputs(); c++) {
        for (int j = 0; j < stencil.taps(); j++) {
          sum += Math.abs(stencil.weight(m, c, j));
        }
      }
    }
    return 2 * stencil.taps() * sum * sum;
  }

  private static double largestRowSum(double[][] matrix) {
    double largest = 0;
    for (double[] row : matrix) {
      double sum = 0;
      for (double entry : row) {
        sum = RoundedUp.add(sum, Math.abs(entry));
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  private static double[][] square(double[][] matrix, double scale) {
    int size = matrix.length;
    double[][] result = new double[size][size];
    for (int a = 0; a < size; a++) {
      for (int k = 0; k < size; k++) {
        double factor = matrix[a][k] * scale;
        for (int b = 0; factor != 0 && b < size; b++) {
          result[a][b] += factor * (matrix[k][b] * scale);
        }
      }
    }
    return result;
  }
}
