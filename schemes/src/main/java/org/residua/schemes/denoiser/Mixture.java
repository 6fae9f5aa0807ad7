package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The convex combination of candidates with the least estimated risk,
 *
 * <pre>
 *   min alpha^T Q alpha,   alpha >= 0,   sum alpha = 1
 * </pre>
 *
 * <p>by the pairwise Frank-Wolfe method with exact line search from the best single candidate, until the gap is below
 * {@code 1e-9 Q_kk}, or 500 steps are done. The weights are multiples of {@code 2^-40}, so that their sum is 1 exactly. Source: Lacoste-Julien, Jaggi
 * (2015), On the global linear convergence of Frank-Wolfe optimization variants.
 *
 * @param weights {@code alpha}
 */
public record Mixture(List<Double> weights) {

  private static final double GAP = 1e-9;
  private static final int MOST_STEPS = 500;
  private static final double UNIT = 0x1p-40;

  /** Copies the weights. */
  public Mixture {
    weights = List.copyOf(weights);
  }

  /**
   * The mixture of least risk.
   *
   * @param products {@code Q}, symmetric and positive semidefinite
   */
  public static Mixture of(List<List<Double>> products) {
    return of(products.stream().map(row -> row.stream().mapToDouble(Double::doubleValue).toArray()).toArray(double[][]::new));
  }

  private static Mixture of(double[][] products) {
    int best = IntStream.range(0, products.length).boxed()
        .min((k, l) -> Double.compare(products[k][k], products[l][l])).orElseThrow();
    double[] alpha = new double[products.length];
    alpha[best] = 1;
    double[] gradient = products[best].clone();
    double tolerance = GAP * products[best][best];
    for (int step = 0; step < MOST_STEPS && move(alpha, gradient, products, tolerance); step++) {
      Arrays.setAll(gradient, k -> dot(products[k], alpha));
    }
    return new Mixture(rounded(alpha));
  }

  /** Moves weight from the worst candidate that has some to the best one; false when there is hardly anything to gain. */
  private static boolean move(double[] alpha, double[] gradient, double[][] q, double tolerance) {
    int to = 0;
    int from = -1;
    for (int k = 0; k < alpha.length; k++) {
      to = gradient[k] < gradient[to] ? k : to;
      from = alpha[k] > 0 && (from < 0 || gradient[k] > gradient[from]) ? k : from;
    }
    double slope = gradient[from] - gradient[to];
    if (dot(gradient, alpha) - gradient[to] < tolerance || slope <= 0) {
      return false;
    }
    double curvature = q[from][from] - 2 * q[from][to] + q[to][to];
    double moved = curvature > 0 ? Math.min(alpha[from], slope / curvature) : alpha[from];
    alpha[to] += moved;
    alpha[from] -= moved;
    return true;
  }

  /** Multiples of the unit: what rounding down leaves goes to the largest weight. */
  private static List<Double> rounded(double[] alpha) {
    double[] down = Arrays.stream(alpha).map(a -> Math.floor(a / UNIT) * UNIT).toArray();
    int largest = IntStream.range(0, down.length).boxed().max((k, l) -> Double.compare(down[k], down[l])).orElseThrow();
    down[largest] += 1 - DoubleStream.of(down).sum();
    return Arrays.stream(down).boxed().toList();
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }
}
