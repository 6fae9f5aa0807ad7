package org.residua.multigrid;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.arithmetic.Fma;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/**
 * The solutions of {@code A z = 0}: what an equation leaves undetermined, and what its right-hand side must be orthogonal to.
 *
 * @param functions an orthonormal basis, each of one channel
 */
public record Kernel(List<Signal> functions) {

  /** Copies the list; refuses functions that are not finite. */
  public Kernel {
    functions = List.copyOf(functions);
    functions.forEach(function -> function.requireFinite("kernel"));
  }

  /** Of a positive definite equation. */
  public static Kernel none() {
    return new Kernel(List.of());
  }

  /**
   * That of {@code K^T diag(w) K}, {@code w > 0}, with differences {@code K}: polynomials below the degree {@code order} with
   * the natural boundary, constants with the reflecting and the periodic one, nothing with zeros.
   */
  public static Kernel of(Boundary boundary, int order, int length) {
    int degrees = switch (boundary) {
      case NATURAL -> Math.min(order, length);
      case REFLECTING, PERIODIC -> 1;
      case ZERO -> 0;
    };
    List<Signal> powers = new ArrayList<>();
    for (int d = 0; d < degrees; d++) {
      double[] samples = new double[length];
      for (int i = 0; i < length; i++) {
        double t = length == 1 ? 0 : 2.0 * i / (length - 1) - 1;
        samples[i] = 1;
        for (int k = 0; k < d; k++) {
          samples[i] *= t;
        }
      }
      powers.add(Signal.of(samples));
    }
    return orthonormal(powers);
  }

  /** The kernel of the coarse level, where interpolation reproduces that of the fine one. */
  Kernel injected(SparseMatrix injection) {
    return orthonormal(functions.stream().map(injection::apply).toList());
  }

  private static Kernel orthonormal(List<Signal> functions) {
    List<Signal> basis = new ArrayList<>();
    for (Signal function : functions) {
      // Twice is enough: Kahan, Parlett.
      Signal rest = new Kernel(basis).removed(new Kernel(basis).removed(function));
      double[] samples = rest.channel(0);
      double norm = Math.sqrt(dot(samples, samples));
      for (int i = 0; i < samples.length; i++) {
        samples[i] /= norm;
      }
      basis.add(Signal.of(samples));
    }
    return new Kernel(basis);
  }

  /** {@code b - Z Z^T b}: the nearest right-hand side that has a solution, or of all solutions the least. */
  Signal removed(Signal b) {
    double[] samples = b.channel(0);
    for (Signal function : functions) {
      double[] z = function.channel(0);
      double part = dot(z, samples);
      for (int i = 0; i < samples.length; i++) {
        samples[i] = Fma.of(-part, z[i], samples[i]);
      }
    }
    return functions.isEmpty() ? b : Signal.of(samples);
  }

  /** Ascending, each product fused. */
  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum = Fma.of(x[i], y[i], sum);
    }
    return sum;
  }
}
