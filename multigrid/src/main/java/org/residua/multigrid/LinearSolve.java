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
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Repeats a cycle from {@code x = 0} and follows the residual.
 *
 * @param cycle a block with inputs {@code [x, b]} and output {@code [x]}
 * @param matrix {@code A}
 * @param engine who computes
 */
public record LinearSolve(Block cycle, SymmetricBanded matrix, Engine engine) {

  /** A residual that has grown by this factor will not come back. */
  private static final double DIVERGENCE = 1e6;

  /** With the preferred engine. */
  public LinearSolve(Block cycle, SymmetricBanded matrix) {
    this(cycle, matrix, Engines.preferred());
  }

  /** Refuses a block that is no cycle. */
  public LinearSolve {
    if (cycle.inputs() != 2) {
      throw new IllegalArgumentException(
          "a cycle has the inputs [x, b], this block has " + cycle.inputs());
    }
  }

  /**
   * A fixed number of cycles.
   *
   * @param b the right-hand side, one channel
   * @param cycles how many, at least 1
   * @param progress told after each cycle how many are done
   */
  public Convergence cycles(Signal b, int cycles, IntConsumer progress) {
    return run(b, cycles, 0, Outcome.COMPLETED, progress);
  }

  /**
   * Cycles until {@code ||b - A x|| <= tolerance ||b||}.
   *
   * @param b the right-hand side, one channel
   * @param tolerance relative to the initial residual, in (0, 1)
   * @param most the largest number of cycles
   * @param progress told after each cycle how many are done
   */
  public Convergence until(Signal b, double tolerance, int most, IntConsumer progress) {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance = " + tolerance
          + " is outside (0, 1); it is relative to the initial residual");
    }
    return run(b, most, tolerance, Outcome.ITERATION_LIMIT, progress);
  }

  private Convergence run(
      Signal b, int most, double tolerance, Outcome atEnd, IntConsumer progress) {
    if (most < 1) {
      throw new IllegalArgumentException("cycles = " + most + " must be at least 1");
    }
    b.requireFinite("right-hand side");
    Shape shape = b.shape();
    Plan plan = engine.plan(new Measured(cycle, matrix), shape, shape);
    Signal x = Signal.planar(shape, new double[shape.size()]);
    List<Double> residuals = new ArrayList<>(List.of(engine.norm(b)));
    Outcome outcome = atEnd;
    for (int k = 1; k <= most; k++) {
      List<Signal> next = plan.run(List.of(x, b));
      x = next.get(0);
      residuals.add(engine.norm(next.get(1)));
      progress.accept(k);
      double residual = residuals.getLast();
      if (!Double.isFinite(residual)) {
        outcome = Outcome.NON_FINITE;
        break;
      }
      if (residual > DIVERGENCE * residuals.get(0)) {
        outcome = Outcome.DIVERGED;
        break;
      }
      if (tolerance > 0 && residual <= tolerance * residuals.get(0)) {
        outcome = Outcome.CONVERGED;
        break;
      }
    }
    return new Convergence(x, residuals, outcome);
  }

  /** A cycle and the residual after it: outputs {@code [x, b - A x]}. */
  private record Measured(Block cycle, SymmetricBanded matrix) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      V x = cycle.express(algebra, inputs).get(0);
      V residual = algebra.combine(
          List.of(1.0, -1.0), List.of(inputs.get(1), algebra.apply(matrix, x)));
      return List.of(x, residual);
    }
  }
}
