package org.residua.multigrid;

import java.util.List;
import org.residua.api.block.Algebra;

/**
 * A cycle of fast semi-iterative steps of the diffusion {@code x' = D^{-1}(b - A(x))}:
 *
 * <pre>
 *   x_{k+1} = a_k (x_k + tau r_k) + (1 - a_k) x_{k-1},     a_k = (4k+2)/(2k+3),     x_{-1} = x_0,     r = D^{-1}(b - A(x))
 * </pre>
 *
 * with {@code tau = 1.8/rho}. Its polynomial is {@code sin((2n+1) y/2) / ((2n+1) sin(y/2))} with {@code tau z = 2
 * sin^2(y/2)}: in the upper half of the spectrum at most about {@code sqrt(2)/(2n+1)}, and at the limit step {@code 2/rho} it
 * would stay at that value for the highest frequency. Accelerated explicit diffusion as a smoother: every row a residual
 * block with a second skip.
 *
 * <p>Source: Hafner, Ochs, Weickert, Reissel, Grewenig, "FSI schemes" (2016).
 *
 * @param steps {@code n}, at least 1
 */
public record FsiSmoother(int steps) implements Smoother {

  private static final double SAFE = 1.8;

  /** Refuses cycles without steps. */
  public FsiSmoother {
    if (steps < 1) {
      throw new IllegalArgumentException("steps = " + steps + " of an FSI cycle; give at least 1, 2 are usual");
    }
  }

  @Override
  public String name() {
    return "fsi";
  }

  @Override
  public Sweep on(Equation equation) {
    return new Steps(equation.relaxation(1), steps, SAFE / equation.spread());
  }

  private record Steps(Relaxation scaled, int steps, double tau) implements Sweep {

    @Override
    public <V> V sweep(Algebra<V> algebra, V x, V b) {
      V before = x;
      V current = x;
      for (int k = 0; k < steps; k++) {
        double a = (4.0 * k + 2) / (2.0 * k + 3);
        V change = scaled.change(algebra, current, b);
        V next = k == 0 ? algebra.combine(List.of(1.0, a * tau), List.of(x, change))
            : algebra.combine(List.of(a, a * tau, 1 - a), List.of(current, change, before));
        before = current;
        current = next;
      }
      return current;
    }
  }
}
