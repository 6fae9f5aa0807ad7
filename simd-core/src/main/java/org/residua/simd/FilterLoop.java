package org.residua.simd;

import org.residua.api.operator.Stencil;

/** A convolution or its adjoint where all taps meet samples. */
interface FilterLoop {

  /**
   * {@code z_{to+i} = sum_q sum_j w x_{q plane + from + i +- j}}, {@code i = 0..count-1}, in the canonical
   * order: forward (+) over the channels {@code q} that response {@code fixed} reads, transposed (-) over
   * the responses {@code q} that read channel {@code fixed}.
   */
  void run(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int count);

  /** What a copy has as constants. */
  record Constants(Width width, boolean transposed) {}
}
