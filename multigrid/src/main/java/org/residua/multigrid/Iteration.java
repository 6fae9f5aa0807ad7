package org.residua.multigrid;

import java.util.List;
import java.util.function.IntConsumer;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Repeats a cycle and follows the residual. Where the equation has a kernel, the right-hand side is first made compatible,
 * and of all solutions the least is given.
 *
 * @param cycle what is repeated
 * @param kernel of its equation
 * @param engine who computes
 */
public record Iteration(Multigrid cycle, Kernel kernel, Engine engine) {

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
    return run(start, b, Goal.count(cycles), progress);
  }

  /** The same from zero. */
  public Convergence cycles(Signal b, int cycles, IntConsumer progress) {
    return cycles(zero(b), b, cycles, progress);
  }

  /**
   * Cycles until {@code ||b - A(x)||} is at most {@code tolerance} of its first value, or what rounding leaves of it: a bound
   * of the rounding of the residual itself and of {@code x}, {@code (w + 4) 2^-53 || |A| |x| + |b| ||} for {@code w} entries
   * in a row, once cycles gain nothing any more. It gives up early where 30 cycles do not halve the least residual.
   *
   * @param start the first {@code x}, one channel
   * @param b the right-hand side
   * @param tolerance relative to the initial residual, in (0, 1)
   * @param most the largest number of cycles
   * @param progress told after each cycle how many are done
   */
  public Convergence until(Signal start, Signal b, double tolerance, int most, IntConsumer progress) {
    return run(start, b, Goal.until(tolerance, most), progress);
  }

  /** The same from zero. */
  public Convergence until(Signal b, double tolerance, int most, IntConsumer progress) {
    return until(zero(b), b, tolerance, most, progress);
  }

  private static Signal zero(Signal b) {
    return Signal.planar(b.shape(), new double[b.shape().size()]);
  }

  private Convergence run(Signal start, Signal given, Goal goal, IntConsumer progress) {
    Equation equation = cycle.level().equation();
    given.requireShape(new Shape(1, equation.size()));
    Signal b = kernel.removed(given.requireFinite("right-hand side"));
    start.requireFinite("start").requireShape(b.shape());
    Plan plan = engine.plan(cycle, b.shape(), b.shape());
    Convergence course = new Goal.Course(goal, equation, b, engine).run(start, x -> plan.run(List.of(x, b)).get(0), progress);
    return new Convergence(kernel.removed(course.solution()), course.residuals(), course.outcome());
  }
}
