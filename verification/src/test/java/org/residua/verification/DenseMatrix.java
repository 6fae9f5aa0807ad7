package org.residua.verification;

import java.util.Arrays;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Fold;
import org.residua.api.operator.Identity;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Product;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Stack;
import org.residua.api.signal.Shape;

/** The matrix of an operator, that of a convolution entry by entry from its definition; knows nothing of the product's loops. */
final class DenseMatrix {

  private DenseMatrix() {}

  /** Of signals with {@code channels} channels of {@code n} samples. */
  static double[][] of(LinearOperator operator, int channels, int n) {
    return switch (operator) {
      case Convolution k -> of(k, n);
      case Identity _ -> diagonal(channels * n, 1);
      case Scaled scaled -> product(
          diagonal(operator.target(new Shape(channels, n)).size(), scaled.factor()), of(scaled.of(), channels, n));
      case Product product -> {
        Shape between = product.right().target(new Shape(channels, n));
        yield product(of(product.left(), between.channels(), between.length()), of(product.right(), channels, n));
      }
      case Stack stack -> stack.parts().stream().flatMap(part -> Arrays.stream(of(part, channels, n)))
          .toArray(double[][]::new);
      case Mirror _ -> mirror(channels, n);
      case Fold _ -> transposed(mirror(channels, n / 2));
      default -> throw new IllegalArgumentException("no textbook matrix of " + operator);
    };
  }

  private static double[][] diagonal(int size, double value) {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      matrix[i][i] = value;
    }
    return matrix;
  }

  private static double[][] mirror(int channels, int n) {
    double[][] matrix = new double[channels * 2 * n][channels * n];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < n; i++) {
        matrix[c * 2 * n + i][c * n + i] = 1;
        matrix[c * 2 * n + n + i][c * n + n - 1 - i] = 1;
      }
    }
    return matrix;
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] result = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < result.length; j++) {
        result[j][i] = matrix[i][j];
      }
    }
    return result;
  }

  /** Entries that are 0 are passed over: those of bands are few, and a cube of a thousand samples is long. */
  private static double[][] product(double[][] a, double[][] b) {
    double[][] result = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; a[i][k] != 0 && j < result[i].length; j++) {
          result[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return result;
  }

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

  /** {@code x} of {@code (A | b)}, by elimination with the largest pivot of a column; the matrix is used up. */
  static double[] solve(double[][] system) {
    int n = system.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = Math.abs(system[i][k]) > Math.abs(system[pivot][k]) ? i : pivot;
      }
      double[] row = system[pivot];
      system[pivot] = system[k];
      system[k] = row;
      for (int i = 0; i < n; i++) {
        double factor = i == k ? 0 : system[i][k] / row[k];
        for (int j = k; factor != 0 && j <= n; j++) {
          system[i][j] -= factor * row[j];
        }
      }
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = system[i][n] / system[i][i];
    }
    return x;
  }
}
