package org.residua.multigrid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Outcome;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Repeats a cycle and follows the residual. Where the equation has a kernel, the right-hand side is first made compatible, and of all
 * solutions the least is given.
 *
 * @param cycle what is repeated
 * @param kernel of its equation
 * @param engine who computes
 */
public record Iteration(Multigrid cycle, Kernel kernel, Engine engine) {

  /** A residual that has grown by this factor will not come back. */
  private static final double DIVERGENCE = 1e6;
  /** A cycle that gains less may have reached the floor; the slowest useful one gains more. */
  private static final double SLOW = 0.9;
  private static final double UNIT = 0x1p-53;

  /** With the preferred engine and no kernel. */
  public Iteration(Multigrid cycle) {
    this(cycle, Kernel.none(), Engines.preferred());
  }

  /**
   * A fixed number of cycles.
   *
   * @param start the first {@code x}, one channel
   * @param b the right-hand side
   * @param cycles how many, at least 1
   * @param progress told after each cycle how many are done
   */
  public Convergence cycles(Signal start, Signal b, int cycles, IntConsumer progress) {
    return run(start, b, new Goal(cycles, 0, Outcome.COMPLETED), progress);
  }

  /** The same from zero. */
  public Convergence cycles(Signal b, int cycles, IntConsumer progress) {
    return cycles(zero(b), b, cycles, progress);
  }

  /**
   * Cycles until {@code ||b - A(x)||} is at most {@code tolerance} of its first value, or what rounding leaves of it: a bound of the
   * rounding of the residual itself and of {@code x}, {@code (w + 4) 2^-53 || |A| |x| + |b| ||} for {@code w} entries in a row, once
   * cycles gain nothing any more.
   *
   * @param start the first {@code x}, one channel
   * @param b the right-hand side
   * @param tolerance relative to the initial residual, in (0, 1)
   * @param most the largest number of cycles
   * @param progress told after each cycle how many are done
   */
  public Convergence until(Signal start, Signal b, double tolerance, int most, IntConsumer progress) {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance = " + tolerance
          + " is outside (0, 1); it is relative to the initial residual");
    }
    return run(start, b, new Goal(most, tolerance, Outcome.ITERATION_LIMIT), progress);
  }

  /** The same from zero. */
  public Convergence until(Signal b, double tolerance, int most, IntConsumer progress) {
    return until(zero(b), b, tolerance, most, progress);
  }

  private static Signal zero(Signal b) {
    return Signal.planar(b.shape(), new double[b.shape().size()]);
  }

  /**
   * When to stop.
   *
   * @param most cycles
   * @param tolerance 0 for none
   * @param atEnd the outcome of all cycles done
   */
  private record Goal(int most, double tolerance, Outcome atEnd) {}

  private Convergence run(Signal start, Signal given, Goal goal, IntConsumer progress) {
    if (goal.most < 1) {
      throw new IllegalArgumentException("cycles = " + goal.most + " must be at least 1");
    }
    Equation equation = cycle.level().equation();
    given.requireShape(new Shape(1, equation.size()));
    Signal b = kernel.removed(given.requireFinite("right-hand side"));
    Signal x = start.requireFinite("start");
    x.requireShape(b.shape());
    Plan plan = engine.plan(new Measured(cycle), b.shape(), b.shape());
    List<Double> residuals = new ArrayList<>(List.of(engine.norm(engine.plan(new Residual(equation), b.shape(), b.shape()).run(
        List.of(x, b)).get(0))));
    Outcome outcome = goal.atEnd;
    for (int k = 1; k <= goal.most; k++) {
      List<Signal> next = plan.run(List.of(x, b));
      x = next.get(0);
      residuals.add(engine.norm(next.get(1)));
      progress.accept(k);
      outcome = outcome(goal, residuals, x, b);
      if (outcome != goal.atEnd) {
        break;
      }
    }
    return new Convergence(kernel.removed(x), residuals, outcome);
  }

  private Outcome outcome(Goal goal, List<Double> residuals, Signal x, Signal b) {
    double residual = residuals.getLast();
    double before = residuals.get(residuals.size() - 2);
    if (!Double.isFinite(residual)) {
      return Outcome.NON_FINITE;
    }
    if (residual > DIVERGENCE * residuals.get(0)) {
      return Outcome.DIVERGED;
    }
    if (goal.tolerance > 0 && residual <= goal.tolerance * residuals.get(0)) {
      return Outcome.CONVERGED;
    }
    return goal.tolerance > 0 && residual > SLOW * before && residual <= floor(x, b)
        ? Outcome.CONVERGED_TO_ROUNDING : goal.atEnd;
  }

  /** What rounding leaves of the residual. */
  private double floor(Signal x, Signal b) {
    Equation equation = cycle.level().equation();
    double[] sizes = equation.magnitude(x).channel(0);
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] += Math.abs(b.get(0, i));
    }
    return (equation.matrix().widest() + 4) * UNIT * engine.norm(Signal.of(sizes));
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

  /** A cycle and the residual after it: outputs {@code [x, b - A(x)]}. */
  private record Measured(Multigrid cycle) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      V x = cycle.express(algebra, inputs).get(0);
      return List.of(x, cycle.level().equation().residual(algebra, x, inputs.get(1)));
    }
  }
}
