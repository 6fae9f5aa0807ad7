package org.residua.multigrid;

import java.util.List;
import java.util.Locale;
import org.residua.api.block.Algebra;

/**
 * The levels of an equation, for any number of unknowns.
 *
 * @param finest the first of them
 * @param kernel what the finest equation leaves undetermined
 */
public record Hierarchy(Level finest, Kernel kernel) {

  /**
   * The most unknowns of the coarsest level of a linear equation, unless said otherwise. The exact solution of 15 costs 225
   * multiplications per cycle and saves up to four levels, each of which would add its error to the first cycles.
   */
  public static final int COARSEST = 15;

  /** Steps of Newton's method for the last unknown of an equation that is not linear: quadratically convergent. */
  private static final int NEWTON = 6;

  /** A positive definite linear equation, or one that is not linear. */
  public static Hierarchy of(Equation equation, Coarsening coarsening, Smoother smoother) {
    return of(equation, coarsening, smoother, Kernel.none());
  }

  /**
   * One that leaves something undetermined.
   *
   * @param kernel what it is: constants with natural boundaries, for instance
   */
  public static Hierarchy of(Equation equation, Coarsening coarsening, Smoother smoother, Kernel kernel) {
    return of(equation, coarsening, smoother, kernel, equation instanceof LinearEquation ? COARSEST : 1);
  }

  /**
   * A hierarchy of Galerkin equations.
   *
   * @param equation of the finest level
   * @param coarsening how the levels below are chosen
   * @param smoother of every level
   * @param kernel of the equation
   * @param coarsest the most unknowns of the last level, at least 1; where it is linear it is solved by a dense inverse
   */
  public static Hierarchy of(Equation equation, Coarsening coarsening, Smoother smoother, Kernel kernel, int coarsest) {
    if (coarsest < 1) {
      throw new IllegalArgumentException("coarsest = " + coarsest
          + " must be at least 1; the default is " + COARSEST + " unknowns");
    }
    return new Hierarchy(level(equation, coarsening, smoother, kernel, coarsest), kernel);
  }

  private static Level level(Equation equation, Coarsening coarsening, Smoother smoother, Kernel kernel, int coarsest) {
    if (equation.size() <= coarsest) {
      return coarsest(equation, kernel);
    }
    Coarsening.Step step = coarsening.step(equation.matrix());
    Level below = level(equation.coarse(step.transfer()), step.next(), smoother,
        kernel.injected(step.transfer().injection()), coarsest);
    return new Level.Refined(equation, smoother.on(equation), step.transfer(), below);
  }

  /**
   * A hierarchy of equations of one's own, such as rediscretised ones.
   *
   * @param equations the finest first
   * @param transfers between each two
   * @param smoother of every level
   * @param kernel of the finest equation
   */
  public static Hierarchy of(List<? extends Equation> equations, List<Transfer> transfers, Smoother smoother, Kernel kernel) {
    if (equations.isEmpty() || equations.size() != transfers.size() + 1) {
      throw new IllegalArgumentException(equations.size() + " equations with " + transfers.size()
          + " transfers; give one between each two levels");
    }
    Kernel current = kernel;
    for (Transfer transfer : transfers) {
      current = current.injected(transfer.injection());
    }
    Level level = coarsest(equations.getLast(), current);
    for (int k = transfers.size() - 1; k >= 0; k--) {
      level = new Level.Refined(equations.get(k), smoother.on(equations.get(k)), transfers.get(k), level);
    }
    return new Hierarchy(level, kernel);
  }

  private static Level coarsest(Equation equation, Kernel kernel) {
    return new Level.Coarsest(equation, switch (equation) {
      case LinearEquation linear -> DenseSolution.of(linear.matrix(), kernel);
      case NonlinearEquation nonlinear -> new Repeated(new RedBlack().on(nonlinear), NEWTON);
    });
  }

  private record Repeated(Sweep sweep, int times) implements Sweep {

    @Override
    public <V> V sweep(Algebra<V> algebra, V x, V b) {
      V current = x;
      for (int k = 0; k < times; k++) {
        current = sweep.sweep(algebra, current, b);
      }
      return current;
    }
  }

  /** The levels, the finest first. */
  public List<Level> levels() {
    return finest.all().toList();
  }

  /** Nonzeros of all levels over those of the finest. */
  public double operatorComplexity() {
    return finest.all().mapToDouble(level -> level.equation().matrix().nonzeros()).sum()
        / finest.equation().matrix().nonzeros();
  }

  /** The levels as a printed table. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("level    unknowns  in a row    nonzeros\n");
    List<Level> levels = levels();
    for (int l = 0; l < levels.size(); l++) {
      Equation equation = levels.get(l).equation();
      text.append(String.format(Locale.ROOT, "%5d  %10d  %8d  %10d%n",
          l, equation.size(), equation.matrix().widest(), equation.matrix().nonzeros()));
    }
    return text.append(String.format(Locale.ROOT, "%d levels, operator complexity %.3f%n",
        levels.size(), operatorComplexity())).toString();
  }
}
