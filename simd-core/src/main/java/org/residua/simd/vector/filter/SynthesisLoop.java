package org.residua.simd.vector.filter;

import org.residua.api.operator.Stencil;

/** Neighbouring samples of the sum of the adjoints of twins, taps from number {@code split} on meeting responses {@code wrap} further on. */
interface SynthesisLoop {

  /** {@link Twins#synthesisVectors} vectors of {@code u_{to+i} = sum_j g_j y_{from + i - jd} + sum_j h_j z_{row + i - jd}}. */
  void block(Stencil g, Stencil h, double[] y, int from, double[] z, int row, double[] u, int to, int split, int wrap);

  /** One vector. */
  void vector(Stencil g, Stencil h, double[] y, int from, double[] z, int row, double[] u, int to, int split, int wrap);
}
