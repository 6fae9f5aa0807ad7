package org.residua.multigrid;

import java.util.Arrays;
import org.residua.api.engine.Engines;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

/**
 * {@code -u'' - e^u = g} on {@code [0, 1]} with zero boundary values, standard three-point differences on {@code m} intervals,
 * manufactured for {@code u(x) = sin(3 pi x)}: {@code g = 9 pi^2 sin(3 pi x) - e^{sin(3 pi x)}} at the nodes. Written with
 * {@code e^u - 1}, which vanishes at 0, and 1 more on the right.
 *
 * <p>Source: Bratu (1914); Briggs, Henson, McCormick (2000), chapter 6.
 *
 * @param intervals {@code m}, at least 2
 */
public record Bratu(int intervals) {

  /** Refuses fewer than two intervals. */
  public Bratu {
    if (intervals < 2) {
      throw new IllegalArgumentException(
          "intervals = " + intervals + " must be at least 2, so that there is an unknown");
    }
  }

  /** {@code A(u) = K^T K u / h^2 - (e^u - 1)}. */
  public NonlinearEquation equation() {
    double m = intervals;
    double[] weights = new double[intervals - 1];
    Arrays.fill(weights, -1);
    return new NonlinearEquation(Matrices.elliptic(0, m * m, Convolution.difference(1, Boundary.ZERO), intervals - 1),
        new WeightedRows(Matrices.identity(1, intervals - 1).named("B"), Signal.of(weights)),
        Activation.of(new ExponentialReaction()), Activation.Form.DERIVATIVE);
  }

  /** {@code g + 1} at the inner nodes. */
  public Signal rightHandSide() {
    double[] values = new double[intervals - 1];
    for (int i = 0; i < values.length; i++) {
      double u = exact(i);
      values[i] = 9 * Math.PI * Math.PI * u - StrictMath.expm1(u);
    }
    return Signal.of(values);
  }

  /** {@code u} at the inner nodes. */
  public Signal solution() {
    double[] values = new double[intervals - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = exact(i);
    }
    return Signal.of(values);
  }

  /** {@code sqrt(h sum (u_i - u(x_i))^2)}. */
  public double error(Signal u) {
    return Math.sqrt(1.0 / intervals) * Engines.preferred().distance(u, solution());
  }

  private double exact(int i) {
    return StrictMath.sin(3 * Math.PI * (i + 1) / intervals);
  }
}
