package org.residua.multigrid;

import java.util.List;
import org.residua.api.block.Algebra;

/**
 * The Chebyshev semi-iteration for {@code D^{-1} A x = D^{-1} b}, which has the least maximum on {@code [rho/alpha, rho]} of
 * all polynomials of its degree with {@code p(0) = 1}: with {@code theta = (rho + rho/alpha)/2}, {@code delta = (rho -
 * rho/alpha)/2}, {@code sigma = theta/delta},
 *
 * <pre>
 *   x_1 = x_0 + r_0/theta,     c_1 = 1/sigma,     c_{k+1} = 1/(2 sigma - c_k)
 *   x_{k+1} = x_k + c_{k+1} c_k (x_k - x_{k-1}) + (2 c_{k+1}/delta) r_k,      r = D^{-1}(b - A x)
 * </pre>
 *
 * Source: Saad, "Iterative Methods for Sparse Linear Systems" (2003), algorithm 12.1; Adams, Brezina, Hu, Tuminaro (2003) as a
 * smoother. {@code rho} is a bound of the spectrum by row sums.
 *
 * @param degree applications of {@code A}, at least 1
 * @param alpha above 1; with 2 and degree 1 it is damped Jacobi with 2/3 for Poisson's problem
 */
public record Chebyshev(int degree, double alpha) implements Smoother {

  /** Refuses degrees below 1, and intervals that are none. */
  public Chebyshev {
    if (degree < 1 || !(alpha > 1 && Double.isFinite(alpha))) {
      throw new IllegalArgumentException("degree = " + degree + ", alpha = " + alpha
          + " of a Chebyshev smoother: the degree must be at least 1 and alpha greater than 1; 2 and 4 are usual");
    }
  }

  /** For the upper three quarters of the spectrum. */
  public Chebyshev(int degree) {
    this(degree, 4);
  }

  @Override
  public String name() {
    return "chebyshev";
  }

  @Override
  public Sweep on(Equation equation) {
    return new Semi(equation.relaxation(1), degree, equation.spread(), alpha);
  }

  private record Semi(Relaxation scaled, int degree, double rho, double alpha) implements Sweep {

    private double theta() {
      return (rho + rho / alpha) / 2;
    }

    @Override
    public <V> V sweep(Algebra<V> algebra, V x, V b) {
      V next = algebra.combine(List.of(1.0, 1 / theta()), List.of(x, scaled.change(algebra, x, b)));
      return rest(algebra, x, next, b);
    }

    @Override
    public <V> V fromZero(Algebra<V> algebra, V b) {
      V next = algebra.combine(List.of(1 / theta()), List.of(scaled.changeOfZero(algebra, b)));
      return degree == 1 ? next : rest(algebra, algebra.zero(b), next, b);
    }

    private <V> V rest(Algebra<V> algebra, V start, V first, V b) {
      double delta = (rho - rho / alpha) / 2;
      double sigma = theta() / delta;
      double c = 1 / sigma;
      V before = start;
      V current = first;
      for (int k = 1; k < degree; k++) {
        double next = 1 / (2 * sigma - c);
        // Weights whose sum is exactly 1 leave a solution as it is.
        double forward = 1 + next * c;
        V sum = algebra.combine(List.of(forward, 1 - forward, 2 * next / delta),
            List.of(current, before, scaled.change(algebra, current, b)));
        before = current;
        current = sum;
        c = next;
      }
      return current;
    }
  }
}
