package org.residua.simd.chain;

import org.residua.api.operator.Repetition;
import org.residua.api.operator.SparseMatrix;

/**
 * How far the rows of a link reach around their place {@code p(i) = floor(i columns / rows)}: row {@code i} reads samples
 * {@code p(i) - down .. p(i) + up}.
 *
 * @param rows their number
 * @param columns samples that are read
 * @param down at least 0
 * @param up may be negative
 */
public record Reach(int rows, int columns, int down, int up) {

  /** A window must be small beside a tile. */
  private static final int MOST = 128;

  /** Sample by sample. */
  public static Reach none(int count) {
    return new Reach(count, count, 0, 0);
  }

  /**
   * That of a matrix. Among rows that repeat, {@code p(i)} less a column never turns, so that the first and the last period
   * tell.
   */
  public static Reach of(SparseMatrix a) {
    Repetition rows = a.repetition();
    int down = 0;
    int up = 0;
    for (int i = 0; i < a.rows(); i++) {
      i = i == rows.from() + rows.period() ? Math.max(i, rows.to() - rows.period()) : i;
      int entries = a.count(i);
      if (entries > 0) {
        int place = place(i, a.columns(), a.rows());
        down = Math.max(down, place - a.column(i, 0));
        up = Math.max(up, a.column(i, entries - 1) - place);
      }
    }
    return new Reach(a.rows(), a.columns(), down, up);
  }

  private static int place(int i, int columns, int rows) {
    return rows == columns ? i : (int) ((long) i * columns / rows);
  }

  /** Whether a window can follow it. */
  public boolean small() {
    return down <= MOST && up <= MOST;
  }

  /** How many of the first rows read none but the first {@code done} samples. */
  public int ready(int done) {
    if (done >= columns) {
      return rows;
    }
    long ready = rows == columns ? done - up : -Math.floorDiv(-(long) (done - up) * rows, columns);
    return Math.clamp(ready, 0, rows);
  }

  /** The first sample that any row from {@code row} on reads. */
  public int needed(int row) {
    return row >= rows ? columns : Math.max(0, place(row, columns, rows) - down);
  }
}
