package org.residua.multigrid;

import java.util.List;
import org.residua.api.block.Algebra;

/**
 * {@code x <- x + omega D^{-1} (b - A(x))} with the diagonal {@code D} of {@code A}, of its Jacobian where it is not linear:
 * a residual block.
 *
 * <p>For Poisson's problem and {@code omega = 2/3} one sweep damps the upper half of the frequencies by 1/3.
 * Source: Briggs, Henson, McCormick (2000), chapter 2.
 *
 * @param omega the damping, in (0, 2)
 */
public record DampedJacobi(double omega) implements Smoother {

  /** Refuses a damping outside (0, 2). */
  public DampedJacobi {
    if (!(omega > 0 && omega < 2)) {
      throw new IllegalArgumentException(
          "omega = " + omega + " is outside (0, 2), where damped Jacobi can converge; use 2/3");
    }
  }

  @Override
  public String name() {
    return "jacobi";
  }

  @Override
  public Sweep on(Equation equation) {
    return new Relaxed(equation.relaxation(omega));
  }

  private record Relaxed(Relaxation all) implements Sweep {

    @Override
    public <V> V sweep(Algebra<V> algebra, V x, V b) {
      return algebra.combine(List.of(1.0, 1.0), List.of(x, all.change(algebra, x, b)));
    }

    @Override
    public <V> V fromZero(Algebra<V> algebra, V b) {
      return all.changeOfZero(algebra, b);
    }
  }
}
