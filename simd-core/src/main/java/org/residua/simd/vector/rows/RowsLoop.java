package org.residua.simd.vector.rows;

import jdk.incubator.vector.DoubleVector;
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
   * @param residual its coefficients
   * @param sum its coefficients
   * @param centre the tap that reads what is relaxed, -1 if none does
   */
  record Form(boolean coloured, boolean periodic, FusedRows.Terms residual, FusedRows.Terms sum, int centre) {}

  /** {@code fma(c_1, s, c_0 b)}, without products where it is a sum or a difference. */
  static DoubleVector joined(FusedRows.Terms terms, DoubleVector b, double c0, DoubleVector s, DoubleVector c1) {
    return terms == FusedRows.Terms.SUM ? b.add(s)
        : terms == FusedRows.Terms.DIFFERENCE ? b.sub(s)
        : s.fma(c1, b.mul(c0));
  }
}
