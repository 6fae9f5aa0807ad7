package org.residua.cli.experiment;

import java.util.Arrays;

/**
 * The singular values of a small square matrix by one-sided Jacobi rotations of its columns, until all are orthogonal to
 * rounding. Their error is a few roundings of the largest one. Source: Hestenes (1958).
 *
 * @param largest {@code sigma_1}
 * @param least {@code sigma_n}
 */
record SingularValues(double largest, double least) {

  private static final int MOST_SWEEPS = 40;
  /** Columns of a smaller cosine change the values by less than rounding. */
  private static final double ORTHOGONAL = 1e-15;

  /** Of the matrix with these columns, which are left alone. */
  static SingularValues of(double[][] columns) {
    double[][] work = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
      rotated = false;
      for (int i = 0; i < work.length; i++) {
        for (int j = i + 1; j < work.length; j++) {
          rotated |= rotate(work[i], work[j]);
        }
      }
    }
    double[] norms = Arrays.stream(work).mapToDouble(column -> Math.sqrt(dot(column, column))).sorted().toArray();
    return new SingularValues(norms[norms.length - 1], norms[0]);
  }

  private static boolean rotate(double[] a, double[] b) {
    double alpha = dot(a, a);
    double beta = dot(b, b);
    double gamma = dot(a, b);
    if (!(Math.abs(gamma) > ORTHOGONAL * Math.sqrt(alpha * beta))) {
      return false;
    }
    double zeta = (beta - alpha) / (2 * gamma);
    double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
    double cosine = 1 / Math.sqrt(1 + tangent * tangent);
    for (int k = 0; k < a.length; k++) {
      double x = a[k];
      a[k] = cosine * (x - tangent * b[k]);
      b[k] = cosine * (tangent * x + b[k]);
    }
    return true;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
