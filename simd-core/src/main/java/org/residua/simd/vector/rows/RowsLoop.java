package org.residua.simd.vector.rows;

import org.residua.simd.kernel.FusedRows;
import org.residua.simd.vector.copy.Width;

/** Rows of a sparse matrix that repeat. */
public interface RowsLoop {

  /**
   * As many of the rows {@code from..to-1} as there are whole vectors; the first of them begins a period.
   *
   * @return the first row that is left
   */
  int run(FusedRows rows, int from, int to);

  /**
   * The constants of a copy.
   *
   * @param width of a vector
   * @param taps of each row, or of the fuller one of a period
   * @param others taps of the other row of an interpolation
   * @param mode how far it goes
   * @param form of the rows
   */
  record Constants(Width width, int taps, int others, FusedRows.Mode mode, Form form) {

    boolean at(FusedRows.Mode least) {
      return mode.compareTo(least) >= 0;
    }
  }

  /**
   * Their form.
   *
   * @param coloured whether some rows are empty
   * @param periodic whether weights are those of a period
   */
  record Form(boolean coloured, boolean periodic) {}
}
