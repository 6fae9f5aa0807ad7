package org.residua.api.block;

import java.util.List;

/**
 * A semi-iteration: a table of rows, as a Runge-Kutta method is its tableau.
 *
 * @param diffusion what drives the steps
 * @param rows the rows in order, at least one
 * @param frozen whether the diffusivities {@code g(K u_0)} of the start are kept for all rows
 * @param argument what bounds the polynomial of the rows when the diffusivities do not change within the cycle
 */
public record SemiIteration(Diffusion diffusion, List<Row> rows, boolean frozen, Argument argument) {

  /** Copies the rows; refuses an empty table. */
  public SemiIteration {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("0 rows: a semi-iteration needs at least one");
    }
  }

  /** A table about whose polynomial nothing is stated: it is bounded by evaluation where that is possible. */
  public SemiIteration(Diffusion diffusion, List<Row> rows, boolean frozen) {
    this(diffusion, rows, frozen, new Argument.Evaluation());
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
}
