package org.residua.verification;

import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;

/** The matrix of a convolution, entry by entry from its definition; knows nothing of the product's loops. */
final class DenseMatrix {

  private DenseMatrix() {}

  /** Rows m * R + i, columns c * N + i. */
  static double[][] of(Convolution k, int n) {
    int p = k.taps();
    int reach = (p - 1) * k.dilation() + 1;
    int channels = k.inputs() / k.groups();
    int first = k.boundary() == Boundary.ZERO ? -(reach - 1) : 0;
    int last = k.boundary() == Boundary.NATURAL ? n - reach : n - 1;
    int rows = last - first + 1;
    double[] flat = k.weights().values();
    double[][] matrix = new double[k.outputs() * rows][k.inputs() * n];
    for (int m = 0; m < k.outputs(); m++) {
      for (int i = first; i <= last; i++) {
        int group = m / (k.outputs() / k.groups());
        for (int c = 0; c < channels; c++) {
          for (int j = 0; j < p; j++) {
            int sample = inside(k.boundary(), i + j * k.dilation(), n);
            if (sample >= 0) {
              matrix[m * rows + i - first][(group * channels + c) * n + sample] += flat[(m * channels + c) * p + j];
            }
          }
        }
      }
    }
    return matrix;
  }

  private static int inside(Boundary boundary, int position, int n) {
    int at = position;
    while (at < 0 || at >= n) {
      switch (boundary) {
        case NATURAL, ZERO -> {
          return -1;
        }
        case PERIODIC -> at += at < 0 ? n : -n;
        case REFLECTING -> at = at < 0 ? -1 - at : 2 * n - 1 - at;
      }
    }
    return at;
  }

  static double[] multiply(double[][] matrix, double[] x) {
    double[] y = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += matrix[i][j] * x[j];
      }
    }
    return y;
  }

  static double[] multiplyTransposed(double[][] matrix, double[] y) {
    double[] x = new double[matrix[0].length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < x.length; j++) {
        x[j] += matrix[i][j] * y[i];
      }
    }
    return x;
  }
}
