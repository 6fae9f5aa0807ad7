package org.residua.simd.kernel;

import org.residua.api.flux.Activation;
import org.residua.api.operator.Stencil;

/** Required: one layer of a network at a time. */
public interface ElementLoops {

  /**
   * {@code y = K u}.
   *
   * @param k the filter bank, {@code M x C x p}
   * @param u {@code C x length} samples
   * @param length samples per channel
   * @param y receives {@code M x k.rows(length)} responses
   * @param at where they begin
   */
  void convolve(Stencil k, double[] u, int length, double[] y, int at);

  /**
   * {@code u = K^T y}.
   *
   * @param k the filter bank of {@code K}
   * @param y {@code M x k.rows(length)} responses
   * @param at where they begin
   * @param length samples per channel of the result
   * @param u receives {@code C x length} samples
   */
  void adjoint(Stencil k, double[] y, int at, int length, double[] u);

  /**
   * {@code z = Phi(y)} or {@code z = g(y)}.
   *
   * @param activation what is evaluated, channelwise or coupled; refused where its fluxes or groups do not fit the channels
   * @param y {@code channels x length} values
   * @param z receives as many; may be {@code y}
   * @param channels number of channels
   * @param length values per channel
   */
  void activate(Activation activation, double[] y, double[] z, int channels, int length);

  /**
   * {@code z = DPhi(at) d}, see {@link org.residua.api.block.Algebra#differential}.
   *
   * @param activation a flux, channelwise or coupled
   * @param at {@code channels x length} values
   * @param d as many
   * @param z receives as many; may be {@code at}, if that is not {@code d}
   * @param channels number of channels
   * @param length values per channel
   */
  void differential(Activation activation, double[] at, double[] d, double[] z, int channels, int length);

  /** {@code z_i = x_i / y_i}; {@code z} may be {@code x} or {@code y}. */
  void divide(double[] x, double[] y, double[] z, int count);

  /** {@code z_i = x_i y_i}; {@code z} may be {@code x} or {@code y}. */
  void multiply(double[] x, double[] y, double[] z, int count);

  /**
   * {@code z = c_0 x_0 + c_1 x_1 + ...}: the first term the plain product, the others fused onto it in
   * order; {@code z} may be any of the inputs.
   */
  void combine(double[] coefficients, double[][] inputs, double[] z, int count);

  /** {@code z_{c,i} = x_{c,i} + b_c}; {@code z} may be {@code x}. */
  void addBias(double[] bias, double[] x, double[] z, int length);
}
