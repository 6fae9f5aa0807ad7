package org.residua.simd;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;

/** {@code Phi} or {@code g} of many values, for one type of flux. */
interface ActivationLoop {

  /** {@code z_{to+i} = Phi(y_{from+i})}, or {@code g}; {@code z} may be {@code y} at the same place. */
  void channelwise(Flux flux, double[] y, int from, double[] z, int to, int count);

  /**
   * {@code z_{m,i} = g(s_i) y_{m,i}}, or {@code g(s_i)}, with {@code s_i^2 = sum_m y_{m,i}^2} over the
   * planes {@code y_{m plane + from + i}}; {@code z} may be {@code y}.
   */
  void coupled(Flux flux, double[] y, double[] z, int channels, int plane, int from, int count);

  /** What a copy has as constants. */
  record Constants(Width width, VectorFlux formula, Activation.Form form) {}
}
