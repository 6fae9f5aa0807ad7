package org.residua.api.block;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.residua.api.operator.Parameter;

/**
 * A semi-iteration: a table of rows, as a Runge-Kutta method is its tableau. An explicit step is the table with one plain
 * row.
 *
 * <p>Its state is the pair {@code (u_k, u_{k-1})}, which it takes and returns, so that two-step methods repeat like
 * one-step ones; a cycle begins with {@code u_{-1} = u_0}. Times in rows are counted in units of the step size.
 *
 * @param diffusion what drives the steps
 * @param step the step size, the unit of the rows; refused where it does not fit the diffusion
 * @param rows the rows in order, at least one
 * @param frozen whether the diffusivities {@code g(K u_0)} of the start are kept for all rows
 * @param argument what bounds the polynomial of the rows when the diffusivities do not change within the cycle
 */
public record SemiIteration(
    Diffusion diffusion, StepSize step, List<Row> rows, boolean frozen, Argument argument) {

  /** Copies the rows; refuses an empty table and a step size that does not fit. */
  public SemiIteration {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("0 rows: a semi-iteration needs at least one");
    }
    step.of(diffusion);
  }

  /** A table about whose polynomial nothing is stated: it is bounded by evaluation where that is possible. */
  public SemiIteration(Diffusion diffusion, StepSize step, List<Row> rows, boolean frozen) {
    this(diffusion, step, rows, frozen, new Argument.Evaluation());
  }

  /** A table whose times are numbers: its step size is 1, unchecked. */
  public SemiIteration(Diffusion diffusion, List<Row> rows, boolean frozen) {
    this(diffusion, rows, frozen, new Argument.Evaluation());
  }

  /** The same with an argument, whose times are numbers as well. */
  public SemiIteration(Diffusion diffusion, List<Row> rows, boolean frozen, Argument argument) {
    this(diffusion, StepSize.unchecked(1), rows, frozen, argument);
  }

  /** One plain step: {@code u - tau (K^T Phi(K u) + C (u - f))}. */
  public static SemiIteration step(Diffusion diffusion, StepSize step) {
    return new SemiIteration(diffusion, step, List.of(Row.explicit()), false, new Argument.EachRow());
  }

  /** The step size, the unit of the rows. */
  public double tau() {
    return step.of(diffusion);
  }

  /** The rows with their times as numbers: multiplied by the step size. */
  public List<Row> timed() {
    double unit = tau();
    return rows.stream().map(row -> row.scaled(unit)).toList();
  }

  /**
   * The rows {@code from..to-1} as a table. Begun from the pair of iterates that the rows before leave, it continues them,
   * unless diffusivities or terms of the start are kept: then only tables that begin with row 0 do.
   */
  public SemiIteration section(int from, int to) {
    return from == 0 && to == rows.size() ? this
        : new SemiIteration(diffusion, step, rows.subList(from, to), frozen, argument);
  }

  /** Whether the first row reads the iterate before the start. */
  public boolean readsPrevious() {
    return rows.get(0).b() != 0;
  }

  /** Whether some row uses {@code F(u_0)}. */
  public boolean usesStartForce() {
    return rows.stream().anyMatch(row -> row.d() != 0);
  }

  /** Whether some row uses {@code u_0} or {@code F(u_0)}. */
  public boolean usesStart() {
    return rows.stream().anyMatch(row -> row.c() != 0 || row.d() != 0);
  }

  /** Whether the force is linear in the state within the cycle: frozen, or a constant diffusivity. */
  public boolean linear() {
    return frozen || diffusion.activation().bank().constant();
  }

  /** The parameters read, one entry for each place. */
  public List<Parameter> parameters() {
    return Stream.concat(
        diffusion.parameters().stream(), step.parameters().stream()).toList();
  }

  /** The same table with each parameter replaced by another version of it; refuses a step that no longer fits. */
  public SemiIteration with(UnaryOperator<Parameter> numbers) {
    return new SemiIteration(diffusion.with(numbers), step.with(numbers), rows, frozen, argument);
  }
}
