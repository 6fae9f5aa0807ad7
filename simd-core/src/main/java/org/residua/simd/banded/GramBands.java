package org.residua.simd.banded;

import org.residua.api.operator.Gram;
import org.residua.api.operator.Stencil;

/**
 * The bands of {@code K^T diag(s) K} for one group of filters, the channels of a sample side by side. Rows whose taps all meet
 * samples of their own are added diagonal by diagonal, which keeps the order of each entry: over the responses, then over the
 * rows, ascending. Nothing allocates but where rows meet an end.
 */
final class GramBands {

  private final Stencil k;
  private final int length;
  private final int channels;
  private final int unknowns;
  private final int reach;
  private final int diagonals;

  GramBands(Stencil k, int length) {
    this.k = k;
    this.length = length;
    this.channels = k.inputs();
    this.unknowns = channels * length;
    this.reach = k.reach();
    this.diagonals = (int) Math.min(unknowns, (long) channels * reach);
  }

  /** Adds the products, {@code s} by response and row, {@code bands} diagonal by diagonal. */
  void add(double[] s, double[] bands) {
    int rows = k.rows(length);
    int first = k.firstRow();
    int from = Math.min(rows, -first) + first;
    int to = Math.max(from, Math.min(rows + first, length - reach + 1));
    for (int m = 0; m < k.outputs(); m++) {
      ends(m, first, from, s, bands);
      interior(m, from, to, m * rows - first, s, bands);
      ends(m, to, rows + first, s, bands);
    }
  }

  private void ends(int m, int from, int to, double[] s, double[] bands) {
    if (from < to) {
      Gram.rows(k, length, m, from, to, (response, i, j, a, b) ->
          add(bands, i % length * channels + i / length, j % length * channels + j / length, a * b, s[response]));
    }
  }

  private void add(double[] bands, int i, int j, double product, double s) {
    if (i <= j) {
      int distance = j - i;
      boolean inside = distance < diagonals;
      int at = (inside ? distance : unknowns - distance) * unknowns + (inside ? i : j);
      bands[at] = Math.fma(product, s, bands[at]);
    }
  }

  /** {@code responses} is where the weight of row 0 is. */
  private void interior(int m, int from, int to, int responses, double[] s, double[] bands) {
    for (int c = 0; c < channels; c++) {
      for (int d = 0; d < channels; d++) {
        for (int lag = d < c ? 1 : 0; lag < k.taps(); lag++) {
          for (int j = k.taps() - 1 - lag; j >= 0; j--) {
            double product = k.weight(m, c, j) * k.weight(m, d, j + lag);
            if (k.weight(m, c, j) != 0 && k.weight(m, d, j + lag) != 0) {
              int diagonal = lag * k.dilation() * channels + d - c;
              diagonal(product, s, responses, from, to, bands, diagonal * unknowns + j * k.dilation() * channels + c);
            }
          }
        }
      }
    }
  }

  private void diagonal(double product, double[] s, int responses, int from, int to, double[] bands, int at) {
    if (channels == 1) {
      for (int row = from; row < to; row++) {
        bands[at + row] = Math.fma(product, s[responses + row], bands[at + row]);
      }
      return;
    }
    for (int row = from; row < to; row++) {
      int entry = at + row * channels;
      bands[entry] = Math.fma(product, s[responses + row], bands[entry]);
    }
  }
}
