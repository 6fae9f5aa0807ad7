package org.residua.api.engine;

import java.util.Arrays;
import org.residua.api.arithmetic.Fma;
import org.residua.api.operator.SymmetricBanded;

/**
 * A symmetric banded matrix, whose last rows are a border where its bands go on from the last row to the first.
 *
 * @param bands {@code a_{i,i+d}} at {@code [d][i]}, the column taken {@code mod n} if periodic; not changed
 * @param w the half-bandwidth
 * @param border the rows of the border
 */
@SuppressWarnings("ArrayRecordComponent")
record PlainBands(double[][] bands, int w, int border) {

  static PlainBands of(SymmetricBanded a) {
    double[][] bands = new double[a.halfBandwidth() + 1][];
    Arrays.setAll(bands, d -> a.bands().channel(d));
    return of(bands, false);
  }

  static PlainBands of(double[][] bands, boolean periodic) {
    int n = bands[0].length;
    boolean folds = periodic && n <= 2 * (bands.length - 1);
    double[][] kept = folds ? folded(bands) : bands;
    int w = Math.min(kept.length - 1, n - 1);
    return new PlainBands(kept, w, periodic && !folds ? w : 0);
  }

  /** Where bands of a periodic matrix meet, an entry is the sum of all numbers given for it: a full matrix. */
  private static double[][] folded(double[][] bands) {
    int n = bands[0].length;
    double[][] full = new double[n][n];
    for (int d = 0; d < bands.length; d++) {
      for (int i = 0; i < n; i++) {
        int j = (i + d) % n;
        int low = Math.min(i, j);
        full[Math.abs(i - j)][low] = Fma.of(d > 0 && i == j ? 2 : 1, bands[d][i], full[Math.abs(i - j)][low]);
      }
    }
    return full;
  }

  /** {@code a_ij} for two rows of the interior, or two of the border. */
  double entry(int i, int j) {
    return bands[Math.abs(i - j)][Math.min(i, j)];
  }

  /** Whether the entry of a row and border row {@code k} is inside the bands. */
  boolean coupled(int row, int k) {
    return row <= k || interior() + k - row <= w;
  }

  /** The entry of a row and border row {@code k}, inside the bands. */
  double borderEntry(int row, int k) {
    return row <= k ? bands[w - k + row][interior() + k] : bands[interior() + k - row][row];
  }

  /** The number of rows. */
  int n() {
    return bands[0].length;
  }

  /** The number of rows that are not border. */
  int interior() {
    return n() - border;
  }

  /** The number of rows of each end. */
  int end() {
    return (interior() - w) / 2;
  }
}
