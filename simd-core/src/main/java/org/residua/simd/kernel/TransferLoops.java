package org.residua.simd.kernel;

import org.residua.api.operator.SparseMatrix;
import org.residua.simd.banded.SymmetricBandedLoop;

/** Matrices, and what leads from one length to another: light beside the filters, so that plain loops are the default. */
public interface TransferLoops {

  /** {@code y = A x} for {@code channels} signals of {@code matrix.size()} samples. */
  default void banded(SymmetricBandedLoop matrix, double[] x, double[] y, int channels) {
    matrix.run(x, y, channels);
  }

  /** {@code y = A x} for {@code channels} signals of {@code matrix.columns()} samples. */
  default void sparse(SparseMatrix matrix, double[] x, double[] y, int channels) {
    matrix.run(x, y, channels);
  }

  /** {@code y = M u}: each of {@code channels} channels of {@code length} samples, then the same reversed. */
  default void mirror(double[] u, int length, double[] y, int channels) {
    for (int c = 0; c < channels; c++) {
      System.arraycopy(u, c * length, y, 2 * c * length, length);
      for (int i = 0; i < length; i++) {
        y[2 * (c + 1) * length - 1 - i] = u[c * length + i];
      }
    }
  }

  /** {@code u = M^T y}: {@code u_i = y_i + y_{2 length - 1 - i}} in each channel. */
  default void fold(double[] y, int length, double[] u, int channels) {
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < length; i++) {
        u[c * length + i] = y[2 * c * length + i] + y[2 * (c + 1) * length - 1 - i];
      }
    }
  }
}
