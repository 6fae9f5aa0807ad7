package org.residua.verification;

/**
 * The spectral norm of a dense matrix: the largest singular value by one-sided Jacobi rotations of the columns (Hestenes
 * 1958).
 */
final class DenseNorm {

  private static final int SWEEPS = 30;

  private DenseNorm() {}

  static double of(double[][] matrix) {
    double[][] column = columns(matrix);
    int sweep = 0;
    while (rotate(column) && sweep < SWEEPS) {
      sweep++;
    }
    double largest = 0;
    for (double[] a : column) {
      largest = Math.max(largest, Math.sqrt(dot(a, a)));
    }
    return largest;
  }

  /**
   * The relative error of {@link #of}: each rotation rounds both columns by 4 ulps of 2^-53 of their length, each
   * column is in at most (columns - 1) rotations of a sweep, and a perturbation of the matrix moves the norm by at most
   * its Frobenius norm, at most sqrt(columns) norms. Ten sweeps are never reached for these sizes.
   */
  static double error(int columns) {
    return 4 * 10 * columns * Math.sqrt(columns) * 0x1p-53;
  }

  /** The transpose, tall or not: the columns to be made orthogonal. */
  private static double[][] columns(double[][] matrix) {
    double[][] column = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < column.length; j++) {
        column[j][i] = matrix[i][j];
      }
    }
    return column;
  }

  private static boolean rotate(double[][] column) {
    boolean changed = false;
    for (int p = 0; p < column.length; p++) {
      for (int q = p + 1; q < column.length; q++) {
        double alpha = dot(column[p], column[p]);
        double beta = dot(column[q], column[q]);
        double gamma = dot(column[p], column[q]);
        if (Math.abs(gamma) > 0x1p-52 * Math.sqrt(alpha) * Math.sqrt(beta)) {
          double zeta = (beta - alpha) / (2 * gamma);
          double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
          double cosine = 1 / Math.hypot(1, t);
          for (int i = 0; i < column[p].length; i++) {
            double x = column[p][i];
            column[p][i] = cosine * (x - t * column[q][i]);
            column[q][i] = cosine * (t * x + column[q][i]);
          }
          changed = true;
        }
      }
    }
    return changed;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
