package org.residua.simd.vector.filter;

import org.residua.api.operator.Stencil;

/** Neighbouring responses of twins, whose taps from number {@code split} on meet samples {@code wrap} further on. */
interface AnalysisLoop {

  /** {@link Twins#analysisVectors} vectors of {@code y_{to+i} = sum_j g_j x_{from + i + jd}}, and {@code z_{row+i}} by {@code h}. */
  void block(Stencil g, Stencil h, double[] x, int from, double[] y, int to, double[] z, int row, int split, int wrap);

  /** One vector of both. */
  void vector(Stencil g, Stencil h, double[] x, int from, double[] y, int to, double[] z, int row, int split, int wrap);
}
