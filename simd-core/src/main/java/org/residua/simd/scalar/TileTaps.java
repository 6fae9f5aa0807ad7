package org.residua.simd.scalar;

import org.residua.api.operator.Stencil;

/** Sums over the taps of a filter for the values of a tile, up to four taps in a pass, each sum fused in the canonical order. */
final class TileTaps {

  private TileTaps() {}

  /**
   * {@code sum_i = sum_j w_{m,c,j} x_{at+i+jd}} for {@code i < count}, or adds these terms.
   *
   * @param d the distance of taps, of either sign
   * @param anew whether sums begin anew; the first term is then the plain product
   */
  static void sum(Tile tile, Stencil k, int m, int c, double[] x, int at, int d, boolean anew, int count) {
    int j = k.taps() % 2 == 1 ? one(tile, k.weight(m, c, 0), x, at, anew, count) : two(tile, k, m, c, 0, x, at, d, anew, count);
    for (; j + 4 <= k.taps(); j += 4) {
      tile.read(Tile.X0, x, at + j * d, count);
      tile.read(Tile.X1, x, at + (j + 1) * d, count);
      tile.read(Tile.X2, x, at + (j + 2) * d, count);
      tile.read(Tile.X3, x, at + (j + 3) * d, count);
      tile.add(k.weight(m, c, j), k.weight(m, c, j + 1), k.weight(m, c, j + 2), k.weight(m, c, j + 3), count);
    }
    if (j < k.taps()) {
      two(tile, k, m, c, j, x, at, d, false, count);
    }
  }

  private static int one(Tile tile, double weight, double[] x, int at, boolean anew, int count) {
    tile.read(Tile.X0, x, at, count);
    if (anew) {
      tile.set(weight, count);
    } else {
      tile.add(weight, count);
    }
    return 1;
  }

  /** Taps {@code j} and {@code j + 1}. */
  private static int two(Tile tile, Stencil k, int m, int c, int j, double[] x, int at, int d, boolean anew, int count) {
    tile.read(Tile.X0, x, at + j * d, count);
    tile.read(Tile.X1, x, at + (j + 1) * d, count);
    if (anew) {
      tile.set(k.weight(m, c, j), k.weight(m, c, j + 1), count);
    } else {
      tile.add(k.weight(m, c, j), k.weight(m, c, j + 1), count);
    }
    return j + 2;
  }
}
