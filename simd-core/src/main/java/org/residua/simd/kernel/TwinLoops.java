package org.residua.simd.kernel;

import org.residua.api.flux.Activation;
import org.residua.api.operator.Stencil;

/**
 * Twins, two filters of one channel alike in all but their weights, as high- and low-pass of a level of a wavelet transform: both
 * read what they share once. The default is one after the other.
 */
public interface TwinLoops extends ElementLoops {

  /** What {@link #convolve} and {@link #activate} find one after the other, in one pass where the kernels have such. */
  default BankResponses responses(Stencil k, Activation activation) {
    return (u, length, z) -> {
      convolve(k, u, length, z, 0);
      activate(activation, z, z, k.outputs(), k.rows(length));
    };
  }

  /**
   * {@code y = G u}, {@code z = H u}.
   *
   * @param g a filter
   * @param h its twin
   * @param u {@code length} samples
   * @param length their number
   * @param y receives the responses of {@code G}
   * @param at where they begin
   * @param z receives those of {@code H}
   */
  default void convolve(Stencil g, Stencil h, double[] u, int length, double[] y, int at, double[] z) {
    convolve(g, u, length, y, at);
    convolve(h, u, length, z, 0);
  }

  /**
   * {@code u = G^T y + H^T z}.
   *
   * @param g a filter
   * @param h its twin
   * @param y responses of {@code G}
   * @param at where they begin
   * @param z responses of {@code H}; of no use afterwards
   * @param length samples of the result
   * @param u receives it
   * @param spare as long as {@code u}
   */
  default void adjoint(Stencil g, Stencil h, double[] y, int at, double[] z, int length, double[] u, double[] spare) {
    adjoint(g, y, at, length, u);
    adjoint(h, z, 0, length, spare);
    for (int i = 0; i < length; i++) {
      u[i] += spare[i];
    }
  }
}
