package org.residua.simd.vector.element;

import org.residua.simd.kernel.Piece;
import org.residua.simd.vector.copy.Width;

/** Element-wise operations. The constant of a copy is a {@link Width}. */
public interface ElementLoop {

  /** {@code z_{to+i} = x_{from+i} y_{to+i}}; {@code z} may be {@code x} or {@code y}. */
  void multiply(double[] x, int from, double[] y, double[] z, int to, int count);

  /** {@code z_i = x_i / y_i}; {@code z} may be {@code x} or {@code y}. */
  void divide(double[] x, double[] y, double[] z, int count);

  /** {@code z = c_0 x_0 + c_1 x_1 + ...}, the first term the plain product, the others fused onto it. */
  void combine(double[] coefficients, double[][] inputs, double[] z, int count);

  /** {@code z_{from+i} = x_{from+i} + b}; {@code z} may be {@code x}. */
  void add(double b, double[] x, double[] z, int from, int count);

  /** {@code z = c_0 x + c_1 y} for samples {@code from..to-1}. */
  void pair(double[] coefficients, Piece x, Piece y, Piece z, int from, int to);

  /** {@code z = c_0 x_0 + c_1 x_1 + c_2 x_2} for samples {@code from..to-1}. */
  void triple(double[] coefficients, Piece[] inputs, Piece z, int from, int to);

  /** {@code z_i = x_i y_i} for samples {@code from..to-1}. */
  void multiply(Piece x, Piece y, Piece z, int from, int to);

  /** {@code z_i = x_i / y_i} for samples {@code from..to-1}. */
  void divide(Piece x, Piece y, Piece z, int from, int to);
}
