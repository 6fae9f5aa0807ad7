package org.residua.cli.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.residua.api.arithmetic.Fma;

/**
 * Least squares on {@code n} neighbouring samples by a few functions of their number {@code 0..n-1}.
 *
 * @param basis the functions, made orthonormal on these numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record LeastSquares(List<double[]> basis) {

  /** By these functions, which are independent there. */
  static LeastSquares of(int n, DoubleUnaryOperator... functions) {
    List<double[]> basis = new ArrayList<>();
    for (DoubleUnaryOperator function : functions) {
      double[] column = IntStream.range(0, n).mapToDouble(function::applyAsDouble).toArray();
      for (int twice = 0; twice < 2; twice++) {
        basis.forEach(other -> subtract(column, dot(column, other), other));
      }
      double norm = Math.sqrt(dot(column, column));
      Arrays.setAll(column, i -> column[i] / norm);
      basis.add(column);
    }
    return new LeastSquares(List.copyOf(basis));
  }

  /** The sum of squares that is left of the samples from {@code from} on. */
  double left(double[] y, int from) {
    int n = basis.get(0).length;
    double[] rest = new double[n];
    for (int i = 0; i < n; i++) {
      rest[i] = y[from + i] - y[from];
    }
    for (double[] column : basis) {
      subtract(rest, dot(rest, column), column);
    }
    return dot(rest, rest);
  }

  private static void subtract(double[] x, double factor, double[] column) {
    for (int i = 0; i < column.length; i++) {
      x[i] = Fma.of(-factor, column[i], x[i]);
    }
  }

  private static double dot(double[] x, double[] column) {
    double sum = 0;
    for (int i = 0; i < column.length; i++) {
      sum = Fma.of(x[i], column[i], sum);
    }
    return sum;
  }
}
