package org.residua.multigrid;

import org.residua.api.engine.Engines;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/**
 * {@code -u'' = g} on {@code [0, 1]} with zero boundary values, standard three-point differences on {@code m}
 * intervals, manufactured for {@code u(x) = sin(3 pi x)}: {@code g = 9 pi^2 sin(3 pi x)} at the nodes.
 *
 * @param intervals {@code m}, at least 2
 */
public record Poisson(int intervals) {

  /** Refuses fewer than two intervals. */
  public Poisson {
    if (intervals < 2) {
      throw new IllegalArgumentException(
          "intervals = " + intervals + " must be at least 2, so that there is an unknown");
    }
  }

  /** {@code h = 1/m}. */
  public double meshSize() {
    return 1.0 / intervals;
  }

  /** {@code A = K^T K / h^2} with first differences {@code K} and the zero boundary. */
  public SparseMatrix matrix() {
    double m = intervals;
    return Matrices.elliptic(0, m * m, Convolution.difference(1, Boundary.ZERO), intervals - 1);
  }

  /** {@code g} at the inner nodes. */
  public Signal rightHandSide() {
    return sampled(9 * Math.PI * Math.PI);
  }

  /** {@code u} at the inner nodes. */
  public Signal solution() {
    return sampled(1);
  }

  /** {@code sqrt(h sum (u_i - u(x_i))^2)}. */
  public double error(Signal u) {
    return Math.sqrt(meshSize()) * Engines.preferred().distance(u, solution());
  }

  private Signal sampled(double factor) {
    double[] values = new double[intervals - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = factor * StrictMath.sin(3 * Math.PI * (i + 1) / intervals);
    }
    return Signal.of(values);
  }
}
