package org.residua.simd.banded;

import org.residua.api.arithmetic.Fma;
import org.residua.api.operator.SymmetricBanded;

/** The numbers of a {@link SymmetricBanded} matrix in the form loops read. Immutable, thread safe. */
public final class SymmetricBandedLoop {

  private final double[][] bands;
  private final int size;

  /** Copies the bands of the matrix. */
  public SymmetricBandedLoop(SymmetricBanded matrix) {
    this.size = matrix.size();
    this.bands = new double[matrix.halfBandwidth() + 1][];
    for (int d = 0; d < bands.length; d++) {
      bands[d] = matrix.bands().channel(d);
    }
  }

  /** {@code y = A x} for {@code channels} planar signals, in the canonical order. */
  public void run(double[] x, double[] y, int channels) {
    int w = bands.length - 1;
    for (int c = 0; c < channels; c++) {
      int offset = c * size;
      for (int i = 0; i < size; i++) {
        int first = Math.max(0, i - w);
        int last = Math.min(size - 1, i + w);
        double sum = bands[i - first][first] * x[offset + first];
        for (int j = first + 1; j <= last; j++) {
          double entry = j < i ? bands[i - j][j] : bands[j - i][i];
          sum = Fma.of(entry, x[offset + j], sum);
        }
        y[offset + i] = sum;
      }
    }
  }
}
