package org.residua.multigrid;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.operator.Substitution;

/**
 * {@code x <- x + (D + L)^{-1} (b - A x)}: every unknown in ascending order, each with the newest values of those before it.
 * It is a linear recurrence along the signal, and linear equations only.
 *
 * <p>Source: Briggs, Henson, McCormick (2000), chapter 2.
 */
public record GaussSeidel() implements Smoother {

  @Override
  public String name() {
    return "gauss-seidel";
  }

  @Override
  public Sweep on(Equation equation) {
    return switch (equation) {
      case LinearEquation linear -> new Ascending(linear, new Substitution(linear.matrix(), true));
      case NonlinearEquation _ -> throw new IllegalArgumentException("gauss-seidel in ascending order solves one scalar"
          + " equation after the other where the problem is not linear, which is no network; use red-black");
    };
  }

  private record Ascending(LinearEquation equation, Substitution substitution) implements Sweep {

    @Override
    public <V> V sweep(Algebra<V> algebra, V x, V b) {
      V change = algebra.apply(substitution, equation.residual(algebra, x, b));
      return algebra.combine(List.of(1.0, 1.0), List.of(x, change));
    }

    @Override
    public <V> V fromZero(Algebra<V> algebra, V b) {
      return algebra.apply(substitution, b);
    }
  }
}
