package org.residua.multigrid;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.operator.Substitution;

/**
 * {@code x <- x + (D + L)^{-1} (b - A x)}: every unknown in ascending order, each with the newest values of those before it.
 * Of a linear equation it is a linear recurrence along the signal, one layer. Where the equation is not linear each unknown is changed by
 * one step of Newton's method, or of a majorant, by a layer of its own: for at most {@value #MOST} unknowns.
 *
 * <p>Source: Briggs, Henson, McCormick (2000), chapter 2.
 */
public record GaussSeidel() implements Smoother {

  /** Unknowns of an equation that is not linear: a sweep is as many layers, each over all of them. */
  static final int MOST = 1024;

  @Override
  public String name() {
    return "gauss-seidel";
  }

  @Override
  public Sweep on(Equation equation) {
    return switch (equation) {
      case LinearEquation linear -> new Ascending(linear, new Substitution(linear.matrix(), true));
      case NonlinearEquation nonlinear when nonlinear.size() <= MOST -> new RedBlack.Coloured(nonlinear.unknowns());
      case NonlinearEquation nonlinear -> throw new IllegalArgumentException("gauss-seidel in ascending order for an equation of "
          + nonlinear.size() + " unknowns that is not linear, each of which is a layer that waits for the one before: at most " + MOST
          + "; use red-black");
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
