package org.residua.api.kernel;

import org.residua.api.flux.Activation;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.Stencil;

/**
 * Destination-passing loops over planar samples. Every implementation gives the same bits: the canonical
 * order of {@link Stencil} for convolutions, of {@link Activation} and the flux formulas for activations,
 * and element-wise operations as written at each method.
 *
 * <p>Arrays may be longer than the counts say. Source and destination must not be the same array unless
 * a method allows it. Nothing allocates except {@link #sweep} and {@link #twistedEnds}. Implementations
 * are thread safe; a {@link Sweep} and {@link TwistedEnds} are not.
 */
public interface Kernels {

  /** {@code scalar} or {@code vector}, for reports. */
  String name();

  /** Double lanes of a vector register; 1 for scalar kernels. */
  int lanes();

  /**
   * {@code y = K u}.
   *
   * @param k the filter bank, {@code M x C x p}
   * @param u {@code C x length} samples
   * @param length samples per channel
   * @param y receives {@code M x k.rows(length)} responses
   */
  void convolve(Stencil k, double[] u, int length, double[] y);

  /**
   * {@code u = K^T y}.
   *
   * @param k the filter bank of {@code K}
   * @param y {@code M x k.rows(length)} responses
   * @param length samples per channel of the result
   * @param u receives {@code C x length} samples
   */
  void adjoint(Stencil k, double[] y, int length, double[] u);

  /**
   * {@code z = Phi(y)} or {@code z = g(y)}.
   *
   * @param activation what is evaluated, channelwise or coupled
   * @param y {@code channels x length} values
   * @param z receives as many; may be {@code y}
   * @param channels number of channels
   * @param length values per channel
   */
  void activate(Activation activation, double[] y, double[] z, int channels, int length);

  /** {@code z_i = x_i y_i}; {@code z} may be {@code x} or {@code y}. */
  void multiply(double[] x, double[] y, double[] z, int count);

  /**
   * {@code z = c_0 x_0 + c_1 x_1 + ...}: the first term the plain product, the others fused onto it in
   * order; {@code z} may be any of the inputs.
   */
  void combine(double[] coefficients, double[][] inputs, double[] z, int count);

  /** {@code z_{c,i} = x_{c,i} + b_c}; {@code z} may be {@code x}. */
  void addBias(double[] bias, double[] x, double[] z, int length);

  /** {@code y = A x} for {@code channels} signals of {@code matrix.size()} samples. */
  default void banded(SymmetricBandedLoop matrix, double[] x, double[] y, int channels) {
    matrix.run(x, y, channels);
  }

  /** {@code fine = P coarse} for {@code channels} signals. */
  default void interpolate(Interpolation p, double[] coarse, double[] fine, int channels) {
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < p.length(); i++) {
        fine[c * p.length() + i] = p.at(coarse, c * p.coarseLength(), i);
      }
    }
  }

  /** {@code coarse = P^T fine} for {@code channels} signals. */
  default void restrict(Interpolation p, double[] fine, double[] coarse, int channels) {
    for (int c = 0; c < channels; c++) {
      for (int k = 0; k < p.coarseLength(); k++) {
        coarse[c * p.coarseLength() + k] = p.adjointAt(fine, c * p.length(), k);
      }
    }
  }

  /**
   * A fused form of the symmetric step for one stencil, activation and length, with its own scratch memory.
   * The default is composed of the operations above.
   */
  default Sweep sweep(Stencil k, Activation activation, int length) {
    return new ComposedSweep(this, k, activation, length);
  }

  /** The loops over the ends of a banded factor; see {@link BandedFactor}, which is what solves. */
  default TwistedEnds twistedEnds(TwistedFactor factor) {
    boolean single = factor.lanes() == 1 && factor.border() == 0;
    return switch (single ? factor.width() : 0) {
      case 1 -> new TridiagonalEnds(factor);
      case 2 -> new PentadiagonalEnds(factor);
      default -> new ScalarEnds(factor);
    };
  }
}
