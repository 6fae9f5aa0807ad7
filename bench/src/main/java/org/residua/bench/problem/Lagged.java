package org.residua.bench.problem;

/**
 * One semi-implicit step {@code u <- (I + tau K^T diag(g(K u)) K)^{-1} u} of Perona-Malik, differences with natural boundary:
 * responses, diffusivities, assembly, elimination, substitution.
 *
 * @param order of the differences, 1 or 2
 */
public record Lagged(int order) implements Problem {

  /** The step size. */
  public static final double TAU = 10;

  @Override
  public String id() {
    return "lagged-" + order;
  }

  /** The filter. */
  public double[] weights() {
    return Elimination.differences(order);
  }

  @Override
  public void reference(double[] u) {
    double[] k = weights();
    double[] g = new double[u.length];
    for (int row = 0; row + order < u.length; row++) {
      double response = 0;
      for (int a = 0; a <= order; a++) {
        response += k[a] * u[row + a];
      }
      g[row] = 1 / (1 + response * response);
    }
    Elimination.solve(Elimination.bands(g, TAU, order, u.length), u, 0, u.length);
  }

  /** As of {@link Solve}, and twenty roundings of an entry. */
  @Override
  public double tolerance() {
    return 30 * order * (1 + Math.pow(4, order) * TAU) * Math.ulp(1.0);
  }
}
