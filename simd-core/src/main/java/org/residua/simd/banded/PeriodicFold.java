package org.residua.simd.banded;

import java.util.Arrays;
import org.residua.api.arithmetic.Fma;

/** The bands of a small periodic matrix whose bands meet, added up to those of a full matrix. */
final class PeriodicFold {

  private final BandedShape shape;
  private final int lanes;
  private final int groups;
  private final double[] full;

  PeriodicFold(BandedShape shape, int lanes, int groups) {
    this.shape = shape;
    this.lanes = lanes;
    this.groups = groups;
    this.full = new double[TwistedFactor.place(groups * shape.size() * shape.size(), lanes)];
  }

  /** The bands of half-bandwidth {@code n-1}; an entry that wraps onto the diagonal counts twice. */
  double[] fold(double[] bands) {
    Arrays.fill(full, 0);
    int n = shape.size();
    for (int g = 0; g < groups; g++) {
      for (int d = 0; d <= shape.halfBandwidth(); d++) {
        for (int i = 0; i < n; i++) {
          int j = (i + d) % n;
          int from = TwistedFactor.place(g * shape.entries() + d * n + i, lanes);
          int to = TwistedFactor.place(g * n * n + Math.abs(i - j) * n + Math.min(i, j), lanes);
          add(bands, from, to, d > 0 && i == j ? 2 : 1);
        }
      }
    }
    return full;
  }

  private void add(double[] bands, int from, int to, double times) {
    for (int lane = 0; lane < lanes; lane++) {
      full[to + lane] = Fma.of(times, bands[from + lane], full[to + lane]);
    }
  }
}
