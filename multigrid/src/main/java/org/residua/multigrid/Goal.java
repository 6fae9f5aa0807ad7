package org.residua.multigrid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Outcome;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Signal;

/**
 * When an iteration stops.
 *
 * @param most iterations
 * @param tolerance of the residual, relative to the first one; 0 for none
 * @param atEnd the outcome of all iterations done
 */
record Goal(int most, double tolerance, Outcome atEnd) {

  /** A residual that has grown by this factor will not come back. */
  private static final double DIVERGENCE = 1e6;
  /** An iteration that gains less may have reached the floor; the slowest useful one gains more. */
  private static final double SLOW = 0.9;
  /** So many iterations that do not halve the least residual end one that may stall. */
  private static final int PATIENCE = 30;
  private static final double UNIT = 0x1p-53;

  Goal {
    if (most < 1) {
      throw new IllegalArgumentException("cycles = " + most + " must be at least 1");
    }
  }

  /** A number of iterations. */
  static Goal count(int cycles) {
    return new Goal(cycles, 0, Outcome.COMPLETED);
  }

  static Goal until(double tolerance, int most) {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance = " + tolerance
          + " is outside (0, 1); it is relative to the initial residual");
    }
    return new Goal(most, tolerance, Outcome.ITERATION_LIMIT);
  }

  /** The way of an iteration for {@code A(x) = b} to its goal. */
  static final class Course {

    private final Goal goal;
    private final Equation equation;
    private final Signal b;
    private final Engine engine;
    private final Plan residual;
    private final List<Double> residuals = new ArrayList<>();

    Course(Goal goal, Equation equation, Signal b, Engine engine) {
      this.goal = goal;
      this.equation = equation;
      this.b = b;
      this.engine = engine;
      this.residual = engine.plan(new Residual(equation), b.shape(), b.shape());
    }

    Convergence run(Signal start, UnaryOperator<Signal> step, IntConsumer progress) {
      Signal x = start;
      measure(x);
      Outcome outcome = goal.atEnd;
      for (int k = 1; k <= goal.most && outcome == goal.atEnd; k++) {
        x = step.apply(x);
        measure(x);
        progress.accept(k);
        outcome = outcome(x);
        if (outcome == goal.atEnd && stalled()) {
          break;
        }
      }
      return new Convergence(x, residuals, outcome);
    }

    private void measure(Signal x) {
      residuals.add(engine.norm(residual.run(List.of(x, b)).get(0)));
    }

    private boolean stalled() {
      int split = residuals.size() - PATIENCE;
      return goal.tolerance > 0 && split > 0
          && 0.5 * residuals.subList(0, split).stream().mapToDouble(Double::doubleValue).min().orElseThrow()
          < residuals.subList(split, residuals.size()).stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private Outcome outcome(Signal x) {
      double last = residuals.getLast();
      double before = residuals.get(residuals.size() - 2);
      if (!Double.isFinite(last)) {
        return Outcome.NON_FINITE;
      }
      if (last > DIVERGENCE * residuals.get(0)) {
        return Outcome.DIVERGED;
      }
      if (goal.tolerance > 0 && last <= goal.tolerance * residuals.get(0)) {
        return Outcome.CONVERGED;
      }
      return goal.tolerance > 0 && last > SLOW * before && last <= floor(x)
          ? Outcome.CONVERGED_TO_ROUNDING : goal.atEnd;
    }

    /** What rounding leaves of the residual. */
    private double floor(Signal x) {
      double[] sizes = equation.magnitude(x).channel(0);
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] += Math.abs(b.get(0, i));
      }
      return (equation.matrix().widest() + 4) * UNIT * engine.norm(Signal.of(sizes));
    }
  }

  /** {@code [x, b] -> [b - A(x)]}. */
  private record Residual(Equation equation) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(equation.residual(algebra, inputs.get(0), inputs.get(1)));
    }
  }
}
